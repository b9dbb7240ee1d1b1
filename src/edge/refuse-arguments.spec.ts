import { refuseListArguments } from './refuse-arguments';

describe('arguments of list queries', () => {
    it('may ask for as many rows as a list may have, and not for one more', () => {
        expect(refuseListArguments({ input: { take: 100 } }, 100)).toBeNull();
        expect(refuseListArguments({ input: { take: 101 } }, 100)?.message).toBe('take: at most 100');
    });

    it('hold no regular expression, however deep the filter nests it', () => {
        const options = { filter: { _and: [{ _or: [{ lastName: { regex: '(a+)+$' } }] }] } };
        expect(refuseListArguments({ options }, 100)?.message).toBe('The regex filter is switched off.');
    });

    it('may use the word regex outside a filter', () => {
        expect(refuseListArguments({ value: { regex: 'x' } }, 100)).toBeNull();
    });

    it('are answered with status 400', () => {
        expect(refuseListArguments({ take: 1000 }, 100)?.extensions).toMatchObject({ http: { status: 400 }, code: 'USER_INPUT_ERROR' });
    });
});
