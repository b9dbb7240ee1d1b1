import type { MemberPermission } from '../../../kernel/scope';

export const orderStates = [
    'AddingItems',
    'AwaitingApproval',
    'Submitted',
    'OnHold',
    'Approved',
    'Rejected',
    'InProduction',
    'ReadyToShip',
    'PartiallyShipped',
    'Shipped',
    'Delivered',
    'Completed',
    'Cancelled',
] as const;
export type OrderStateName = (typeof orderStates)[number];

export const finalOrderStates = ['Rejected', 'Completed', 'Cancelled'] as const satisfies readonly OrderStateName[];

/** States in which a placed order is still being worked on. */
export const openOrderStates = orderStates.filter(
    state => state !== 'AddingItems' && !(finalOrderStates as readonly string[]).includes(state),
);

export interface TransitionRule {
    from: OrderStateName;
    to: OrderStateName;
    /** A member with this permission may make the step for an order of his own company. */
    member?: MemberPermission;
    /** A staff member with any of these permissions may make it. */
    staff: readonly string[];
    /** Why it was done must be said: the customer or the auditor will ask. */
    needsReason?: true;
}

const rule = (
    from: OrderStateName,
    to: OrderStateName,
    staff: readonly string[],
    more: { member?: MemberPermission; needsReason?: true } = {},
): TransitionRule => ({ from, to, staff, ...more });

const cancelling = ['CancelCompanyOrder'];

/** Who may move an order from where to where. The system may make each of these steps, and nobody any other. */
export const orderTransitions: readonly TransitionRule[] = [
    rule('AddingItems', 'AwaitingApproval', [], { member: 'order' }),
    rule('AddingItems', 'Submitted', ['CreateCompanyOrder'], { member: 'order' }),
    rule('AddingItems', 'OnHold', ['CreateCompanyOrder'], { member: 'order' }),
    // Whoever the order waits for decides, and who that is, is the gate's rule (services/placement-gates.ts): not a permission alone.
    rule('AwaitingApproval', 'Submitted', []),
    rule('AwaitingApproval', 'OnHold', []),
    rule('AwaitingApproval', 'Rejected', [], { needsReason: true }),
    rule('AwaitingApproval', 'Cancelled', cancelling, { member: 'order', needsReason: true }),
    rule('Submitted', 'Approved', ['ApproveOrder']),
    rule('Submitted', 'OnHold', ['ApproveOrder', 'ReleaseHeldOrder'], { needsReason: true }),
    rule('Submitted', 'Rejected', ['ApproveOrder'], { needsReason: true }),
    rule('Submitted', 'Cancelled', cancelling, { member: 'order', needsReason: true }),
    rule('OnHold', 'Submitted', ['ReleaseHeldOrder'], { needsReason: true }),
    rule('OnHold', 'Rejected', ['ReleaseHeldOrder'], { needsReason: true }),
    rule('OnHold', 'Cancelled', cancelling, { member: 'order', needsReason: true }),
    rule('Approved', 'InProduction', ['CreateWorkOrder', 'UpdateWorkOrder', 'OperateWork']),
    rule('Approved', 'ReadyToShip', ['UpdateWorkOrder', 'CreateShipment', 'UpdateShipment']),
    rule('Approved', 'Cancelled', cancelling, { needsReason: true }),
    rule('InProduction', 'ReadyToShip', ['UpdateWorkOrder', 'OperateWork']),
    rule('InProduction', 'Cancelled', cancelling, { needsReason: true }),
    rule('ReadyToShip', 'PartiallyShipped', ['UpdateShipment', 'WeighShipment']),
    rule('ReadyToShip', 'Shipped', ['UpdateShipment', 'WeighShipment']),
    rule('ReadyToShip', 'Cancelled', cancelling, { needsReason: true }),
    rule('PartiallyShipped', 'Shipped', ['UpdateShipment', 'WeighShipment']),
    rule('Shipped', 'Delivered', ['UpdateShipment'], { member: 'order' }),
    rule('Delivered', 'Completed', ['UpdateShipment', 'ApproveOrder'], { member: 'order' }),
];

/** For these the goods must be there: an order of what is sold before it is there waits for them first. */
const withGoods: readonly OrderStateName[] = ['InProduction', 'ReadyToShip', 'PartiallyShipped', 'Shipped'];
export const needsGoods = (to: OrderStateName): boolean => withGoods.includes(to);

/** The states that can follow, in the table's order; none after a final one. */
export function nextOrderStates(from: OrderStateName): OrderStateName[] {
    return orderTransitions.filter(t => t.from === from).map(t => t.to);
}

export type Actor =
    | { kind: 'member'; permissions: ReadonlySet<string> }
    | { kind: 'staff'; permissions: ReadonlySet<string> }
    | { kind: 'system' };

export type TransitionRefusalReason = 'wrong-state' | 'not-allowed' | 'reason-missing';

/** Why the actor may not make this step now, or null. The company's ownership is judged before, by the scope. */
export function refuseTransition(
    from: OrderStateName,
    to: OrderStateName,
    actor: Actor,
    reason: string | undefined,
): TransitionRefusalReason | null {
    const found = orderTransitions.find(t => t.from === from && t.to === to);
    if (!found) {
        return 'wrong-state';
    }
    if (!mayMake(found, actor)) {
        return 'not-allowed';
    }
    return found.needsReason && !reason?.trim() ? 'reason-missing' : null;
}

function mayMake(found: TransitionRule, actor: Actor): boolean {
    switch (actor.kind) {
        case 'system':
            return true;
        case 'member':
            return found.member !== undefined && actor.permissions.has(found.member);
        case 'staff':
            return found.staff.some(permission => actor.permissions.has(permission));
    }
}
