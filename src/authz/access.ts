/** Who may call a root field. What the files name nowhere is closed. */
import { type AdminAccess, adminMutations, adminQueries } from './admin';
import { coreAdminMutations, coreAdminQueries } from './admin-core';
import { type ShopAccess, shopMutations, shopQueries } from './shop';

export const shopFields: Record<string, Record<string, ShopAccess>> = { Query: shopQueries, Mutation: shopMutations };

export const adminFields: Record<string, Record<string, AdminAccess>> = {
    Query: { ...coreAdminQueries, ...adminQueries },
    Mutation: { ...coreAdminMutations, ...adminMutations },
};

function lookUp<Access>(tables: Record<string, Record<string, Access>>, root: string, field: string): Access | 'closed' {
    const table = tables[root] ?? {};
    return Object.hasOwn(table, field) ? (table[field] ?? 'closed') : 'closed';
}

export const shopAccess = (root: string, field: string): ShopAccess => lookUp(shopFields, root, field);
export const adminAccess = (root: string, field: string): AdminAccess => lookUp(adminFields, root, field);
