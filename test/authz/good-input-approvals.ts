/** As `good-input.ts`: decisions on orders that wait for their company's people. */
import { hashOf, newToken } from '../../kernel/token';
import { freshKey as key } from './bad-input';
import type { GoodCall, Making } from './good-input';

/** An order of A's buyer that waits for the administrator. */
async function waitingOrder({ ask, ids }: Making): Promise<{ code: unknown; totalGross: number }> {
    const rule = { name: key(), active: true, levels: [{ memberIds: [], needed: 1 }], idempotencyKey: key() };
    await ask('shop', 'createApprovalRule', { input: rule }, 'admin of A');
    const lines = [{ variantId: ids.variantId, unit: 'm2', quantity: 2, mode: 'SET' }];
    const { cart } = (await ask('shop', 'setCartLines', { input: { lines } }, 'buyer of A')) as { cart: { totalGross: number } };
    const { code } = await ask('shop', 'placeOrder', { input: { branchId: ids.branchId, shownTotalGross: cart.totalGross, idempotencyKey: key() } }, 'buyer of A');
    return { code, totalGross: cart.totalGross };
}

export const approvalsShop: Record<string, GoodCall> = {
    decideApproval: {
        as: 'admin of A',
        variables: async making => {
            const { code: orderCode, totalGross: shownTotalGross } = await waitingOrder(making);
            return { input: { orderCode, decision: 'APPROVE', level: 0, shownTotalGross, idempotencyKey: key() } };
        },
    },
    decideApprovalByLink: {
        as: undefined,
        variables: async making => {
            const { code, totalGross: shownTotalGross } = await waitingOrder(making);
            const token = newToken();
            await making.row(
                `INSERT INTO approval_link ("requestId", "memberId", level, "tokenHash", "expiresAt")
                 SELECT r.id, $2, 0, $3, now() + interval '1 hour' FROM approval_request r JOIN "order" o ON o.id = r."orderId" WHERE o.code = $1 RETURNING id`,
                [code, making.ids.memberId, hashOf(token)],
            );
            return { input: { token, decision: 'APPROVE', shownTotalGross, idempotencyKey: key() } };
        },
    },
};
