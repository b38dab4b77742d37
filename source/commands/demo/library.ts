/** The repository that the demo's agents work on: a small shop's basket with its tests. Paths and texts. */
export const library: Readonly<Record<string, string>> = {
	'package.json': `{
	"name": "basket",
	"version": "1.0.0",
	"private": true,
	"type": "module",
	"exports": "./source/index.js",
	"scripts": {
		"test": "node --test"
	}
}
`,
	'readme.md': `# basket

What a customer is about to buy.

    import {Basket, format} from 'basket';

    const basket = new Basket().add('tea', 450);
    console.log(format(basket.total()));
`,
	'source/index.js': `export {Basket} from './basket.js';
export {format} from './money.js';
`,
	'source/basket.js': `import {round} from './money.js';

/** What a customer is about to buy. Prices are in cents. */
export class Basket {
	constructor() {
		this.lines = [];
	}

	/** Puts something in. */
	add(name, price) {
		this.lines.push({name, price, quantity: 1});
		return this;
	}

	get isEmpty() {
		return this.lines.length === 0;
	}

	/** Takes something out. */
	remove(name) {
		this.lines = this.lines.filter(line => line.name !== name);
		return this;
	}

	get names() {
		return this.lines.map(line => line.name);
	}

	/** What is to be paid, in cents. */
	total() {
		let total = 0;
		for (const line of this.lines) {
			total += line.price * line.quantity;
		}

		return round(total);
	}
}
`,
	'source/money.js': `/** Rounds to whole cents. */
export function round(cents) {
	return Math.round(cents);
}

/** Cents as a person reads them. */
export function format(cents) {
	return \`€\${(cents / 100).toFixed(2)}\`;
}
`,
	'source/receipt.js': `import {format} from './money.js';

/** The receipt's lines. */
export function receipt(basket) {
	return basket.lines.map(line => \`\${line.name} \${format(line.price)}\`);
}
`,
	'test/basket.test.js': `import assert from 'node:assert/strict';
import test from 'node:test';
import {Basket} from '../source/basket.js';

test('a new basket is empty', () => {
	assert.equal(new Basket().isEmpty, true);
});

test('the total adds up prices', () => {
	assert.equal(new Basket().add('tea', 450).add('cup', 1200).total(), 1650);
});

test('what is removed is not paid', () => {
	assert.equal(new Basket().add('tea', 450).add('cup', 1200).remove('cup').total(), 450);
});
`,
	'test/money.test.js': `import assert from 'node:assert/strict';
import test from 'node:test';
import {format} from '../source/money.js';

test('cents are shown as euros', () => {
	assert.equal(format(450), '€4.50');
});
`,
};
