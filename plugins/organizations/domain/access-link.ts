export type AccessLinkRefusalReason = 'expired' | 'used' | 'unknown';

/** What the database knows of a link that could not be consumed. */
export interface AccessLinkFacts {
    usedAt: Date | null;
    /** By the database clock. */
    expired: boolean;
    /** The member, his branch and his company may act. */
    active: boolean;
}

/** Why a link does not open. A person who may no longer act learns nothing but that the link is unknown. */
export function accessLinkRefusal(link: AccessLinkFacts | null): AccessLinkRefusalReason | null {
    if (link === null || !link.active) {
        return 'unknown';
    }
    if (link.usedAt !== null) {
        return 'used';
    }
    return link.expired ? 'expired' : null;
}
