import { RefusalError } from '../../kernel/vendure-error';
import type { BroadcastRefusalReason } from './domain/broadcast-states';

const texts: Record<BroadcastRefusalReason, string> = {
    'wrong-state': 'The broadcast has gone on; this is not possible now.',
    nobody: 'Nobody fits: it would go to no one.',
};

/** What may not be done with a broadcast now. */
export class BroadcastRefusal extends RefusalError<BroadcastRefusalReason> {
    constructor(reason: BroadcastRefusalReason) {
        super('BroadcastRefusal', reason, texts[reason]);
    }
}
