import { invitationsADay, refuseInvitationAgain } from './invitation-again';

const waiting = { hasAccepted: false, active: true, sentWithinDay: 1 };

describe('refuseInvitationAgain', () => {
    it('lets the last one of the day out, and no more', () => {
        expect(refuseInvitationAgain({ ...waiting, sentWithinDay: invitationsADay - 1 })).toBeNull();
        expect(refuseInvitationAgain({ ...waiting, sentWithinDay: invitationsADay })).toBe('sent-too-often');
    });

    it('names what is for good before what tomorrow mends', () => {
        expect(refuseInvitationAgain({ ...waiting, hasAccepted: true, sentWithinDay: 9 })).toBe('already-accepted');
        expect(refuseInvitationAgain({ ...waiting, active: false, sentWithinDay: 9 })).toBe('inactive');
    });
});
