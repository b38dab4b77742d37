import type {HostConnection} from '../../protocol/connect.ts';
import type {HostNews, PaneInfo, PanePicture} from '../../protocol/host-wire.ts';
import type {ScreenSignal} from '../../terminal/screen.ts';
import type {Client} from '../client.ts';
import type {Desk} from '../desk.ts';
import type {Tty} from '../tty.ts';
import {withPicture} from './pane-cells.ts';

/** Keeps a client's desk in line with its host: panes that come and go, pictures, the view that other clients change. */
export function followHost(client: Client, host: HostConnection, tty: Tty, paint: (pictures: readonly PanePicture[]) => void): void {
	host.onNews(news => {
		takeNews(client, tty, news);
	});
	host.onPicture(pictures => {
		void takePictures(client, host, tty, pictures, paint);
	});
}

async function takePictures(client: Client, host: HostConnection, tty: Tty, pictures: readonly PanePicture[], paint: (pictures: readonly PanePicture[]) => void): Promise<void> {
	client.update(desk => {
		const cells = new Map(desk.cells);
		for (const picture of pictures) {
			cells.set(picture.pane, withPicture(cells.get(picture.pane), picture));
		}

		return {...desk, cells};
	});
	paint(pictures);
	await tty.flushed();
	host.send({type: 'drawn'});
}

function takeNews(client: Client, tty: Tty, news: HostNews): void {
	switch (news.type) {
		case 'pane-opened':
		case 'pane-changed': {
			client.update(desk => withPane(desk, news.pane));
			break;
		}

		case 'pane-exited': {
			const {pane, code, signal} = news;
			client.update(desk => {
				const info = desk.panes.get(pane);
				return info ? withPane(desk, {...info, exit: {code, ...(signal !== undefined && {signal})}}) : desk;
			});
			break;
		}

		case 'pane-closed': {
			client.update(desk => withoutPane(desk, news.pane));
			break;
		}

		case 'view-changed': {
			client.takeView(news.view);
			break;
		}

		case 'pane-signal': {
			takeSignal(client, tty, news.pane, news.signal);
			break;
		}

		case 'detach': {
			client.detach();
			break;
		}

		case 'pane-taken':
		case 'ending': {
			// For the engine, which keeps its messages meanwhile, and for `attach`, which leaves.
			break;
		}
	}
}

function withPane(desk: Desk, info: PaneInfo): Desk {
	return {...desk, panes: new Map([...desk.panes, [info.pane, info]])};
}

function withoutPane(desk: Desk, pane: number): Desk {
	const panes = new Map(desk.panes);
	const cells = new Map(desk.cells);
	panes.delete(pane);
	cells.delete(pane);
	return {...desk, panes, cells, copy: desk.copy?.pane === pane ? undefined : desk.copy};
}

/** What a pane's program tells its terminal reaches the person's one: its bell, and its clipboard if the person is in that pane. */
function takeSignal(client: Client, tty: Tty, pane: number, signal: ScreenSignal): void {
	if (signal.type === 'bell') {
		tty.write('\u{7}');
	} else if (signal.type === 'clipboard' && pane === client.desk.view.focus) {
		client.copied = signal.text;
		client.writeClipboard(signal.text);
	} else if (signal.type === 'notification') {
		client.say(`${client.desk.panes.get(pane)?.name ?? pane}: ${signal.title === undefined ? '' : `${signal.title}: `}${signal.body}`);
	}
}
