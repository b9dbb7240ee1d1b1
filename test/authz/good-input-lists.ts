/** As `good-input.ts`: lists of what a company wants again. */
import { freshKey as key } from './bad-input';
import type { GoodCall, Making } from './good-input';

type Answer = Record<string, unknown>;
type Variables = (making: Making) => Answer | Promise<Answer>;

const by = (as: string, table: Record<string, Variables>): Record<string, GoodCall> =>
    Object.fromEntries(Object.entries(table).map(([field, variables]) => [field, { as, variables }]));

const row = ({ ids }: Making) => ({ variantId: ids.variantId, unit: 'm2', quantity: 1 });

/** A list of a member of company A, with a line. */
async function list(making: Making): Promise<{ id: unknown; version: unknown }> {
    const { id, version } = await making.ask('shop', 'createShoppingList', { input: { name: key(), lines: [row(making)], idempotencyKey: key() } });
    return { id, version };
}

async function lineOf(making: Making): Promise<{ listId: unknown; version: unknown; lineId: unknown }> {
    const { id, version } = await list(making);
    const { id: lineId } = await making.row('SELECT id::text FROM shopping_list_line WHERE "listId" = $1', [id]);
    return { listId: id, version, lineId };
}

async function companyList({ row: one, ids }: Making): Promise<Answer> {
    const { id } = await one(`INSERT INTO shopping_list ("companyId", name, "isShared") VALUES ($1, 'From the firm', true) RETURNING id::text`, [ids.companyId]);
    return { id, version: 1 };
}

export const listsShop = by('admin of A', {
    setReorderFrequency: ({ ids }) => ({ input: { variantId: ids.variantId, everyDays: 14 } }),
    setReorderMail: () => ({ wanted: true }),
    createShoppingList: making => ({ input: { name: key(), remark: 'For the shop', isShared: true, lines: [row(making)], idempotencyKey: key() } }),
    updateShoppingList: async making => ({ input: { ...(await list(making)), name: 'Winter', isShared: true } }),
    copyShoppingList: async making => ({ input: { id: (await list(making)).id, name: key(), idempotencyKey: key() } }),
    deleteShoppingList: async making => ({ input: await list(making) }),
    restoreShoppingList: async making => {
        const input = await list(making);
        await making.ask('shop', 'deleteShoppingList', { input });
        return { id: input.id };
    },
    addToShoppingList: async making => ({ input: { listId: (await list(making)).id, lines: [row(making)], idempotencyKey: key() } }),
    changeShoppingListLines: async making => {
        const { listId, version, lineId } = await lineOf(making);
        return { input: { listId, version, lines: [{ lineId, quantity: 5, remark: 'soft' }] } };
    },
    moveShoppingListLine: async making => ({ input: { ...(await lineOf(making)), place: 0 } }),
    shoppingListToCart: async making => ({ input: { listId: (await list(making)).id, idempotencyKey: key() } }),
});

export const listsAdmin = by('superadmin', {
    switchCompanyReorder: ({ ids }) => ({ input: { companyId: ids.companyId, isOn: true } }),
    setCompanyReorderFrequency: ({ ids }) => ({ input: { companyId: ids.companyId, variantId: ids.variantId, everyDays: 30 } }),
    saveCompanyShoppingList: making => ({ input: { companyId: making.ids.companyId, name: key(), lines: [row(making)], idempotencyKey: key() } }),
    deleteCompanyShoppingList: async making => ({ input: await companyList(making) }),
});
