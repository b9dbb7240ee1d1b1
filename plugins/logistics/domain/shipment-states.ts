export const shipmentStates = ['planned', 'loading', 'weighed', 'dispatched', 'delivered', 'cancelled'] as const;
export type ShipmentState = (typeof shipmentStates)[number];

/** Where a shipment may go from each state. What left the gate cannot be cancelled, and a delivered one is final. */
const transitions: Record<ShipmentState, readonly ShipmentState[]> = {
    planned: ['loading', 'cancelled'],
    loading: ['weighed', 'cancelled'],
    weighed: ['dispatched', 'cancelled'],
    dispatched: ['delivered'],
    delivered: [],
    cancelled: [],
};

export function mayMove(from: ShipmentState, to: ShipmentState): boolean {
    return transitions[from].includes(to);
}

export function nextStates(from: ShipmentState): readonly ShipmentState[] {
    return transitions[from];
}

/** From where a courier may fetch it. */
export function mayBeFetched(from: ShipmentState): boolean {
    return from === 'planned' || from === 'loading' || from === 'weighed';
}

/** States in which goods have left the gate. */
export const goneStates: readonly ShipmentState[] = ['dispatched', 'delivered'];

/** Order states in which its goods may be planned for transport. */
export const plannableOrderStates: readonly string[] = ['Approved', 'InProduction', 'ReadyToShip', 'PartiallyShipped'];

/** Order states in which its goods may leave the gate. */
export const dispatchableOrderStates: readonly string[] = ['ReadyToShip', 'PartiallyShipped'];
