import fc from 'fast-check';

import { ticketCode } from './ticket-code';

describe('ticketCode', () => {
    it('is one word that any scanner types', () => {
        expect(ticketCode(1042)).toMatch(/^OP1042[A-Z]$/);
    });

    it('finds one digit read wrong', () => {
        fc.assert(fc.property(fc.integer({ min: 1, max: 2_147_483_647 }), fc.nat({ max: 9 }), fc.integer({ min: 1, max: 9 }), (id, place, more) => {
            const digits = [...String(id)];
            const at = place % digits.length;
            digits[at] = String((Number(digits[at]) + more) % 10);
            const other = Number(digits.join(''));
            fc.pre(other > 0 && String(other).length === digits.length);
            expect(ticketCode(other).slice(-1)).not.toBe(ticketCode(id).slice(-1));
        }));
    });
});
