import { hashPin, isPin } from './pin';

describe('PINs', () => {
    it('are known again, by the same pepper only', async () => {
        const kept = await hashPin('4829', 'pepper');
        expect(kept).not.toContain('4829');
        expect(await Promise.all([isPin('4829', 'pepper', kept), isPin('4828', 'pepper', kept), isPin('4829', 'other', kept), isPin('4829', 'pepper', 'x')])).toEqual([
            true, false, false, false,
        ]);
    });

    it('look different each time they are kept', async () => {
        expect(await hashPin('4829', 'pepper')).not.toBe(await hashPin('4829', 'pepper'));
    });
});
