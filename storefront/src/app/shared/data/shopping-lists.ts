import { inject, Injectable } from '@angular/core';

import { graphql, ResultOf, VariablesOf } from './graphql';
import { ShopApi } from './shop-api';

const choicesDocument = graphql(`
    query ListsToFill {
        myShoppingLists(input: { editable: true, take: 100 }) {
            items {
                id
                name
                isShared
                lineCount
            }
        }
    }
`);

const addDocument = graphql(`
    mutation AddToShoppingList($input: AddToShoppingListInput!) {
        addToShoppingList(input: $input) {
            __typename
            ... on ShoppingListAdded {
                answers {
                    variantId
                    outcome
                    reason
                }
            }
            ... on ShoppingListRefusal {
                reason
            }
        }
    }
`);

const createDocument = graphql(`
    mutation CreateShoppingList($input: CreateShoppingListInput!) {
        createShoppingList(input: $input) {
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

export type ListChoice = ResultOf<typeof choicesDocument>['myShoppingLists']['items'][number];
export type ListRow = VariablesOf<typeof addDocument>['input']['lines'][number];
export type NewList = Omit<VariablesOf<typeof createDocument>['input'], 'idempotencyKey'>;

/** Lists that an article can be put on, wherever the article is shown. */
@Injectable({ providedIn: 'root' })
export class ListFiller {
    private readonly api = inject(ShopApi);

    async choices(): Promise<ListChoice[]> {
        return (await this.api.query(choicesDocument, {})).myShoppingLists.items;
    }

    /** How many rows the list took, or why it takes none. */
    async add(listId: string, lines: readonly ListRow[]): Promise<number | string> {
        const { addToShoppingList: answer } = await this.api.attempt('add-to-list', addDocument, { listId, lines: [...lines] });
        if (answer.__typename === 'ShoppingListRefusal') return answer.reason;
        const taken = answer.answers.filter((one) => one.outcome === 'ok').length;
        return taken || (answer.answers[0]?.reason ?? 'not-available');
    }

    /** The new list's id, or why there is none. */
    async create(list: NewList): Promise<{ id: string } | string> {
        const { createShoppingList: answer } = await this.api.attempt('create-list', createDocument, list);
        return answer.__typename === 'ShoppingListRefusal' ? answer.reason : { id: answer.id };
    }
}
