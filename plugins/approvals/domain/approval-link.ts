export type ApprovalState = 'waiting' | 'approved' | 'rejected' | 'cancelled';

export type LinkRefusal = 'link-unknown' | 'no-access' | 'link-used' | 'order-ended' | 'already-decided' | 'link-expired';

export interface LinkFacts {
    /** The level for which the mail asked. */
    level: number;
    /** By the database's clock. */
    isExpired: boolean;
    isUsed: boolean;
    /** The person is an active member of an active company at this moment. */
    mayAct: boolean;
    /** Of the request: where it stands now. */
    state: ApprovalState;
    stateLevel: number;
}

/**
 * Why the link of a mail decides nothing any more, or null. What has happened is said before how old the link is; a person who may no
 * longer act for the company learns nothing but that.
 */
export function refuseLink(link: LinkFacts | null): LinkRefusal | null {
    if (link === null) return 'link-unknown';
    if (!link.mayAct) return 'no-access';
    if (link.isUsed) return 'link-used';
    if (link.state === 'cancelled') return 'order-ended';
    if (link.state !== 'waiting' || link.stateLevel !== link.level) return 'already-decided';
    return link.isExpired ? 'link-expired' : null;
}
