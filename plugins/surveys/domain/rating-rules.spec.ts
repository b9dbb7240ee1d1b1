import fc from 'fast-check';

import { readRatingForm, refuseRating } from './rating-rules';
import { ratingForm, ratingTexts, ratingThanks } from './rating-section';

describe('a rating', () => {
    it.each([
        [{ product: '5', transport: '1' }, { product: 5, transport: 1, comment: null }],
        [{ product: '5', transport: '1', comment: ' good ' }, { product: 5, transport: 1, comment: 'good' }],
        [{ transport: '1' }, { field: 'product', problem: 'missing' }],
        [{ product: '6', transport: '1' }, { field: 'product', problem: 'missing' }],
        [{ product: '5', transport: '0' }, { field: 'transport', problem: 'missing' }],
        [{ product: '5', transport: '1.5' }, { field: 'transport', problem: 'missing' }],
        [{ product: '5', transport: '5', comment: 'x'.repeat(2001) }, { field: 'comment', problem: 'too-long' }],
        [{ product: '5', transport: '5', comment: 'a\u0000b' }, { field: 'comment', problem: 'unreadable' }],
    ])('form %j reads %j', (fields, expected) => expect(readRatingForm(fields as Record<string, string>)).toEqual(expected));

    it('is given once, and only for what has arrived', () => {
        expect(refuseRating('dispatched', false)).toBe('not-delivered');
        expect(refuseRating('delivered', true)).toBe('already-rated');
        expect(refuseRating('delivered', false)).toBeNull();
    });

    it('property: whatever is posted, marks stay between 1 and 5', () => {
        fc.assert(
            fc.property(fc.dictionary(fc.constantFrom('product', 'transport', 'comment'), fc.string()), fields => {
                const read = readRatingForm(fields);
                const isRight = 'field' in read || (read.product >= 1 && read.product <= 5 && Number.isInteger(read.transport));
                expect(isRight).toBe(true);
            }),
        );
    });
});

describe('the part of the tracking page', () => {
    it('has all texts in every language', () => {
        for (const texts of Object.values(ratingTexts)) {
            expect((Object.values(texts) as string[]).every(text => text.length > 0)).toBe(true);
            expect(Object.keys(texts)).toEqual(Object.keys(ratingTexts.en));
        }
    });

    it('shows Persian digits in Persian', () => {
        expect(ratingForm('/t/x/rate', 'fa')).toContain('<span>۵</span>');
        expect(ratingThanks({ product: 4, transport: 5 }, 'fa')).toContain('۴ از ۵');
    });
});
