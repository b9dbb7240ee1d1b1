import { isOutdated } from './outdated-plan';

const now = new Date('2031-01-01T12:00:00Z');

describe('a draft that lay about', () => {
    it.each([
        ['nothing left to begin', null, false],
        ['work of this afternoon', '2031-01-01T15:00:00Z', false],
        ['work of now', '2031-01-01T12:00:00Z', false],
        ['a quarter of an hour ago', '2031-01-01T11:45:00Z', false],
        ['a minute more', '2031-01-01T11:44:00Z', true],
        ['work of this morning', '2031-01-01T06:00:00Z', true],
    ])('%s', (_, start, answer) => expect(isOutdated(start === null ? null : new Date(start), now)).toBe(answer));
});
