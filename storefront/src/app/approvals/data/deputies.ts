import { inject, Injectable } from '@angular/core';

import { graphql, ResultOf } from '../../shared/data/graphql';
import { ShopApi } from '../../shared/data/shop-api';

const deputyFields = graphql(`
    fragment DeputyFields on ApprovalDeputy @_unmask {
        id
        version
        memberName
        deputyMemberId
        deputyName
        from
        until
        holdsToday
    }
`);

const myDeputiesDocument = graphql(
    `
        query MyDeputies {
            myDeputies {
                mine {
                    ...DeputyFields
                }
                standingInFor {
                    ...DeputyFields
                }
                colleagues {
                    id
                    name
                }
            }
        }
    `,
    [deputyFields],
);

const createDocument = graphql(`
    mutation CreateDeputy($input: CreateDeputyInput!) {
        createDeputy(input: $input) {
            id
        }
    }
`);

const updateDocument = graphql(`
    mutation UpdateDeputy($input: UpdateDeputyInput!) {
        updateDeputy(input: $input) {
            id
        }
    }
`);

const deleteDocument = graphql(`
    mutation DeleteDeputy($id: ID!, $version: Int!) {
        deleteDeputy(id: $id, version: $version) {
            success
        }
    }
`);

export type MyDeputies = ResultOf<typeof myDeputiesDocument>['myDeputies'];
export type Deputy = MyDeputies['mine'][number];

export interface DeputyDraft {
    deputyMemberId: string;
    from: string;
    until: string;
}

/** Who decides in my stead while I am away, and for whom I do. */
@Injectable({ providedIn: 'root' })
export class DeputyBook {
    private readonly api = inject(ShopApi);

    async load(abort: AbortSignal): Promise<MyDeputies> {
        return (await this.api.query(myDeputiesDocument, {}, abort)).myDeputies;
    }

    async save(draft: DeputyDraft, known: Deputy | null): Promise<void> {
        if (known) {
            await this.api.mutate(updateDocument, { input: { ...draft, id: known.id, version: known.version } });
            return;
        }
        await this.api.attempt('deputy', createDocument, draft);
    }

    async remove({ id, version }: Deputy): Promise<void> {
        await this.api.mutate(deleteDocument, { id, version });
    }
}
