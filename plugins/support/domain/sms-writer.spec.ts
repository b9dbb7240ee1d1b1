import fc from 'fast-check';

import { onlyWriter, smsSubjects } from './sms-writer';

const inCompany = (companyId: number) => ({ companyId });

it.each([
    [[], 1, null],
    [[1], null, 1],
    [[1], 2, 1],
    [[1, 2], 2, 2],
    [[1, 2], null, null],
    [[1, 2], 3, null],
    [[2, 2], 2, null],
] as const)('of writers in companies %j about an order of company %j it is one of %j', (companies, order, expected) => {
    expect(onlyWriter(companies.map(inCompany), order)?.companyId ?? null).toBe(expected);
});

it('is never a guess', () => {
    const companies = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 5 });
    fc.assert(
        fc.property(companies, fc.option(fc.integer({ min: 1, max: 4 })), (ids, order) => {
            const found = onlyWriter(ids.map(inCompany), order);
            if (found === null) return;
            const alike = ids.filter(id => id === found.companyId).length;
            expect(alike).toBe(1);
            expect(ids.length === 1 || found.companyId === order).toBe(true);
        }),
    );
});

it('calls a conversation something in four languages', () => {
    expect(Object.keys(smsSubjects).sort()).toEqual(['en', 'fa', 'pl', 'ru']);
});
