/** The demo's plan, as a person would write it. The agent of each task is a script of the demo's own. */
export function demoPlan({fast}: {readonly fast: boolean}): string {
	const agent = (task: string) => `{command: demo-agent ${task}${fast ? ' --fast' : ''}}`;
	return `version: 1
goal: Quantities, coupons, taxes and currencies for the basket
into: main
workers: 3
verify: node --test
decisions:
  money.unit: cents
tasks:
  # Two want the same symbol: the second waits until the first has landed.
  - id: coupon
    title: Take coupons off the total
    prompt: A basket may have a coupon; total() takes its percentage off.
    agent: ${agent('coupon')}
    owns: [source/basket.js#Basket.total, source/coupon.js, test/coupon.test.js]
    minutes: 2
  - id: tax
    title: Add each line's tax to the total
    prompt: A line may have a tax rate; total() adds it.
    agent: ${agent('tax')}
    owns: [source/basket.js#Basket.total, source/tax.js, test/tax.test.js]
    minutes: 2

  # Tries to claim what another holds, is refused, and finds a way that needs no claim.
  - id: receipt
    title: End the receipt with the total
    prompt: The receipt's last line is the total.
    agent: ${agent('receipt')}
    owns: [source/receipt.js, test/receipt.test.js]
    reads: [source/basket.js#Basket.total, source/money.js#format]
    minutes: 2

  # Fails its verification once, reads why, and repairs it.
  - id: currency
    title: Format money of any currency
    prompt: format(amount, currency) follows the currency's own number of digits.
    agent: ${agent('currency')}
    owns: [source/money.js#format, test/currency.test.js]
    minutes: 3

  # Two in the same file on different symbols: they work side by side.
  - id: quantity
    title: Let add take a quantity
    prompt: add(name, price, quantity) counts the same name up instead of adding a line.
    agent: ${agent('quantity')}
    owns: [source/basket.js#Basket.add, test/quantity.test.js]
    minutes: 2
  - id: remove
    title: Let remove take a quantity
    prompt: remove(name, quantity) takes so many out, and the line when none is left.
    agent: ${agent('remove')}
    owns: [source/basket.js#Basket.remove, test/remove.test.js]
    minutes: 2

  - id: exports
    title: Export all of it from one place
    prompt: source/index.js exports coupons, taxes and the receipt as well.
    agent: ${agent('exports')}
    owns: [source/index.js, test/index.test.js]
    needs: [coupon, tax, receipt]
    minutes: 1

  # Writes an example that the plan did not declare; it is free, so it is claimed late.
  - id: docs
    title: Describe it in the readme
    prompt: The readme shows quantities, coupons, taxes and currencies.
    agent: ${agent('docs')}
    owns: [readme.md]
    needs: [exports, quantity, currency]
    minutes: 1
`;
}
