import { RefusalError } from '../../kernel/vendure-error';
import type { AddressRefusalReason } from './domain/address-state';

const texts: Record<AddressRefusalReason, string> = {
    'wrong-state': 'The address is not in a state that allows this.',
    retired: 'The address is retired. Add it again to use it.',
};

/** The address stayed as it was. */
export class AddressRefusal extends RefusalError<AddressRefusalReason> {
    constructor(reason: AddressRefusalReason) {
        super('AddressRefusal', reason, texts[reason]);
    }
}
