export type Decision = 'automatic' | 'waiting' | 'approved' | 'rejected' | 'withdrawn';

/** One distributor on the order's way up to the merchant. `decision` is null as long as the order has not come to him. */
export interface WayLevel {
    /** 0 is the root, who buys from the merchant. */
    level: number;
    needsApproval: boolean;
    decision: Decision | null;
}

export interface Way {
    /** To whom the order comes now, the one nearest the customer first. */
    reached: { level: number; decision: 'automatic' | 'waiting' }[];
    /** Nobody has to agree any more: it goes to the merchant. */
    isThrough: boolean;
}

/**
 * How far an order goes up by itself: through each distributor who accepts this customer's orders unseen, to the first who
 * wants to look at it. One above him does not hear of it before he agrees.
 */
export function wayUp(levels: readonly WayLevel[]): Way {
    const reached: Way['reached'] = [];
    for (const { level, needsApproval, decision } of [...levels].sort((a, b) => b.level - a.level)) {
        if (decision === null) {
            reached.push({ level, decision: needsApproval ? 'waiting' : 'automatic' });
            if (needsApproval) return { reached, isThrough: false };
        } else if (decision !== 'automatic' && decision !== 'approved') {
            return { reached, isThrough: false };
        }
    }
    return { reached, isThrough: true };
}
