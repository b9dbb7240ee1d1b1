/** How many invitations one person gets within a day, the first one included. */
export const invitationsADay = 5;

export type InvitationAgainRefusal = 'already-accepted' | 'inactive' | 'sent-too-often';

export interface InvitationFacts {
    hasAccepted: boolean;
    /** The member and the company may act. */
    active: boolean;
    /** Invitations sent to the member within the last day, by the database clock. */
    sentWithinDay: number;
}

/** Why no further invitation goes out. The fifth within a day still does, the sixth does not, whoever sends it. */
export function refuseInvitationAgain({ hasAccepted, active, sentWithinDay }: InvitationFacts): InvitationAgainRefusal | null {
    if (hasAccepted) return 'already-accepted';
    if (!active) return 'inactive';
    return sentWithinDay < invitationsADay ? null : 'sent-too-often';
}
