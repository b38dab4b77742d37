import {newTest, replacing, runTests, writing, type Step} from './step.ts';

const importsBasket = 'import {Basket} from \'../source/basket.js\';';
const total = 'source/basket.js#Basket.total';

/** What the agents do that work on the basket itself, by task, then by attempt. */
export const basketScripts: Readonly<Record<string, ReadonlyArray<readonly Step[]>>> = {
	coupon: [[
		{type: 'think', text: 'Thinking about coupons', seconds: 1},
		{type: 'read', path: 'source/basket.js'},
		{type: 'edit', path: 'source/coupon.js', change: writing(`/** Coupons by code, in percent. */
export const coupons = {WELCOME: 10, SUMMER: 25};

/** A total less what its coupon takes off. */
export function applyCoupon(total, code) {
	return total - (total * (coupons[code] ?? 0)) / 100;
}
`)},
		{type: 'edit', path: 'source/basket.js', change: text => replacing('		return round(total);', '		return round(applyCoupon(total, this.coupon));')(
			replacing('import {round}', 'import {applyCoupon} from \'./coupon.js\';\nimport {round}')(text))},
		newTest('test/coupon.test.js', 'a coupon takes its percentage off', [importsBasket], [
			'const basket = new Basket().add(\'tea\', 1000);',
			'basket.coupon = \'WELCOME\';',
			'assert.equal(basket.total(), 900);',
		]),
		runTests,
		{type: 'shell', command: ['jupiter-tui', 'publish', total, 'total() // less the coupon']},
	]],
	tax: [[
		{type: 'read', path: 'source/basket.js'},
		{type: 'say', text: 'Coupons are in already. The tax belongs to each line.'},
		{type: 'edit', path: 'source/tax.js', change: writing(`/** A price with its tax, whose rate is in percent. */
export function withTax(price, rate = 0) {
	return price * (1 + rate / 100);
}
`)},
		{type: 'edit', path: 'source/basket.js', change: text => replacing('line.price * line.quantity', 'withTax(line.price, line.tax) * line.quantity')(
			replacing('from \'./money.js\';\n', 'from \'./money.js\';\nimport {withTax} from \'./tax.js\';\n')(text))},
		{type: 'shell', command: ['jupiter-tui', 'decide', 'tax.rate=percent']},
		newTest('test/tax.test.js', 'a line brings its own tax', [importsBasket], [
			'const basket = new Basket().add(\'tea\', 1000);',
			'basket.lines[0].tax = 19;',
			'assert.equal(basket.total(), 1190);',
		]),
		runTests,
	]],
	quantity: [[
		{type: 'think', text: 'Reading Basket.add', seconds: 0.8},
		{type: 'read', path: 'source/basket.js'},
		{type: 'edit', path: 'source/basket.js', change: replacing(
			'	add(name, price) {\n		this.lines.push({name, price, quantity: 1});\n',
			`	add(name, price, quantity = 1) {
		const line = this.lines.find(line => line.name === name);
		if (line === undefined) {
			this.lines.push({name, price, quantity});
		} else {
			line.quantity += quantity;
		}

`,
		)},
		newTest('test/quantity.test.js', 'the same thing is counted up', [importsBasket], [
			'const basket = new Basket().add(\'tea\', 450).add(\'tea\', 450, 2);',
			'assert.equal(basket.lines.length, 1);',
			'assert.equal(basket.total(), 1350);',
		]),
		{type: 'shell', command: ['jupiter-tui', 'publish', 'source/basket.js#Basket.add', 'add(name, price, quantity = 1)']},
		runTests,
	]],
	remove: [[
		{type: 'read', path: 'source/basket.js'},
		{type: 'think', text: 'What if more is taken out than is in', seconds: 1},
		{type: 'edit', path: 'source/basket.js', change: replacing(
			'	remove(name) {\n		this.lines = this.lines.filter(line => line.name !== name);\n',
			`	remove(name, quantity = Infinity) {
		for (const line of this.lines.filter(line => line.name === name)) {
			line.quantity -= quantity;
		}

		this.lines = this.lines.filter(line => line.quantity > 0);
`,
		)},
		newTest('test/remove.test.js', 'some of it can be taken out', [importsBasket], [
			'const basket = new Basket().add(\'tea\', 450);',
			'basket.lines[0].quantity = 3;',
			'assert.equal(basket.remove(\'tea\', 2).total(), 450);',
			'assert.equal(basket.remove(\'tea\').isEmpty, true);',
		]),
		runTests,
	]],
};
