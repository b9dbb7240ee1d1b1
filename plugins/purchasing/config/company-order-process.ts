import type { OrderPlacedStrategy, OrderProcess, OrderState } from '@vendure/core';

import { nextOrderStates, openOrderStates, type OrderStateName, orderStates } from '../domain/order-states';

declare module '@vendure/core' {
    interface OrderStates {
        AwaitingApproval: never;
        Submitted: never;
        OnHold: never;
        Approved: never;
        Rejected: never;
        InProduction: never;
        ReadyToShip: never;
        PartiallyShipped: never;
        Shipped: never;
        Delivered: never;
        Completed: never;
    }
}

/**
 * Core's state machine with our states instead of its own. Core itself may only open a cart: every other step goes through
 * CompanyOrderService, which locks, asks who may, gives back stock and credit, and writes the audit.
 */
export const companyOrderProcess: OrderProcess<OrderStateName | 'Created'> = {
    transitions: {
        Created: { to: ['AddingItems'], mergeStrategy: 'replace' },
        ...(Object.fromEntries(
            orderStates.map(state => [state, { to: nextOrderStates(state), mergeStrategy: 'replace' as const }]),
        ) as Record<OrderStateName, { to: OrderStateName[]; mergeStrategy: 'replace' }>),
    },
    onTransitionStart: from => (from === 'Created' ? undefined : 'Orders are moved on by placing, review, production and shipping only'),
};

/** Synchronous on purpose: core does not wait for a promise here, and would take every cart for placed. */
export const placedWhenSubmitted: OrderPlacedStrategy = {
    shouldSetAsPlaced: (_ctx, from: OrderState, to: OrderState) =>
        from === 'AddingItems' && (openOrderStates as readonly string[]).includes(to),
};
