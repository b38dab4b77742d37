import {overlaps} from '../../claims/overlaps.ts';
import type {Lock} from '../../model/lock.ts';
import {findSession} from '../../server/processes/start-session.ts';
import type {SourceSymbol} from '../../symbols/file-index.ts';
import {readAddress} from '../../symbols/repository/addresses.ts';
import type {RepositoryIndex} from '../../symbols/repository/repository-index.ts';
import {taskId} from '../../wording/describe-event.ts';
import type {Invocation} from '../command.ts';
import {hasFlag} from '../arguments/options.ts';
import {printJson, visible} from '../printing/print.ts';
import {findHome, sessionState} from '../session.ts';
import {UserError} from '../printing/user-error.ts';
import {lookUpSymbol} from './look-up-symbol.ts';

/** Shows one symbol or file: where it is, its interface, what it refers to, who refers to it, its tests, and who holds it. */
export async function showSymbol(invocation: Invocation, index: RepositoryIndex, name: string): Promise<number> {
	const {found, similar} = lookUpSymbol(index, name);
	if (found.length > 1) {
		throw new UserError(`${found.length} symbols are called ${visible(name)}. Name one of them:`, {detail: found.map(address => `  ${visible(address)}`).join('\n')});
	}

	const [address] = found;
	if (address === undefined) {
		const isAlike = similar.length > 0;
		throw new UserError(`There is no symbol or file ${visible(name)}.${isAlike ? ' Did you mean one of these?' : ' See all: jupiter-tui index'}`, {detail: isAlike ? similar.map(other => `  ${visible(other)}`).join('\n') : undefined});
	}

	const symbol = index.symbolAt(address);
	const holders = await holdersOf(invocation, address);
	if (hasFlag(invocation, 'json')) {
		const {path} = readAddress(address, index.file);
		printJson({
			address, path,
			...symbol && {kind: symbol.kind, startLine: symbol.startLine, endLine: symbol.endLine, interface: symbol.interface, hashes: symbol.hashes},
			references: index.referencesOf(address), referrers: index.referrersOf(address), tests: index.testsOf(address),
			...!symbol && {dependencies: index.dependenciesOf(path), dependents: index.dependentsOf(path)},
			holders: holders?.map(({claim, holder, token}) => ({claim, holder, token})),
		});
		return 0;
	}

	console.log(placeOf(index, address, symbol));
	printList('Interface', symbol ? symbol.interface.split('\n') : []);
	printList('Refers to', index.referencesOf(address));
	printList('Referred to by', index.referrersOf(address).map(referrer => lineOf(index, referrer)));
	printList('Tests', index.testsOf(address));
	printList('Held by', holders?.map(({claim, holder, token}) => `${taskId(holder)}  ${claim}  token ${token}`) ?? []);
	return 0;
}

function placeOf(index: RepositoryIndex, address: string, symbol: SourceSymbol | undefined): string {
	const {path} = readAddress(address, index.file);
	return symbol ? `${visible(address)}  ${symbol.kind}, ${linesOf(symbol)}` : `${visible(address)}  ${index.file(path)!.language} file`;
}

function linesOf({startLine, endLine}: SourceSymbol): string {
	return startLine === endLine ? `line ${startLine}` : `lines ${startLine} to ${endLine}`;
}

function lineOf(index: RepositoryIndex, address: string): string {
	const symbol = index.symbolAt(address);
	return symbol ? `${address}  line ${symbol.startLine}` : address;
}

function printList(title: string, lines: readonly string[]): void {
	if (lines.length > 0) {
		console.log(`\n${title}\n${lines.map(line => `  ${visible(line)}`).join('\n')}`);
	}
}

/** The locks that meet an address; nothing where no session runs that could tell. */
async function holdersOf(invocation: Invocation, address: string): Promise<readonly Lock[] | undefined> {
	const {places} = await findHome(invocation);
	if (await findSession(places) === undefined) {
		return undefined;
	}

	const {locks} = await sessionState(invocation);
	return locks.filter(({claim}) => overlaps(claim, address));
}
