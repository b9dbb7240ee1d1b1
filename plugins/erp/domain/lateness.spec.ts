import { isLate } from './lateness';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 5, 8, minute));

describe('a pull that should have come', () => {
    it('is late when what we have is older than the last strike but one, and half an hour has gone by since the last', () => {
        const strikes = [at(0), at(60)] as const;
        expect(isLate({ freshAt: at(-5), strikes }, at(89))).toBe(false);
        expect(isLate({ freshAt: at(-5), strikes }, at(90))).toBe(true);
        expect(isLate({ freshAt: at(0), strikes }, at(500))).toBe(false);
    });

    it('is given no longer than from one strike to the next', () => {
        expect(isLate({ freshAt: at(-5), strikes: [at(0), at(10)] }, at(19))).toBe(false);
        expect(isLate({ freshAt: at(-5), strikes: [at(0), at(10)] }, at(20))).toBe(true);
    });

    it('is none where the schedule has not struck twice', () => {
        expect(isLate({ freshAt: at(0), strikes: [null, at(10)] }, at(500))).toBe(false);
        expect(isLate({ freshAt: at(0), strikes: [null, null] }, at(500))).toBe(false);
    });
});
