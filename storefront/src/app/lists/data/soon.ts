import { inject, Injectable, signal } from '@angular/core';

import { graphql, ResultOf, VariablesOf } from '../../shared/data/graphql';
import { ShopApi } from '../../shared/data/shop-api';
import { articleFields } from './article';

const proposalDocument = graphql(
    `
        query ReorderProposal {
            reorderProposal {
                isOn
                computedAt
                wantsMail
                items {
                    quantity
                    runsOutOn
                    gapDays
                    isSet
                    article {
                        ...ListedArticleFields
                    }
                }
            }
        }
    `,
    [articleFields],
);

const countDocument = graphql(`
    query ReorderCount {
        reorderProposal {
            items {
                runsOutOn
                article {
                    variantId
                    name
                }
            }
        }
    }
`);

const rulesDocument = graphql(`
    query ReorderRules {
        reorderRules {
            variantId
            sku
            name
            everyDays
        }
    }
`);

const frequencyDocument = graphql(`
    mutation SetReorderFrequency($input: ReorderFrequencyInput!) {
        setReorderFrequency(input: $input) {
            variantId
            sku
            name
            everyDays
        }
    }
`);

const mailDocument = graphql(`
    mutation SetReorderMail($wanted: Boolean!) {
        setReorderMail(wanted: $wanted)
    }
`);

const historyDocument = graphql(`
    query PurchaseHistory($variantId: ID!) {
        purchaseHistory(variantId: $variantId) {
            month
            quantity
        }
    }
`);

export type Proposal = ResultOf<typeof proposalDocument>['reorderProposal'];
export type ProposalItem = Proposal['items'][number];
export type SoonItem = ResultOf<typeof countDocument>['reorderProposal']['items'][number];
export type ReorderRule = ResultOf<typeof rulesDocument>['reorderRules'][number];
export type Frequency = VariablesOf<typeof frequencyDocument>['input'];
export type MonthlyPurchase = ResultOf<typeof historyDocument>['purchaseHistory'][number];

/** What will soon have run out, as far as one can tell. */
@Injectable({ providedIn: 'root' })
export class SoonNeeded {
    private readonly api = inject(ShopApi);
    private readonly state = signal(0);
    /** Rises when a frequency is set, so that whoever shows them reads them anew. */
    readonly changes = this.state.asReadonly();

    async proposal(abort: AbortSignal): Promise<Proposal> {
        return (await this.api.query(proposalDocument, {}, abort)).reorderProposal;
    }

    /** Names only, for the home page. */
    async brief(abort: AbortSignal): Promise<readonly SoonItem[]> {
        return (await this.api.query(countDocument, {}, abort)).reorderProposal.items;
    }

    async rules(abort: AbortSignal): Promise<readonly ReorderRule[]> {
        return (await this.api.query(rulesDocument, {}, abort)).reorderRules;
    }

    async setFrequency(input: Frequency): Promise<void> {
        await this.api.mutate(frequencyDocument, { input });
        this.state.update((count) => count + 1);
    }

    async setMail(wanted: boolean): Promise<boolean> {
        return (await this.api.mutate(mailDocument, { wanted })).setReorderMail;
    }

    async history(variantId: string, abort: AbortSignal): Promise<readonly MonthlyPurchase[]> {
        return (await this.api.query(historyDocument, { variantId }, abort)).purchaseHistory;
    }
}
