import { applicationLinkRefusal } from './application-link';

const open = { usedAt: null, expired: false, isOpen: true };

describe('applicationLinkRefusal', () => {
    it('opens once, in time, while it is asked for', () => {
        expect(applicationLinkRefusal(open)).toBeNull();
        expect(applicationLinkRefusal(null)).toBe('unknown');
        expect(applicationLinkRefusal({ ...open, expired: true })).toBe('expired');
        expect(applicationLinkRefusal({ ...open, usedAt: new Date(0) })).toBe('used');
        expect(applicationLinkRefusal({ ...open, isOpen: false })).toBe('used');
    });
});
