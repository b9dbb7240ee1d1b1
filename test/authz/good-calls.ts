/** The table of calls that work, put together, and how it is asked. */
import type { BadCall } from './bad-input';
import type { Api } from './declared';
import { admin, type GoodCall, shop, staff } from './good-input';
import { agentAdmin } from './good-input-agents';
import { changesAdmin, changesShop } from './good-input-changes';
import { courierAdmin } from './good-input-couriers';
import { erpAdmin } from './good-input-erp';
import { complaintsShop } from './good-input-complaints';
import { listsAdmin, listsShop } from './good-input-lists';
import { messagesAdmin } from './good-input-messages';
import { peopleAdmin, peopleShop } from './good-input-people';
import { deliveryAdmin, deliveryShop } from './good-input-delivery';
import { moneyAdmin, moneyShop } from './good-input-money';
import { setsAdmin, setsShop } from './good-input-sets';
import { stockAdmin, stockShop } from './good-input-stock';
import { pushAdmin } from './good-input-push';
import { quotesAdmin, quotesShop } from './good-input-quotes';

const tables: Record<Api, Record<string, GoodCall>> = {
    shop: {
        ...shop, ...changesShop, ...setsShop, ...listsShop, ...deliveryShop, ...peopleShop, ...stockShop,
        ...quotesShop, ...moneyShop, ...complaintsShop,
    },
    admin: {
        ...peopleAdmin, ...admin, ...changesAdmin, ...setsAdmin, ...listsAdmin, ...deliveryAdmin, ...stockAdmin,
        ...quotesAdmin, ...staff, ...messagesAdmin, ...moneyAdmin, ...courierAdmin, ...erpAdmin, ...pushAdmin, ...agentAdmin,
    },
};

/** The call that works, or none where nobody has said one. */
export function goodCall(api: Api, field: string, bad: readonly BadCall[]): GoodCall | undefined {
    const own = tables[api][field];
    if (own) return own;
    const right = bad.find(call => call.right !== undefined)?.right;
    return right && { as: api === 'admin' ? 'superadmin' : bad[0]?.as, variables: ({ world }) => ({ input: right(world) }) };
}

/** Named ones in their order, then the others. */
export function inOrder<Field extends { name: string }>(api: Api, fields: readonly Field[]): Field[] {
    const names = Object.keys(tables[api]);
    const place = ({ name: field }: Field) => (names.includes(field) ? names.indexOf(field) : names.length);
    return [...fields].sort((one, other) => place(one) - place(other));
}
