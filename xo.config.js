import reactHooks from 'eslint-plugin-react-hooks';

const config = [
	{ignores: ['distribution']},
	{
		files: ['source/ui/**', 'source/client/**'],
		plugins: {'react-hooks': reactHooks},
		rules: {'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error'},
	},
	{
		rules: {
			// Tables and total switches read better long than cut; bytes need bit operators.
			complexity: 'off',
			'max-lines': 'off',
			'max-depth': 'off',
			'no-bitwise': 'off',
			'no-await-in-loop': 'off',
			'capitalized-comments': 'off',
			'unicorn/single-line-block-comment-style': 'off',
			'@stylistic/object-curly-newline': 'off',
			'unicorn/no-array-reduce': 'off',
			'unicorn/prevent-abbreviations': 'off',
			'require-unicode-regexp': 'off',
			'no-control-regex': 'off',
			'@typescript-eslint/naming-convention': 'off',
			// `withHost` and `reportPane` say it as well.
			'unicorn/consistent-boolean-name': 'off',
			'unicorn/no-await-expression-member': 'off',
			'unicorn/prefer-simple-condition-first': 'off',
			// What comes over a wire can be outside the type.
			'@typescript-eslint/switch-exhaustiveness-check': ['error', {allowDefaultCaseForExhaustiveSwitch: true}],
			// Takes every file under test/ for a test; those without `.test` in their name are what tests share.
			'node-test/no-import-test-files': 'off',
		},
	},
	{
		files: ['test/**'],
		rules: {
			'node-test/prefer-test-context-assert': 'off',
			// The runner awaits its tests itself.
			'@typescript-eslint/no-floating-promises': ['error', {allowForKnownSafeCalls: [{from: 'package', package: 'node:test', name: ['test', 'describe', 'it', 'suite']}]}],
		},
	},
	{
		files: ['package.json'],
		rules: {
			// Pinned exactly where a version's own behaviour is relied on; the bin is built.
			'package-json/dependency-version-range': 'off',
			'package-json/require-bin-shebang': 'off',
			// For the linter's own dependencies, which nobody gets who installs this.
			'package-json/no-overrides-in-published-package': 'off',
		},
	},
];

export default config;
