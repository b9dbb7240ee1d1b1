import { RefusalError } from '../../kernel/vendure-error';
import type { SlotRefusal } from './domain/pickup-slots';

const texts = {
    'not-a-pickup': 'This order is not one that you come for.',
    'wrong-state': 'The order is not in a state in which anybody can come for it.',
    'too-late': 'The goods are being made ready: call us to change it.',
    'slot-full': 'This hour is taken. Choose another one.',
    'slot-closed': 'The warehouse is closed then.',
    'too-early': 'The goods cannot be ready so early.',
    'too-far': 'This day is too far away.',
} as const satisfies Record<SlotRefusal, string> & Record<string, string>;

export type PickupReason = keyof typeof texts;

/** Nothing was changed. */
export class PickupRefusal extends RefusalError<PickupReason> {
    constructor(reason: PickupReason) {
        super('PickupRefusal', reason, texts[reason], reason.startsWith('slot') || reason === 'too-early' || reason === 'too-far' ? 'slot' : null);
    }
}
