import fc from 'fast-check';

import { addedLevels, approvalChain, type ApprovalRuleFacts, matchesRule, type OrderToApprove } from './approval-chain';

const rule = (id: number, more: Partial<ApprovalRuleFacts> = {}): ApprovalRuleFacts => ({
    id, name: `Rule ${id}`, active: true, amountFromMinor: null, currencyCode: 'IRR', collectionId: null, branchId: null,
    levels: [{ memberIds: [], needed: 1 }], ...more,
});
const order: OrderToApprove = { totalGross: 100, currencyCode: 'IRR', branchId: 1, collectionIds: [5, 6] };

describe('approval rules', () => {
    it('match from the amount on, in the category and the branch, all together', () => {
        expect(matchesRule(rule(1, { amountFromMinor: 100 }), order)).toBe(true);
        expect(matchesRule(rule(1, { amountFromMinor: 101 }), order)).toBe(false);
        expect(matchesRule(rule(1, { collectionId: 6 }), order)).toBe(true);
        expect(matchesRule(rule(1, { collectionId: 7 }), order)).toBe(false);
        expect(matchesRule(rule(1, { branchId: 1, collectionId: 5, amountFromMinor: 50 }), order)).toBe(true);
        expect(matchesRule(rule(1, { branchId: 2, collectionId: 5 }), order)).toBe(false);
        expect(matchesRule(rule(1, { active: false }), order)).toBe(false);
        expect(matchesRule(rule(1, { amountFromMinor: 1000, currencyCode: 'PLN' }), order)).toBe(true);
    });

    it('join their levels, the first of each before the second of any, and ask the same people once a level', () => {
        const rules = [
            rule(2, { levels: [{ memberIds: [4, 3], needed: 1 }, { memberIds: [9], needed: 1 }] }),
            rule(1, { levels: [{ memberIds: [3, 4], needed: 1 }, { memberIds: [8], needed: 1 }, { memberIds: [7], needed: 2 }] }),
        ];
        expect(approvalChain(rules, order, false).map(level => [level.key, level.memberIds])).toEqual([
            ['rule:1:0', [3, 4]],
            ['rule:1:1', [8]],
            ['rule:2:1', [9]],
            ['rule:1:2', [7]],
        ]);
    });

    it('let an order beyond a limit ask anybody who may approve, unless a rule asks already', () => {
        expect(approvalChain([], order, false)).toEqual([]);
        expect(approvalChain([], order, true)).toEqual([{ key: 'limit', ruleName: null, memberIds: [], needed: 1 }]);
        expect(approvalChain([rule(1)], order, true).map(level => level.key)).toEqual(['rule:1:0']);
    });

    it('add only what was not asked before', () => {
        const small = rule(1, { levels: [{ memberIds: [3], needed: 1 }] });
        const large = rule(2, { amountFromMinor: 200, levels: [{ memberIds: [3], needed: 1 }, { memberIds: [9], needed: 1 }] });
        const before = approvalChain([small, large], order, false);
        const after = approvalChain([small, large], { ...order, totalGross: 200 }, false);
        expect(addedLevels(before, after).map(level => level.key)).toEqual(['rule:2:1']);
    });

    it('never ask less of a dearer order', () => {
        const amount = fc.integer({ min: 0, max: 300 });
        fc.assert(
            fc.property(fc.array(fc.option(amount), { maxLength: 5 }), amount, amount, (borders, totalGross, more) => {
                const rules = borders.map((amountFromMinor, id) => rule(id, { amountFromMinor, levels: [{ memberIds: [id], needed: 1 }] }));
                const at = (total: number) => approvalChain(rules, { ...order, totalGross: total }, false);
                expect(addedLevels(at(totalGross + more), at(totalGross))).toEqual([]);
            }),
        );
    });
});
