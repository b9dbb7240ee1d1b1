/** The way of an order as customers think of it; the finer states fall into one of these. */
export const milestones = ['Submitted', 'Approved', 'InProduction', 'ReadyToShip', 'Shipped', 'Delivered'] as const;
export type Milestone = (typeof milestones)[number];

const milestoneOf: Record<string, Milestone> = {
    AwaitingApproval: 'Submitted',
    Submitted: 'Submitted',
    OnHold: 'Submitted',
    Approved: 'Approved',
    InProduction: 'InProduction',
    ReadyToShip: 'ReadyToShip',
    PartiallyShipped: 'ReadyToShip',
    Shipped: 'Shipped',
    Delivered: 'Delivered',
    Completed: 'Delivered',
};

export interface MilestoneView {
    name: Milestone;
    state: 'done' | 'current' | 'ahead';
    /** When the order came here, if it did. */
    at: string | null;
}

interface Happening {
    at: string;
    state: string;
}

/** The way with what is behind and ahead. An order that was rejected or cancelled stopped where it was last. */
export function milestonesOf(state: string, history: readonly Happening[]): MilestoneView[] {
    const lastOnWay = [...history].reverse().find((event) => milestoneOf[event.state])?.state ?? 'Submitted';
    const current = milestones.indexOf(milestoneOf[state] ?? milestoneOf[lastOnWay] ?? 'Submitted');
    const isOver = milestoneOf[state] === 'Delivered';
    return milestones.map((name, index) => ({
        name,
        state: index < current || (isOver && index === current) ? 'done' : index === current ? 'current' : 'ahead',
        at: index <= current ? (history.find((event) => milestoneOf[event.state] === name)?.at ?? null) : null,
    }));
}
