import { accessLinkRefusal } from './access-link';

describe('accessLinkRefusal', () => {
    it('says what is wrong with a link, and nothing of a person who may not act', () => {
        expect(accessLinkRefusal({ usedAt: null, expired: false, active: true })).toBeNull();
        expect(accessLinkRefusal({ usedAt: null, expired: true, active: true })).toBe('expired');
        expect(accessLinkRefusal({ usedAt: new Date(0), expired: true, active: true })).toBe('used');
        expect(accessLinkRefusal({ usedAt: new Date(0), expired: true, active: false })).toBe('unknown');
        expect(accessLinkRefusal(null)).toBe('unknown');
    });
});
