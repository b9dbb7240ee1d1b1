export { BroadcastsPlugin } from './broadcasts.plugin';
export { readBroadcast, sendBroadcast } from './constants';
export { BroadcastRefusal } from './errors';
export { BroadcastSender } from './services/broadcast-sender';
export { BroadcastService } from './services/broadcast.service';
