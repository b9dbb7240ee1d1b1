import { UserInputError } from '@vendure/core';
import fc from 'fast-check';
import { z } from 'zod';

import { calendarDay, checked, emailAddress, idempotencyKey, inputError, line, optional, paragraph, recordId } from './vendure-input';

const schema = z.object({
    name: line(10),
    note: optional(paragraph(50)),
    lines: z.array(z.object({ variantId: recordId, quantity: z.number().int().min(1).max(1000) })).min(1).max(3).optional(),
});

function complaint(type: z.ZodType, input: unknown): string {
    try {
        checked(type, input);
        return '';
    } catch (error) {
        expect(error).toBeInstanceOf(UserInputError);
        return (error as UserInputError).message;
    }
}

describe('checked', () => {
    it('trims, and takes blank for absent', () => {
        expect(checked(schema, { name: '  Mina ', note: '   ' })).toEqual({ name: 'Mina', note: null });
        expect(checked(schema, Object.assign(Object.create(null) as object, { name: ' x ' }))).toEqual({ name: 'x', note: null });
    });

    it.each<[unknown, string]>([
        [{ name: '   ' }, 'name: is required'],
        [{}, 'name: is required'],
        [{ name: 'x'.repeat(11) }, 'name: must have at most 10 characters'],
        [{ name: 'a\nb' }, 'name: must be a single line'],
        [{ name: 'a\u0007b' }, 'name: must not contain control characters'],
        [{ name: 'x', lines: [{ variantId: 'abc', quantity: 1 }] }, 'lines.0.variantId: must be of type number'],
        [{ name: 'x', lines: [{ variantId: '5', quantity: 1001 }] }, 'lines.0.quantity: must be at most 1000'],
        [{ name: 'x', lines: [] }, 'lines: needs at least 1 entries'],
        [{ name: 'x', note: 5 }, 'note: must be of type string'],
        [null, 'input: is required'],
        [{ name: '{evil}', lines: [{ variantId: '1', quantity: 0 }] }, 'lines.0.quantity: must be at least 1'],
    ])('names the field of %j', (input, message) => expect(complaint(schema, input)).toBe(message));

    it('never repeats what was sent', () => {
        fc.assert(
            fc.property(fc.string({ minLength: 12, maxLength: 40 }), value => {
                fc.pre(value.trim().length > 11);
                expect(complaint(z.object({ code: line(10) }), { code: value })).not.toContain(value.trim());
            }),
        );
    });

    it('takes ids as numbers and as GraphQL writes them', () => {
        expect(checked(recordId, '12')).toBe(12);
        expect(checked(recordId, 12)).toBe(12);
        for (const wrong of ['0', '-1', '1.5', '1e3', '99999999999', 0, 1.5, null, undefined, '', [1]]) expect(complaint(recordId, wrong)).not.toBe('');
    });

    it('knows days, addresses, keys and amounts', () => {
        expect(checked(calendarDay, '2026-11-22')).toBe('2026-11-22');
        expect(complaint(calendarDay, '2026-02-30')).toContain('YYYY-MM-DD');
        expect(checked(emailAddress, ' Mina@Example.COM ')).toBe('mina@example.com');
        for (const wrong of ['a', 'a@b', 'a b@c.d', 'a@b..c', '<a@b.c>', 'a@b.c,d@e.f']) expect(complaint(emailAddress, wrong)).not.toBe('');
        expect(checked(idempotencyKey, 'order-0001')).toBe('order-0001');
        expect(complaint(idempotencyKey, 'short')).not.toBe('');
    });

    it('gives core no braces to take for placeholders', () => {
        expect(inputError('a {b} c').message).toBe('a b c');
    });
});
