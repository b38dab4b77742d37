/* eslint-disable no-template-curly-in-string -- these are texts of JavaScript files */
import {basketScripts} from './basket-scripts.ts';
import {newTest, replacing, runTests, writing, type Step} from './step.ts';

const total = 'source/basket.js#Basket.total';
const example = 'A line may have a `tax` in percent. See `examples/checkout.js`.';
const usedPlainly = '    const basket = new Basket().add(\'tea\', 450);\n';
const usedFully = '    const basket = new Basket().add(\'tea\', 450, 2);\n    basket.coupon = \'WELCOME\';\n';

/** What each of the demo's agents does, by task, then by attempt; the last one serves for all further attempts. */
export const scripts: Readonly<Record<string, ReadonlyArray<readonly Step[]>>> = {
	...basketScripts,
	receipt: [[
		{type: 'read', path: 'source/receipt.js'},
		{type: 'say', text: 'The last line is the total. I would like Basket.total() to come formatted.'},
		{type: 'await-holder', claim: total},
		{type: 'shell', command: ['jupiter-tui', 'claim', total], mayFail: true},
		{type: 'say', text: 'It is taken. I don\'t need it: total() is in cents, and the receipt can format them. I give up my place in the queue.'},
		{type: 'shell', command: ['jupiter-tui', 'release', total], mayFail: true},
		{type: 'edit', path: 'source/receipt.js', change: text => replacing('\n}\n', '\n	return [...lines, `Total ${format(basket.total())}`];\n}\n')(
			replacing('	return basket', '	const lines = basket')(text))},
		newTest('test/receipt.test.js', 'the receipt ends with the total', [
			'import {Basket} from \'../source/basket.js\';',
			'import {receipt} from \'../source/receipt.js\';',
		], ['assert.deepEqual(receipt(new Basket().add(\'tea\', 450)), [\'tea €4.50\', \'Total €4.50\']);']),
		runTests,
		{type: 'shell', command: ['jupiter-tui', 'note', 'The receipt formats the total itself: Basket.total stays in cents.']},
	]],
	currency: [[
		{type: 'think', text: 'Looking at format', seconds: 1},
		{type: 'read', path: 'source/money.js'},
		{type: 'edit', path: 'source/money.js', change: replacing(
			'export function format(cents) {\n	return `€${(cents / 100).toFixed(2)}`;',
			'export function format(cents, currency = \'EUR\') {\n	return new Intl.NumberFormat(\'en\', {style: \'currency\', currency}).format(cents / 100);',
		)},
		newTest('test/currency.test.js', 'a currency has its own digits', ['import {format} from \'../source/money.js\';'], [
			'assert.equal(format(450, \'USD\'), \'$4.50\');',
			'assert.equal(format(500, \'JPY\'), \'¥500\');',
		]),
		{type: 'say', text: 'That was easy. I hand it in without running the tests.'},
	], [
		{type: 'think', text: 'It came back. Reading why', seconds: 0.8},
		{type: 'read-failure'},
		{type: 'say', text: 'A yen has no cents: the digits belong to the currency.'},
		{type: 'edit', path: 'source/money.js', change: replacing(
			'	return new Intl.NumberFormat(\'en\', {style: \'currency\', currency}).format(cents / 100);',
			'	const formatter = new Intl.NumberFormat(\'en\', {style: \'currency\', currency});\n	const {maximumFractionDigits} = formatter.resolvedOptions();\n'
			+ '	return formatter.format(cents / 10 ** maximumFractionDigits);',
		)},
		runTests,
		{type: 'shell', command: ['jupiter-tui', 'publish', 'source/money.js#format', 'format(cents, currency = \'EUR\')']},
	]],
	exports: [[
		{type: 'read', path: 'source/index.js'},
		{type: 'edit', path: 'source/index.js', change: replacing('export {format} from \'./money.js\';', [
			'export {coupons} from \'./coupon.js\';',
			'export {format} from \'./money.js\';',
			'export {receipt} from \'./receipt.js\';',
			'export {withTax} from \'./tax.js\';',
		].join('\n'))},
		newTest('test/index.test.js', 'everything comes from one place', ['import * as basket from \'basket\';'], [
			'assert.deepEqual(Object.keys(basket).sort(), [\'Basket\', \'coupons\', \'format\', \'receipt\', \'withTax\']);',
		]),
		runTests,
	]],
	docs: [[
		{type: 'say', text: 'A readme is best with an example that runs. The plan has none, so I add one.'},
		{type: 'edit', path: 'examples/checkout.js', change: writing([
			'import {Basket, receipt} from \'basket\';',
			'',
			'const basket = new Basket().add(\'tea\', 450, 2).add(\'cup\', 1200);',
			'basket.coupon = \'WELCOME\';',
			String.raw`console.log(receipt(basket).join('\n'));`,
			'',
		].join('\n'))},
		{type: 'shell', command: ['node', 'examples/checkout.js']},
		{type: 'edit', path: 'readme.md', change: replacing(usedPlainly, usedFully)},
		{type: 'edit', path: 'readme.md', change: text => text.includes(example) ? text : `${text}\n${example}\n`},
	]],
};
