import { inject, Injectable, signal } from '@angular/core';

import { graphql, ResultOf, VariablesOf } from '../../shared/data/graphql';
import { ShopApi } from '../../shared/data/shop-api';
import { articleFields } from './article';
import { RowNews } from './to-cart';

const listFields = graphql(`
    fragment ListFields on ShoppingList @_unmask {
        id
        updatedAt
        name
        remark
        isShared
        isMine
        ownerName
        lineCount
        version
        mayEdit
        mayManage
    }
`);

const allDocument = graphql(
    `
        query MyShoppingLists($input: ShoppingListsInput) {
            myShoppingLists(input: $input) {
                totalItems
                items {
                    ...ListFields
                }
            }
        }
    `,
    [listFields],
);

const oneDocument = graphql(
    `
        query ShoppingList($id: ID!) {
            shoppingList(id: $id) {
                ...ListFields
            }
        }
    `,
    [listFields],
);

const linesDocument = graphql(
    `
        query ShoppingListLines($input: ShoppingListLinesInput!) {
            shoppingListLines(input: $input) {
                totalItems
                items {
                    id
                    unit
                    quantity
                    remark
                    article {
                        ...ListedArticleFields
                    }
                }
            }
        }
    `,
    [articleFields],
);

const updateDocument = graphql(`
    mutation UpdateShoppingList($input: UpdateShoppingListInput!) {
        updateShoppingList(input: $input) {
            __typename
            ... on ShoppingListRefusal {
                reason
            }
        }
    }
`);

const copyDocument = graphql(`
    mutation CopyShoppingList($input: CopyShoppingListInput!) {
        copyShoppingList(input: $input) {
            __typename
            ... on ShoppingList {
                id
            }
            ... on ShoppingListRefusal {
                reason
            }
        }
    }
`);

const deleteDocument = graphql(`
    mutation DeleteShoppingList($input: DeleteShoppingListInput!) {
        deleteShoppingList(input: $input) {
            __typename
            ... on ShoppingListRefusal {
                reason
            }
        }
    }
`);

const restoreDocument = graphql(`
    mutation RestoreShoppingList($id: ID!) {
        restoreShoppingList(id: $id) {
            __typename
            ... on ShoppingListRefusal {
                reason
            }
        }
    }
`);

const changeDocument = graphql(`
    mutation ChangeShoppingListLines($input: ChangeShoppingListLinesInput!) {
        changeShoppingListLines(input: $input) {
            __typename
            ... on ShoppingListRefusal {
                reason
            }
        }
    }
`);

const moveDocument = graphql(`
    mutation MoveShoppingListLine($input: MoveShoppingListLineInput!) {
        moveShoppingListLine(input: $input) {
            __typename
            ... on ShoppingListRefusal {
                reason
            }
        }
    }
`);

const toCartDocument = graphql(`
    mutation ShoppingListToCart($input: ShoppingListToCartInput!) {
        shoppingListToCart(input: $input) {
            lineId
            outcome
            message
            nearest
        }
    }
`);

export type ShoppingLists = ResultOf<typeof allDocument>['myShoppingLists'];
export type ShoppingList = ShoppingLists['items'][number];
export type ListLines = ResultOf<typeof linesDocument>['shoppingListLines'];
export type ListLine = ListLines['items'][number];
export type LinesInput = VariablesOf<typeof linesDocument>['input'];
export type ListSort = NonNullable<LinesInput['sort']>;
export type ListFacts = Omit<VariablesOf<typeof updateDocument>['input'], 'id' | 'version'>;
export type LineChange = Omit<VariablesOf<typeof changeDocument>['input'], 'listId' | 'version'>;
export const listSorts: readonly ListSort[] = ['PLACE', 'NAME', 'CODE'];

interface Answer {
    __typename: string;
    reason?: string;
}

/** Null when it is done, else why not. */
const refusalOf = (answer: Answer): string | null => (answer.__typename === 'ShoppingListRefusal' ? (answer.reason ?? '') : null);

@Injectable({ providedIn: 'root' })
export class ListBook {
    private readonly api = inject(ShopApi);
    private readonly lastDeleted = signal<ShoppingList | null>(null);
    /** The last list that was deleted here, as long as it can be brought back by a press. */
    readonly deleted = this.lastDeleted.asReadonly();

    async all(term: string, skip: number, take: number, abort: AbortSignal): Promise<ShoppingLists> {
        return (await this.api.query(allDocument, { input: { term: term || null, skip, take } }, abort)).myShoppingLists;
    }

    async find(id: string, abort: AbortSignal): Promise<ShoppingList | null> {
        return (await this.api.query(oneDocument, { id }, abort)).shoppingList;
    }

    async lines(input: LinesInput, abort: AbortSignal): Promise<ListLines> {
        return (await this.api.query(linesDocument, { input }, abort)).shoppingListLines;
    }

    async update({ id, version }: ShoppingList, facts: ListFacts): Promise<string | null> {
        return refusalOf((await this.api.mutate(updateDocument, { input: { id, version, ...facts } })).updateShoppingList);
    }

    async copy(id: string, name: string): Promise<{ id: string } | string> {
        const { copyShoppingList: answer } = await this.api.attempt('copy-list', copyDocument, { id, name });
        return answer.__typename === 'ShoppingListRefusal' ? answer.reason : { id: answer.id };
    }

    async remove(list: ShoppingList): Promise<string | null> {
        const { id, version } = list;
        const refused = refusalOf((await this.api.mutate(deleteDocument, { input: { id, version } })).deleteShoppingList);
        if (refused === null) this.lastDeleted.set(list);
        return refused;
    }

    async restore(id: string): Promise<string | null> {
        const refused = refusalOf((await this.api.mutate(restoreDocument, { id })).restoreShoppingList);
        this.lastDeleted.set(null);
        return refused;
    }

    async change({ id, version }: ShoppingList, change: LineChange): Promise<string | null> {
        const input = { listId: id, version, ...change };
        return refusalOf((await this.api.mutate(changeDocument, { input })).changeShoppingListLines);
    }

    async move({ id, version }: ShoppingList, lineId: string, place: number): Promise<string | null> {
        const input = { listId: id, version, lineId, place };
        return refusalOf((await this.api.mutate(moveDocument, { input })).moveShoppingListLine);
    }

    /** Some lines, or all of them. */
    async toCart(listId: string, lineIds: readonly string[] | null, cartId: string | null): Promise<readonly (readonly [string, RowNews])[]> {
        const lines = lineIds && lineIds.map((lineId) => ({ lineId }));
        const { shoppingListToCart } = await this.api.attempt('list-to-cart', toCartDocument, { listId, lines, cartId });
        return shoppingListToCart.map((answer) => [answer.lineId, answer]);
    }
}
