import type {View} from '../protocol/host-wire.ts';
import type {HostPeer, ToldToHost} from '../protocol/serve-host.ts';
import type {Audience} from './audience.ts';
import type {Panes} from './panes.ts';

/** What the clients share, kept for those to come. */
export type SharedView = {view: View | undefined};

/** Does what a client says without waiting for an answer; of a pane that is gone meanwhile, nothing. */
export const obeyOrder = (order: ToldToHost, peer: HostPeer, {panes, audience, shared}: {readonly panes: Panes; readonly audience: Audience; readonly shared: SharedView}): void => {
	switch (order.type) {
		case 'resize': {
			const pane = panes.find(order.pane);
			if (pane && (pane.screen.columns !== order.columns || pane.screen.rows !== order.rows)) {
				pane.resize(order.columns, order.rows);
				audience.tell({type: 'pane-changed', pane: pane.info});
			}

			break;
		}

		case 'show': {
			audience.show(peer, order.panes, order.focus);
			panes.focus(audience.focused);
			break;
		}

		case 'view': {
			shared.view = order.view;
			audience.tell({type: 'view-changed', view: order.view}, peer);
			break;
		}

		case 'drawn': {
			audience.drawn(peer);
			break;
		}
	}
};
