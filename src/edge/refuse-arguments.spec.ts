import { refuseListArguments } from './refuse-arguments';

const limits = { longestList: 100, days: new Set(['validFrom']) };

describe('arguments of list queries', () => {
    it('may ask for as many rows as a list may have, and not for one more', () => {
        expect(refuseListArguments({ input: { take: 100 } }, limits)).toBeNull();
        expect(refuseListArguments({ input: { take: 101 } }, limits)?.message).toBe('take: at most 100');
    });

    it('hold no regular expression, however deep the filter nests it', () => {
        const options = { filter: { _and: [{ _or: [{ lastName: { regex: '(a+)+$' } }] }] } };
        expect(refuseListArguments({ options }, limits)?.message).toBe('The regex filter is switched off.');
    });

    it('may use the word regex outside a filter', () => {
        expect(refuseListArguments({ value: { regex: 'x' } }, limits)).toBeNull();
    });

    it('are answered with status 400', () => {
        expect(refuseListArguments({ take: 1000 }, limits)?.extensions).toMatchObject({ http: { status: 400 }, code: 'USER_INPUT_ERROR' });
    });

    it.each([{ contains: '05' }, { eq: "'" }, { in: ['2026-02-01', '2026-02-30'] }, { notEq: '1' }])('ask of a day no more than days: %j', validFrom => {
        expect(refuseListArguments({ options: { filter: { _or: [{ validFrom }] } } }, limits)?.message).toMatch(/^validFrom: /);
    });

    it('may ask for days, and for none', () => {
        const options = { filter: { validFrom: { eq: '2026-02-01', in: ['2026-02-28'], isNull: true } } };
        expect(refuseListArguments({ options, input: { validFrom: { eq: 'x' } } }, limits)).toBeNull();
    });
});
