import fc from 'fast-check';

import { fieldTypes, type FormField, readAnswers, refuseForm } from './complaint-form';

const texts = (text: string) => ({ en: text, fa: text, pl: text, ru: text });
const field = (key: string, more: Partial<FormField> = {}): FormField => ({ key, type: 'text', required: false, label: texts(key), choices: [], ...more });
const choices = ['left', 'right'].map(key => ({ key, label: texts(key.toUpperCase()) }));
const fields = [
    field('where', { required: true }),
    field('metres', { type: 'number' }),
    field('side', { type: 'choice', choices }),
    field('seen', { type: 'date' }),
    field('wet', { type: 'yes-no' }),
];

describe('a form of the firm’s own', () => {
    it('keeps what was asked beside what was answered', () => {
        const read = readAnswers(fields, [{ key: 'side', value: 'left' }, { key: 'where', value: ' the edge ' }, { key: 'metres', value: '2,5' }, { key: 'wet', value: '' }]);
        expect(read).toEqual([
            expect.objectContaining({ key: 'where', value: 'the edge', shown: null }),
            expect.objectContaining({ key: 'metres', value: '2.5' }),
            expect.objectContaining({ key: 'side', value: 'left', shown: texts('LEFT') }),
        ]);
    });

    it.each([
        [[], 'where', 'is required'],
        [[{ key: 'where', value: '  ' }], 'where', 'is required'],
        [[{ key: 'colour', value: 'red' }], 'colour', 'is unknown'],
        [[{ key: 'where', value: 'a' }, { key: 'where', value: 'b' }], 'where', 'is there twice'],
        [[{ key: 'where', value: 'a' }, { key: 'metres', value: 'two' }], 'metres', 'must be a number'],
        [[{ key: 'where', value: 'a' }, { key: 'side', value: 'top' }], 'side', 'must be one of the choices'],
        [[{ key: 'where', value: 'a' }, { key: 'seen', value: '2026-02-30' }], 'seen', 'must be a day, YYYY-MM-DD'],
        [[{ key: 'where', value: 'a' }, { key: 'wet', value: 'maybe' }], 'wet', 'must be yes or no'],
        [[{ key: 'where', value: 'x'.repeat(1001) }], 'where', 'is too long'],
    ])('answers %j by what is wrong with %s', (given, key, problem) => expect(readAnswers(fields, given)).toEqual({ key, problem }));

    it('has each key once, and choices where there is something to choose', () => {
        expect(refuseForm(fields)).toBeNull();
        expect(refuseForm([field('a'), field('a')])).toMatchObject({ path: 'fields.1.key' });
        expect(refuseForm([field('a', { type: 'choice' })])).toMatchObject({ path: 'fields.0.choices' });
        expect(refuseForm([field('a', { choices })])).toMatchObject({ path: 'fields.0.choices' });
        expect(refuseForm([field('a', { type: 'choice', choices: [...choices, choices[0]!] })])).toMatchObject({ path: 'fields.0.choices' });
    });

    it('never keeps an answer that it did not ask for, whatever is sent', () => {
        const some = fc.array(fc.record({ key: fc.constantFrom('where', 'metres', 'side', 'seen', 'wet', 'x'), value: fc.string({ maxLength: 20 }) }), { maxLength: 6 });
        fc.assert(fc.property(some, fc.constantFrom(...fieldTypes), (given, type) => {
            const read = readAnswers([...fields, field('more', { type, choices: type === 'choice' ? choices : [] })], given);
            if (!Array.isArray(read)) return;
            expect(read.map(({ key }) => key)).toEqual([...new Set(read.map(({ key }) => key))]);
            expect(read.every(({ key, value }) => value !== '' && given.some(one => one.key === key))).toBe(true);
        }));
    });
});
