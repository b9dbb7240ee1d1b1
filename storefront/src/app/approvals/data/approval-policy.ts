import { inject, Injectable } from '@angular/core';

import { graphql, ResultOf, VariablesOf } from '../../shared/data/graphql';
import { ShopApi } from '../../shared/data/shop-api';

const policyDocument = graphql(`
    query ApprovalPolicy {
        approvalPolicy {
            currencyCode
            rules {
                id
                version
                name
                active
                amountFrom
                categoryId
                branchId
                levels {
                    memberIds
                    roles
                    needed
                }
            }
            limits {
                id
                version
                memberId
                memberName
                period
                amount
            }
            people {
                id
                name
                mayApprove
                isActive
            }
            categories {
                id
                name
            }
            branches {
                id
                name
            }
            roles {
                id
                name
            }
        }
    }
`);

const createRuleDocument = graphql(`
    mutation CreateApprovalRule($input: CreateApprovalRuleInput!) {
        createApprovalRule(input: $input) {
            id
        }
    }
`);

const updateRuleDocument = graphql(`
    mutation UpdateApprovalRule($input: UpdateApprovalRuleInput!) {
        updateApprovalRule(input: $input) {
            id
        }
    }
`);

const deleteRuleDocument = graphql(`
    mutation DeleteApprovalRule($id: ID!, $version: Int!) {
        deleteApprovalRule(id: $id, version: $version) {
            success
        }
    }
`);

const setLimitDocument = graphql(`
    mutation SetSpendingLimit($input: SetSpendingLimitInput!) {
        setSpendingLimit(input: $input) {
            id
        }
    }
`);

const deleteLimitDocument = graphql(`
    mutation DeleteSpendingLimit($id: ID!, $version: Int!) {
        deleteSpendingLimit(id: $id, version: $version) {
            success
        }
    }
`);

export type Policy = ResultOf<typeof policyDocument>['approvalPolicy'];
export type Rule = Policy['rules'][number];
export type Limit = Policy['limits'][number];
export type RuleDraft = Omit<VariablesOf<typeof createRuleDocument>['input'], 'idempotencyKey'>;
export type LimitDraft = VariablesOf<typeof setLimitDocument>['input'];

export const periods = ['order', 'day', 'week', 'month', 'quarter', 'year'] as const;

/** The company's own rules of who may order what without asking. */
@Injectable({ providedIn: 'root' })
export class ApprovalPolicy {
    private readonly api = inject(ShopApi);

    async load(abort: AbortSignal): Promise<Policy> {
        return (await this.api.query(policyDocument, {}, abort)).approvalPolicy;
    }

    /** A new rule, or the known one as it should be from now on. */
    async save(draft: RuleDraft, known: Rule | null): Promise<void> {
        if (known) {
            await this.api.mutate(updateRuleDocument, { input: { ...draft, id: known.id, version: known.version } });
            return;
        }
        await this.api.attempt('approval-rule', createRuleDocument, draft);
    }

    async remove({ id, version }: { id: string; version: number }): Promise<void> {
        await this.api.mutate(deleteRuleDocument, { id, version });
    }

    /** Sent twice it is the same limit, so it may be tried again. */
    async setLimit(draft: LimitDraft): Promise<void> {
        await this.api.mutateOnce(setLimitDocument, { input: draft });
    }

    async removeLimit({ id, version }: { id: string; version: number }): Promise<void> {
        await this.api.mutate(deleteLimitDocument, { id, version });
    }
}
