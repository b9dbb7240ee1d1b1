export type ApplicationLinkRefusalReason = 'expired' | 'used' | 'unknown';

export interface ApplicationLinkFacts {
    usedAt: Date | null;
    /** By the database clock. */
    expired: boolean;
    /** The application waits for what the link is for. */
    isOpen: boolean;
}

/** Why a link of an applicant's mail does not open. One to a decided application is used up, whoever decided it. */
export function applicationLinkRefusal(link: ApplicationLinkFacts | null): ApplicationLinkRefusalReason | null {
    if (link === null) return 'unknown';
    if (link.usedAt !== null || !link.isOpen) return 'used';
    return link.expired ? 'expired' : null;
}
