/** As `good-input.ts`: changes that are asked for of orders that the firm has. */
import { freshKey as key } from './bad-input';
import type { GoodCall, Making } from './good-input';

const changeWish = async ({ order, row }: Making) => {
    const { id, code } = await order('Approved');
    const { version } = await row('SELECT version::text FROM company_order WHERE "orderId" = $1', [id]);
    return { code, version: Number(version), kind: 'change', reason: 'the hall is smaller', remarks: `gate ${key()}`, idempotencyKey: key() };
};
export const askedChange = async (making: Making) => {
    await making.ask('shop', 'askForOrderChange', { input: await changeWish(making) });
    const { id, version, orderId, total } = await making.row('SELECT id::text, version::text, "orderId"::text, "newTotalGross"::text AS total FROM order_change ORDER BY id DESC LIMIT 1');
    return { id, version: Number(version), orderId, total: Number(total) };
};

export const changesShop: Record<string, GoodCall> = {
    askForOrderChange: { as: 'admin of A', variables: async making => ({ input: await changeWish(making) }) },
    withdrawOrderChange: {
        as: 'admin of A',
        variables: async making => {
            const { id, version } = await askedChange(making);
            return { input: { id, version, idempotencyKey: key() } };
        },
    },
};

export const changesAdmin: Record<string, GoodCall> = {
    decideOrderChange: {
        as: 'superadmin',
        variables: async making => {
            const { id, version, orderId, total } = await askedChange(making);
            return { input: { orderId, id, version, accept: true, reason: 'gladly', shownTotalGross: total, idempotencyKey: key() } };
        },
    },
};
