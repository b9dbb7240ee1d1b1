import { codeTableNames, oursOf, refuseTable, theirsOf } from './code-tables';
import { differences } from './differences';
import { isOfTheRow } from './poison';
import { isDue, isFullDue, isOpen } from './pull-schedule';
import { stagedLine } from './staged-line';
import { statusPath } from './status-path';

const calendar = { weekendDays: [4, 5], holidays: new Set(['2026-03-21']) };
const always = { fromMinute: null, untilMinute: null, workingDaysOnly: false, lastAskedAt: null, lastStrike: new Date('2026-06-01T08:00:00Z') };
const at = (text: string) => new Date(text);

describe('when a pull is due', () => {
    it('is once for each strike', () => {
        expect(isDue(always, calendar, 'UTC', at('2026-06-01T08:01:00Z'))).toBe(true);
        expect(isDue({ ...always, lastAskedAt: at('2026-06-01T08:00:00Z') }, calendar, 'UTC', at('2026-06-01T08:01:00Z'))).toBe(false);
        expect(isDue({ ...always, lastStrike: null }, calendar, 'UTC', at('2026-06-01T08:01:00Z'))).toBe(false);
    });

    it('keeps to hours, also past midnight, and to working days', () => {
        const night = { ...always, fromMinute: 22 * 60, untilMinute: 6 * 60 };
        expect(['21:59', '22:00', '05:59', '06:00'].map(time => isOpen(night, calendar, 'UTC', at(`2026-06-01T${time}:00Z`)))).toEqual([false, true, true, false]);
        const day = { ...always, fromMinute: 480, untilMinute: 960, workingDaysOnly: true };
        expect(['2026-06-01T07:59:00Z', '2026-06-01T08:00:00Z', '2026-06-01T16:00:00Z', '2026-06-05T09:00:00Z', '2026-03-21T09:00:00Z'].map(time => isOpen(day, calendar, 'UTC', at(time)))).toEqual([false, true, false, false, false]);
    });

    it('asks for everything when it must, and after so many hours', () => {
        const facts = { canBeIncremental: true, cursor: '7', lastFullAt: at('2026-06-01T00:00:00Z'), fullEveryHours: 24 };
        expect(isFullDue(facts, at('2026-06-01T23:59:59Z'))).toBe(false);
        expect(isFullDue(facts, at('2026-06-02T00:00:00Z'))).toBe(true);
        expect([{ canBeIncremental: false }, { cursor: null }, { lastFullAt: null }].map(change => isFullDue({ ...facts, ...change }, at('2026-06-01T01:00:00Z')))).toEqual([true, true, true]);
    });
});

describe('codes', () => {
    it('go both ways, the first of several back', () => {
        const tables = { units: [{ theirs: 'szt', ours: 'piece' }, { theirs: 'szt.', ours: 'piece' }] };
        expect([oursOf(tables, 'units', 'szt.'), theirsOf(tables, 'units', 'piece'), oursOf(tables, 'units', 'kg'), oursOf(tables, 'taxes', 'szt')]).toEqual(['piece', 'szt', null, null]);
        expect(codeTableNames.length).toBe(new Set(codeTableNames).size);
    });

    it('stand once, and are not empty', () => {
        expect(refuseTable([{ theirs: 'a', ours: 'x' }, { theirs: 'a', ours: 'y' }])).toBe('the code a stands twice');
        expect(refuseTable([{ theirs: '', ours: 'x' }])).toBe('a code is empty');
        expect(refuseTable([])).toBeNull();
    });
});

describe('what differs', () => {
    it('is what means something else, not what is written otherwise', () => {
        expect(differences({ a: '5.00', b: 'x', c: '07', d: '-0.50' }, { a: '5', b: 'y', c: '7.0', d: '-0.5', e: '' })).toEqual([{ field: 'b', ours: 'x', theirs: 'y' }]);
    });
});

describe('a record that is put down', () => {
    it('is a line of COPY', () => {
        expect(stagedLine({ key: 'A\\1', values: { name: 'a\tb\\c', list: [{ no: 1 }] } })).toBe(String.raw`A\\1` + '\tf\t' + String.raw`{"name":"a\\tb\\\\c","list":[{"no":1}]}`);
    });

    it.each([['', {}], ['a\nb', {}], ['x'.repeat(201), {}], ['k', { a: '\u0000' }], ['k', { a: '\ud800' }], ['k', { a: 'x'.repeat(70_000) }]])('that PostgreSQL would choke on is set aside: %#', (key, values) => {
        expect(stagedLine({ key, values })).toMatchObject({ reason: expect.any(String) as string });
    });

    it('keeps a letter of two halves', () => {
        expect(stagedLine({ key: 'k', values: { a: '😀' } })).toBe('k\tf\t{"a":"😀"}');
    });
});

describe('an error', () => {
    it('is the row’s when its data is wrong, and else the database’s', () => {
        expect(['22003', '23505', 'P0001', '40001', '57014', '08006', undefined].map(code => isOfTheRow({ code, isInput: false }))).toEqual([true, true, true, false, false, false, false]);
        expect(isOfTheRow({ code: undefined, isInput: true })).toBe(true);
    });
});

describe('the way to a state', () => {
    const next: Record<string, string[]> = { Submitted: ['Approved', 'OnHold', 'Cancelled'], OnHold: ['Submitted'], Approved: ['ReadyToShip', 'Cancelled'], ReadyToShip: ['PartiallyShipped', 'Shipped'], PartiallyShipped: ['Shipped'], Shipped: [], Cancelled: ['Approved'] };
    const way = (from: string, to: string) => statusPath(from, to, state => next[state] ?? []);

    it('is the shortest, past no end and no pause', () => {
        expect(way('Submitted', 'Shipped')).toEqual(['Approved', 'ReadyToShip', 'Shipped']);
        expect(way('Submitted', 'OnHold')).toEqual(['OnHold']);
        expect(way('Approved', 'Cancelled')).toEqual(['Cancelled']);
        expect(way('Shipped', 'Shipped')).toEqual([]);
    });

    it('is none back, and none from an end', () => {
        expect(way('Shipped', 'Approved')).toBeNull();
        expect(way('Cancelled', 'Approved')).toBeNull();
    });
});
