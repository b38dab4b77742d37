import type {Case} from '../case.ts';

/** What a value means changes under somebody who begins to use it. */
export const values: readonly Case[] = [
	{
		name: 'seconds become milliseconds under a new caller',
		language: 'typescript',
		base: {'src/timeout.ts': 'export function timeout(): number {\n\treturn 30;\n}\n', 'src/wait.ts': 'import {timeout} from \'./timeout.ts\';\n\nexport const waitMs = () => timeout() * 1000;\n'},
		a: {
			edits: [['src/timeout.ts', 'return 30;', 'return 30_000;'], ['src/wait.ts', 'timeout() * 1000', 'timeout()']],
			test: 'import {waitMs} from \'./src/wait.ts\';\nassert.equal(waitMs(), 30_000);\n',
		},
		b: {
			edits: [['src/expiry.ts', '', 'import {timeout} from \'./timeout.ts\';\n\nexport function expiresAt(nowMs: number): number {\n\treturn nowMs + (timeout() * 1000);\n}\n']],
			test: 'import {expiresAt} from \'./src/expiry.ts\';\nassert.equal(expiresAt(1000), 31_000);\n',
		},
	},
	{
		name: 'a page grows while another splits it in two',
		language: 'typescript',
		base: {'src/pages.ts': 'export const pageSize = 20;\n\nexport const pageOf = (index: number) => Math.floor(index / pageSize);\n'},
		a: {
			edits: [['src/pages.ts', 'pageSize = 20', 'pageSize = 25']],
			test: 'import {pageOf} from \'./src/pages.ts\';\nassert.equal(pageOf(24), 0);\n',
		},
		b: {
			edits: [['src/columns.ts', '', 'import {pageSize} from \'./pages.ts\';\n\nexport const rowsInColumn = () => pageSize / 2;\n']],
			test: 'import {rowsInColumn} from \'./src/columns.ts\';\nassert.ok(Number.isInteger(rowsInColumn()));\n',
		},
	},
	{
		name: 'refunds turn negative under a sum',
		language: 'typescript',
		base: {'src/refund.ts': 'export type Entry = {readonly kind: string; readonly amount: number};\n\nexport function refund(amount: number): Entry {\n\treturn {kind: \'refund\', amount};\n}\n'},
		a: {
			edits: [['src/refund.ts', 'amount};\n}', 'amount: -amount};\n}']],
			test: 'import {refund} from \'./src/refund.ts\';\nassert.equal(refund(5).amount, -5);\n',
		},
		b: {
			edits: [['src/balance.ts', '', 'import {refund} from \'./refund.ts\';\n\nexport const afterRefund = (balance: number, amount: number) => balance - refund(amount).amount;\n']],
			test: 'import {afterRefund} from \'./src/balance.ts\';\nassert.equal(afterRefund(20, 5), 15);\n',
		},
	},
	{
		name: 'an end becomes exclusive under a new loop',
		language: 'python',
		base: {'spans.py': 'def span(start, length):\n    return (start, start + length - 1)\n\n\ndef contains(span, value):\n    return span[0] <= value <= span[1]\n'},
		a: {
			edits: [['spans.py', 'start + length - 1)', 'start + length)'], ['spans.py', 'value <= span[1]', 'value < span[1]']],
			test: 'from spans import contains, span\nassert contains(span(1, 3), 3) and not contains(span(1, 3), 4)\n',
		},
		b: {
			edits: [['days.py', '', 'from spans import span\n\n\ndef days(start, length):\n    first, last = span(start, length)\n    return list(range(first, last + 1))\n']],
			test: 'from days import days\nassert days(1, 3) == [1, 2, 3]\n',
		},
	},
	{
		name: 'today moves to another time zone',
		language: 'python',
		base: {'clock.py': 'from datetime import datetime, timedelta, timezone\n\nHOME = timezone(timedelta(hours=9))\nNOW = datetime(2024, 5, 1, 20, tzinfo=timezone.utc)\n\n\ndef today():\n    return NOW.astimezone(HOME).date()\n'},
		a: {
			edits: [['clock.py', 'NOW.astimezone(HOME).date()', 'NOW.date()']],
			test: 'from clock import today\nassert str(today()) == \'2024-05-01\'\n',
		},
		b: {
			edits: [['due.py', '', 'from clock import HOME, NOW, today\n\n\ndef is_due(day):\n    return day <= today()\n\n\ndef due_now():\n    return is_due(NOW.astimezone(HOME).date())\n']],
			test: 'from due import due_now\nassert due_now()\n',
		},
	},
	{
		name: 'a default changes under a call without it',
		language: 'python',
		base: {'fmt.py': 'def money(cents, symbol="$"):\n    return f"{symbol}{cents / 100:.2f}"\n'},
		a: {
			edits: [['fmt.py', 'symbol="$"', 'symbol="EUR "']],
			test: 'from fmt import money\nassert money(100) == \'EUR 1.00\'\n',
		},
		b: {
			edits: [['parse.py', '', 'from fmt import money\n\n\ndef same(cents):\n    return round(float(money(cents)[1:]) * 100) == cents\n']],
			test: 'from parse import same\nassert same(1250)\n',
		},
	},
	{
		name: 'the order of arguments is swapped under a new call',
		language: 'python',
		base: {'shift.py': 'def copy(source, target):\n    target[:] = source\n\n\ndef clone(items):\n    fresh = []\n    copy(items, fresh)\n    return fresh\n'},
		a: {
			edits: [['shift.py', 'def copy(source, target)', 'def copy(target, source)'], ['shift.py', 'copy(items, fresh)', 'copy(fresh, items)']],
			test: 'from shift import clone\nassert clone([1]) == [1]\n',
		},
		b: {
			edits: [['backup.py', '', 'from shift import copy\n\n\ndef backup(items):\n    saved = []\n    copy(items, saved)\n    return saved\n']],
			test: 'from backup import backup\nassert backup([1, 2]) == [1, 2]\n',
		},
	},
	{
		name: 'a key of a record is renamed under a reader',
		language: 'python',
		base: {'people.py': 'def person(first, last):\n    return {"name": f"{first} {last}"}\n\n\ndef greet(someone):\n    return "Hello " + someone["name"]\n'},
		a: {
			edits: [['people.py', '{"name": f', '{"full_name": f'], ['people.py', 'someone["name"]', 'someone["full_name"]']],
			test: 'from people import greet, person\nassert greet(person("A", "B")) == \'Hello A B\'\n',
		},
		b: {
			edits: [['badge.py', '', 'from people import person\n\n\ndef badge(first, last):\n    return person(first, last)["name"].upper()\n']],
			test: 'from badge import badge\nassert badge("a", "b") == \'A B\'\n',
		},
	},
];
