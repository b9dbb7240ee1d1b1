/** What a stranger has of his own, by the names that arguments have, and a person who belongs to two companies. */
import type { MemberPermission } from '../../kernel/scope';
import { sessionKey } from '../../src/edge/session-key';
import type { MadeCompany } from '../factories';
import { orderInState } from '../production-facts';
import type { RunningServer } from '../server';
import type { Values } from './calls';

/** The id of one thing of B in every table. */
export const commonIdOfB = 700_002;

interface Owner {
    companyId: number;
    memberId: number;
    customerId: number;
}

export interface Own {
    values: Values;
    companyId: number;
    orderCode: string;
}

export async function ownThings(running: RunningServer, b: MadeCompany, owner: Owner, variantId: number): Promise<Own> {
    const { code } = await orderInState(running, 'Shipped', owner, [{ variantId, quantity: 3 }]);
    const common = ['id', 'deputyMemberId', 'ownRoleId', 'addressId', 'listId', 'lineId', 'shipmentId', 'orderLineId'].map(name => [name, String(commonIdOfB)] as const);
    const values = {
        ...Object.fromEntries(common),
        branchId: String(b.branchId),
        memberId: String(owner.memberId),
        variantId: String(variantId),
        productVariantId: String(variantId),
        code,
        orderCode: code,
        memberIds: [String(commonIdOfB)],
    };
    return { values, companyId: b.id, orderCode: code };
}

interface InBoth {
    name: string;
    token: string;
    member: ReadonlySet<MemberPermission>;
    only: 'shop';
}

/** An administrator of both whose session speaks for B. */
export async function inBoth(
    running: RunningServer,
    openSession: (userId: number) => Promise<string>,
    person: { memberId: number; customerId: number; permissions: ReadonlySet<MemberPermission> },
    a: MadeCompany,
): Promise<InBoth> {
    const [row] = await running.sql<{ userId: number }>('SELECT "userId" FROM customer WHERE id = $1', [person.customerId]);
    const token = await openSession(row?.userId ?? 0);
    await running.sql(`INSERT INTO company_member ("companyId", "customerId", role, language, "acceptedAt") VALUES ($1, $2, 'admin', 'en', now())`, [a.id, person.customerId]);
    await running.sql('INSERT INTO portal_session ("sessionId", "memberId") SELECT id, $2 FROM session WHERE token = $1', [sessionKey(token), person.memberId]);
    return { name: 'person of A and B who speaks for B', token, member: person.permissions, only: 'shop' };
}

/** In the order of a call's arguments each name once as the other's, all others as one's own. */
export function mixed(own: Values, other: Values, names: readonly string[]): { name: string; values: Values }[] {
    return names.map(name => ({ name, values: { ...own, [name]: other[name] } }));
}

