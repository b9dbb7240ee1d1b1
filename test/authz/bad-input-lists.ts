/** As `bad-input.ts`: lists of what a company wants again. */
import { type BadCall, badId, calls, freshKey, inputs, type Row, tooLong, unknownId } from './bad-input';
import type { BadWorld } from './bad-input-world';
import { nobodysId } from './calls';

const row = ({ ids }: BadWorld, change: object = {}) => ({ variantId: ids.variantId, unit: 'm2', quantity: 1, ...change });
const shortKey: Row = ['a short key', /idempotencyKey/, { idempotencyKey: 'x' }];
const badName: Row = ['an empty name', /name/, { name: ' ' }];
const ofNobody = () => ({ listId: nobodysId, version: 1 });
const unknownList: Row = ['a list that nobody has', /with the id/, {}];
const badRows: readonly Row[] = [
    ['a quantity below one', /quantity/, world => ({ lines: [row(world, { quantity: 0 })] })],
    ['a billion and more', /quantity/, world => ({ lines: [row(world, { quantity: 1_000_000_001 })] })],
    ['a long remark', /remark/, world => ({ lines: [row(world, { remark: tooLong(500) })] })],
    ['an article that is none', /variantId/, world => ({ lines: [row(world, { variantId: 'x' })] })],
];

const badFrequency: readonly Row[] = [
    ['no days', /everyDays/, { everyDays: 0 }],
    ['more than two years', /everyDays/, { everyDays: 731 }],
    ['days for what is never proposed', /everyDays/, { everyDays: 5, isNever: true }],
    ['an article that nobody has', /ProductVariant/, { variantId: nobodysId }],
];

export const listsShopBadInput: Record<string, BadCall[]> = {
    setReorderFrequency: inputs('admin of A', ({ ids }) => ({ variantId: ids.variantId }), ...badFrequency),
    setReorderMail: calls('admin of A', ['neither', /wanted/, { wanted: null }]),
    createShoppingList: inputs('admin of A', () => ({ name: 'Winter', idempotencyKey: freshKey() }),
        badName, ['a long name', /name/, { name: tooLong(100) }], ['a long remark', /remark/, { remark: tooLong(500) }], shortKey, ...badRows,
        ['an article that he does not see', /lines\.0\.variantId/, world => ({ lines: [row(world, { variantId: nobodysId })] })],
        ['a unit in which it is not sold', /lines\.0\.variantId/, world => ({ lines: [row(world, { unit: 'barrel' })] })]),
    updateShoppingList: inputs('admin of A', () => ({ id: nobodysId, version: 1, name: 'Winter' }), badName, unknownId, badId),
    copyShoppingList: inputs('admin of A', () => ({ id: nobodysId, name: 'Winter', idempotencyKey: freshKey() }), badName, unknownId, badId, shortKey),
    deleteShoppingList: inputs('admin of A', () => ({ id: nobodysId, version: 1 }), unknownId, badId),
    restoreShoppingList: calls('admin of A', unknownId, badId),
    addToShoppingList: inputs('admin of A', world => ({ listId: nobodysId, lines: [row(world)], idempotencyKey: freshKey() }), unknownList, ['no lines', /lines/, { lines: [] }], shortKey, ...badRows),
    changeShoppingListLines: inputs('admin of A', ofNobody, unknownList, ['a quantity below one', /quantity/, { lines: [{ lineId: nobodysId, quantity: 0 }] }]),
    moveShoppingListLine: inputs('admin of A', () => ({ ...ofNobody(), lineId: nobodysId, place: 0 }), unknownList, ['a place below the first', /place/, { place: -1 }]),
    shoppingListToCart: inputs('admin of A', () => ({ listId: nobodysId, idempotencyKey: freshKey() }), unknownList, shortKey, ['no lines', /lines/, { lines: [] }]),
};

export const listsAdminBadInput: Record<string, BadCall[]> = {
    switchCompanyReorder: inputs('superadmin', ({ ids }) => ({ companyId: ids.companyId, isOn: true }), ['a company that is none', /Company/, { companyId: nobodysId }]),
    setCompanyReorderFrequency: inputs('superadmin', ({ ids }) => ({ companyId: ids.companyId, variantId: ids.variantId }), ...badFrequency, ['a company that is none', /Company/, { companyId: nobodysId }]),
    saveCompanyShoppingList: inputs('superadmin', ({ ids }) => ({ companyId: ids.companyId, name: 'Winter', lines: [], idempotencyKey: freshKey() }),
        badName, shortKey, ...badRows, ['a company that is none', /Company/, { companyId: nobodysId }], ['a list of another company', /with the id/, { id: nobodysId }],
        ['an article that the company does not see', /lines\.0\.variantId/, world => ({ lines: [row(world, { variantId: nobodysId })] })]),
    deleteCompanyShoppingList: inputs('superadmin', () => ({ id: nobodysId, version: 1 }), unknownId, badId),
};
