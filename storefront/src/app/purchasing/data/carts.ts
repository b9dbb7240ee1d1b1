import { inject, Injectable } from '@angular/core';

import { graphql, ResultOf, VariablesOf } from '../../shared/data/graphql';
import { ShopApi } from '../../shared/data/shop-api';

const myCartFields = graphql(`
    fragment MyCartFields on MyCart @_unmask {
        id
        name
        remark
        owner {
            id
            name
        }
        isOwn
        isCurrent
        mayManage
        sharing
        sharedWith {
            id
            name
        }
        version
        cartVersion
        lineCount
        currencyCode
        totalGross
    }
`);

const cartsDocument = graphql(
    `
        query MyCarts {
            myCarts {
                ...MyCartFields
            }
        }
    `,
    [myCartFields],
);

const colleaguesDocument = graphql(`
    query CartColleagues {
        cartColleagues {
            id
            name
        }
    }
`);

const createDocument = graphql(`
    mutation CreateCart($input: CreateCartInput!) {
        createCart(input: $input) {
            __typename
            ... on MyCart {
                id
            }
            ... on CartRefusal {
                reason
            }
        }
    }
`);

const updateDocument = graphql(
    `
        mutation UpdateCart($input: UpdateCartInput!) {
            updateCart(input: $input) {
                __typename
                ... on MyCart {
                    ...MyCartFields
                }
                ... on CartRefusal {
                    reason
                }
            }
        }
    `,
    [myCartFields],
);

const shareDocument = graphql(
    `
        mutation ShareCart($input: ShareCartInput!) {
            shareCart(input: $input) {
                __typename
                ... on MyCart {
                    ...MyCartFields
                }
                ... on CartRefusal {
                    reason
                }
            }
        }
    `,
    [myCartFields],
);

const deleteDocument = graphql(`
    mutation DeleteCart($cartId: ID!, $cartVersion: Int) {
        deleteCart(cartId: $cartId, cartVersion: $cartVersion) {
            __typename
            ... on CartRefusal {
                reason
            }
        }
    }
`);

export type MyCart = ResultOf<typeof cartsDocument>['myCarts'][number];
export type CartPerson = ResultOf<typeof colleaguesDocument>['cartColleagues'][number];
export type CartSharing = MyCart['sharing'];
export interface CartSettings {
    name: string;
    remark: string;
    sharing: CartSharing;
    memberIds: string[];
}

/** A person's several carts: what they are called and who shares them. What is in them is the cart store's. */
@Injectable({ providedIn: 'root' })
export class Carts {
    private readonly api = inject(ShopApi);

    async list(abort?: AbortSignal): Promise<MyCart[]> {
        return (await this.api.query(cartsDocument, {}, abort)).myCarts;
    }

    async colleagues(abort?: AbortSignal): Promise<CartPerson[]> {
        return (await this.api.query(colleaguesDocument, {}, abort)).cartColleagues;
    }

    /** The new cart's id, or why there is none. */
    async create(wish: Omit<VariablesOf<typeof createDocument>['input'], 'idempotencyKey'>): Promise<{ id: string } | { reason: string }> {
        const { createCart } = await this.api.attempt('create-cart', createDocument, wish);
        return createCart.__typename === 'MyCart' ? { id: createCart.id } : { reason: createCart.__typename === 'CartRefusal' ? createCart.reason : '' };
    }

    /** Null once all of it is kept, else why not. */
    async save({ id, version, ...before }: MyCart, { name, remark, sharing, memberIds }: CartSettings): Promise<string | null> {
        let known = version;
        if (name !== before.name || remark !== before.remark) {
            const { updateCart } = await this.api.mutate(updateDocument, { input: { cartId: id, version: known, name, remark } });
            if (updateCart.__typename === 'CartRefusal') return updateCart.reason;
            if (updateCart.__typename === 'MyCart') known = updateCart.version;
        }
        const shares = { sharing, memberIds: sharing === 'CHOSEN' ? memberIds : [] };
        const isSame = sharing === before.sharing && (sharing !== 'CHOSEN' || sameIds(memberIds, before.sharedWith));
        if (isSame) return null;
        const { shareCart } = await this.api.mutate(shareDocument, { input: { cartId: id, version: known, ...shares } });
        return shareCart.__typename === 'CartRefusal' ? shareCart.reason : null;
    }

    async remove({ id, cartVersion }: MyCart): Promise<string | null> {
        const { deleteCart } = await this.api.mutate(deleteDocument, { cartId: id, cartVersion });
        return deleteCart.__typename === 'CartRefusal' ? deleteCart.reason : null;
    }
}

function sameIds(ids: readonly string[], people: readonly CartPerson[]): boolean {
    return ids.length === people.length && people.every(({ id }) => ids.includes(id));
}
