import fc from 'fast-check';

import { isPaidInAdvance, type Payer, paymentChoices, paymentMethods, paymentTroubles, rulesOf, warnsOf } from './payment-method';

const rules = { methods: [...paymentMethods], warns: true, blocksTerm: true };
const payer: Payer = { isGuest: false, isEndCustomer: false, availableMinor: 100, overdueMinor: 0, orderMinor: 100, mayPayOnline: true };
const names = (choices: { method: string; refused: string | null }[]) => choices.map(({ method, refused }) => (refused ? `${method}!${refused}` : method));

describe('ways to pay', () => {
    it('are the firm’s, or the company’s own', () => {
        expect(rulesOf(rules, null)).toEqual(rules);
        expect(rulesOf(rules, { methods: ['prepayment'], warns: false, blocksTerm: null })).toEqual({ methods: ['prepayment'], warns: false, blocksTerm: true });
    });

    it('give credit to companies that were let in, and to no guest', () => {
        expect(names(paymentChoices(rules, payer))).toEqual(['on-account', 'prepayment', 'online', 'cash-on-delivery']);
        expect(names(paymentChoices(rules, { ...payer, isGuest: true }))).toEqual(['prepayment', 'online']);
        expect(names(paymentChoices({ ...rules, methods: ['on-account'] }, { ...payer, isGuest: true }))).toEqual(['prepayment']);
        expect(names(paymentChoices(rules, { ...payer, mayPayOnline: false }))).toEqual(['on-account', 'prepayment', 'cash-on-delivery']);
        expect(paymentMethods.filter(isPaidInAdvance)).toEqual(['prepayment', 'online']);
    });

    it('have no term beyond the limit or with something overdue, where the firm has it so; exactly the limit is within', () => {
        expect(paymentTroubles(payer)).toEqual([]);
        expect(paymentTroubles({ ...payer, orderMinor: 101, overdueMinor: 1 })).toEqual(['over-limit', 'overdue']);
        expect(names(paymentChoices(rules, { ...payer, orderMinor: 101 }))[0]).toBe('on-account!over-limit');
        expect(names(paymentChoices(rules, { ...payer, overdueMinor: 1 }))[0]).toBe('on-account!overdue');
        expect(names(paymentChoices({ ...rules, blocksTerm: false }, { ...payer, overdueMinor: 1 }))[0]).toBe('on-account');
        expect(warnsOf(rules, { ...payer, overdueMinor: 1 })).toEqual(['overdue']);
        expect(warnsOf({ ...rules, warns: false }, { ...payer, overdueMinor: 1 })).toEqual([]);
    });

    it('are one for an end customer, who hears nothing of his distributor’s debts', () => {
        const customer = { ...payer, isEndCustomer: true, overdueMinor: 5, orderMinor: 900 };
        expect(names(paymentChoices(rules, customer))).toEqual(['on-account']);
        expect(warnsOf(rules, customer)).toEqual([]);
    });

    it('property: there is always a way to pay, and none is offered twice', () => {
        const anyPayer = fc.record({
            isGuest: fc.boolean(), isEndCustomer: fc.boolean(), availableMinor: fc.option(fc.nat()), overdueMinor: fc.nat(), orderMinor: fc.nat(), mayPayOnline: fc.boolean(),
        });
        const anyRules = fc.record({ methods: fc.subarray([...paymentMethods]), warns: fc.boolean(), blocksTerm: fc.boolean() });
        fc.assert(
            fc.property(anyRules, anyPayer, (someRules, somebody) => {
                const choices = paymentChoices(someRules, somebody);
                expect(choices.some(({ refused }) => refused === null)).toBe(true);
                expect(new Set(choices.map(({ method }) => method)).size).toBe(choices.length);
            }),
        );
    });
});
