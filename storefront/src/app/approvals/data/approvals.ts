import { inject, Injectable } from '@angular/core';

import { graphql, ResultOf, VariablesOf } from '../../shared/data/graphql';
import { ShopApi } from '../../shared/data/shop-api';
import { Waiting } from '../../shared/data/waiting';

const approvalFields = graphql(`
    fragment ApprovalFields on OrderApproval @_unmask {
        state
        level
        passedLimits
        levels {
            approvers
            needed
            ruleName
            toManagers
            state
            decisions {
                by
                for
                at
                decision
                comment
            }
        }
    }
`);

const itemFields = graphql(
    `
        fragment ApprovalItemFields on ApprovalItem @_unmask {
            orderCode
            state
            placedBy
            placedAt
            branchName
            wishedDate
            remarks
            currencyCode
            totalNet
            totalGross
            mayDecide
            standsInFor
            notices {
                lineId
                message
            }
            lines {
                id
                name
                sku
                imageUrl
                quantity
                baseUnit
                unit
                unitQuantity
                rollWidthCm
                unitNet
                lineNet
                remark
            }
            approval {
                ...ApprovalFields
            }
        }
    `,
    [approvalFields],
);

const listDocument = graphql(
    `
        query MyApprovals($input: MyApprovalsInput!) {
            myApprovals(input: $input) {
                totalItems
                items {
                    ...ApprovalItemFields
                }
            }
        }
    `,
    [itemFields],
);

const linkDocument = graphql(
    `
        query ApprovalByLink($token: String!) {
            approvalByLink(token: $token) {
                orderCode
                item {
                    ...ApprovalItemFields
                }
                refusal {
                    reason
                }
            }
        }
    `,
    [itemFields],
);

const ofOrderDocument = graphql(
    `
        query OrderApprovalOf($code: String!) {
            myOrder(code: $code) {
                id
                approval {
                    ...ApprovalFields
                }
            }
        }
    `,
    [approvalFields],
);

const decideDocument = graphql(`
    mutation DecideApproval($input: DecideApprovalInput!) {
        decideApproval(input: $input) {
            __typename
            ... on ApprovalDecided {
                orderCode
            }
            ... on ApprovalRefusal {
                message
                reason
                field
            }
            ... on PriceChangedRefusal {
                message
                shownTotal
                currentTotal
            }
            ... on PlacementRefusal {
                message
                reason
            }
        }
    }
`);

const decideByLinkDocument = graphql(`
    mutation DecideApprovalByLink($input: DecideApprovalByLinkInput!) {
        decideApprovalByLink(input: $input) {
            __typename
            ... on ApprovalDecided {
                orderCode
            }
            ... on ApprovalRefusal {
                message
                reason
                field
            }
            ... on PriceChangedRefusal {
                message
                shownTotal
                currentTotal
            }
            ... on PlacementRefusal {
                message
                reason
            }
        }
    }
`);

export type ApprovalView = VariablesOf<typeof listDocument>['input']['view'];
export type ApprovalList = ResultOf<typeof listDocument>['myApprovals'];
export type ApprovalItem = ApprovalList['items'][number];
export type OrderApproval = ApprovalItem['approval'];
export type LinkView = ResultOf<typeof linkDocument>['approvalByLink'];
export type DecisionRequest = Omit<VariablesOf<typeof decideDocument>['input'], 'idempotencyKey'>;
export type DecisionAnswer = ResultOf<typeof decideDocument>['decideApproval'];

@Injectable({ providedIn: 'root' })
export class Approvals {
    private readonly api = inject(ShopApi);
    private readonly waiting = inject(Waiting);

    async list(input: VariablesOf<typeof listDocument>['input'], abort: AbortSignal): Promise<ApprovalList> {
        return (await this.api.query(listDocument, { input }, abort)).myApprovals;
    }

    async ofOrder(code: string, abort: AbortSignal): Promise<OrderApproval | null> {
        return (await this.api.query(ofOrderDocument, { code }, abort)).myOrder?.approval ?? null;
    }

    /** One attempt for one decision, however often the connection breaks on the way. */
    async decide(request: DecisionRequest): Promise<DecisionAnswer> {
        const { decideApproval } = await this.api.attempt(`approval-${request.orderCode}`, decideDocument, request);
        void this.waiting.load();
        return decideApproval;
    }

    byLink(token: string, abort: AbortSignal): Promise<LinkView> {
        return this.api.query(linkDocument, { token }, abort).then(({ approvalByLink }) => approvalByLink);
    }

    /** For whoever holds the link, signed in or not. */
    async decideByLink(token: string, { decision, comment, shownTotalGross }: DecisionRequest): Promise<DecisionAnswer> {
        const request = { token, decision, comment, shownTotalGross };
        const { decideApprovalByLink } = await this.api.attempt('approval-link', decideByLinkDocument, request);
        void this.waiting.load();
        return decideApprovalByLink;
    }
}
