/** How goods get to the buyer: the firm delivers, his own courier fetches them, or he does. */
export const deliveryWays = ['firm', 'courier', 'pick-up'] as const;
export type DeliveryWay = (typeof deliveryWays)[number];

/** What a company may choose, in the order in which it is offered; without a list of its own everything. */
export function offeredWays(own: readonly string[] | null): DeliveryWay[] {
    return deliveryWays.filter(way => own === null || own.includes(way));
}
