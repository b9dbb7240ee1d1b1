import { type Refusal, refusal } from '../../../kernel/refusal';

/** waiting: for staff to accept it. usable: orders may name it. refused: by staff. retired: no longer used, kept for its orders. */
export const addressStates = ['waiting', 'usable', 'refused', 'retired'] as const;
export type AddressState = (typeof addressStates)[number];

/** As the company's setting says; see organizations. */
export type Mode = 'approval' | 'free' | 'dropshipping';

export type AddressAction = 'accept' | 'refuse' | 'edit' | 'retire';
export type AddressRefusalReason = 'wrong-state' | 'retired';

/** What an address is when somebody has written or rewritten it: only a customer's, under approval, waits for staff. */
export function stateOnceWritten(mode: Mode, isStaff: boolean): AddressState {
    return mode === 'approval' && !isStaff ? 'waiting' : 'usable';
}

/** Whether the ERP gets it with each order as an address for this once: a dropshipper's own, never one that staff keep. */
export function isOneTime(mode: Mode, isStaff: boolean): boolean {
    return mode === 'dropshipping' && !isStaff;
}

const from: Record<AddressAction, readonly AddressState[]> = {
    accept: ['waiting', 'refused'],
    refuse: ['waiting'],
    edit: ['waiting', 'usable', 'refused'],
    retire: ['waiting', 'usable', 'refused'],
};

/** Why the address is not in a state for the action; a retired one is for good. */
export function refuseAction(action: AddressAction, state: AddressState): Refusal<AddressRefusalReason> | null {
    if (from[action].includes(state)) return null;
    return refusal(state === 'retired' ? 'retired' : 'wrong-state');
}
