import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

import { attemptKey, endAttempt } from '../../shared/data/attempt';
import { graphql, ResultOf } from '../../shared/data/graphql';
import { refusalText } from '../../shared/data/refusal-text';
import { saveFile } from '../../shared/data/save-file';
import { ShopApi } from '../../shared/data/shop-api';

const complaintFields = graphql(`
    fragment ComplaintFields on Complaint @_unmask {
        id
        version
        number
        state
        wish
        source
        filedBy
        filedAt
        orderCode
        shipmentNumber
        ticketNumber
        batch
        kindName
        text
        lines {
            sku
            name
            quantity
        }
        answers {
            label
            type
            value
        }
        steps {
            id
            at
            state
            reason
        }
        dueOn
        isLate
        decidedAt
        threadId
    }
`);

const listDocument = graphql(`
    query MyComplaints($input: MyComplaintsInput) {
        myComplaints(input: $input) {
            totalItems
            items {
                id
                number
                state
                wish
                filedBy
                filedAt
                orderCode
                kindName
                goods
                dueOn
                isLate
            }
        }
    }
`);

const oneDocument = graphql(
    `
        query MyComplaint($id: ID!) {
            myComplaint(id: $id) {
                ...ComplaintFields
            }
        }
    `,
    [complaintFields],
);

const formDocument = graphql(`
    query ComplaintForm($orderCode: String!, $shipmentId: ID) {
        complaintForms {
            id
            name
            fields {
                key
                type
                required
                label
                choices {
                    key
                    label
                }
            }
        }
        complaintSubject(orderCode: $orderCode, shipmentId: $shipmentId) {
            goods {
                orderLineId
                sku
                name
                unit
                quantity
                complained
            }
            shipments {
                id
                number
                ticketNumber
            }
        }
    }
`);

const fileDocument = graphql(
    `
        mutation FileComplaint($input: FileComplaintInput!) {
            fileComplaint(input: $input) {
                ...ComplaintFields
            }
        }
    `,
    [complaintFields],
);

const withdrawDocument = graphql(
    `
        mutation WithdrawComplaint($input: WithdrawComplaintInput!) {
            withdrawComplaint(input: $input) {
                __typename
                ...ComplaintFields
                ... on ComplaintRefusal {
                    reason
                    message
                }
            }
        }
    `,
    [complaintFields],
);

const letterDocument = graphql(`
    query MyComplaintLetter($id: ID!) {
        myComplaintLetter(id: $id) {
            filename
            mimeType
            content
        }
    }
`);

export type Complaint = NonNullable<ResultOf<typeof oneDocument>['myComplaint']>;
export type ComplaintPage = ResultOf<typeof listDocument>['myComplaints'];
export type ComplaintFormData = ResultOf<typeof formDocument>;

export interface Claim {
    orderCode: string;
    shipmentId: string | null;
    batch: string | null;
    kindId: string;
    wish: string;
    text: string;
    lines: { orderLineId: string; quantity: number }[];
    answers: { key: string; value: string }[];
    fileIds: string[];
}

export const complaintWishes = ['replace', 'repair', 'credit', 'return'] as const;

/** The firm still owes its word. */
export const openStates: readonly string[] = ['received', 'examined', 'needs-answer'];

@Injectable({ providedIn: 'root' })
export class ComplaintBook {
    private readonly api = inject(ShopApi);
    private readonly transloco = inject(TranslocoService);

    async list(states: string[], skip: number, take: number, abort: AbortSignal): Promise<ComplaintPage> {
        return (await this.api.query(listDocument, { input: { states, skip, take } }, abort)).myComplaints;
    }

    async find(id: string, abort: AbortSignal): Promise<Complaint | null> {
        return (await this.api.query(oneDocument, { id }, abort)).myComplaint;
    }

    form(orderCode: string, shipmentId: string | null, abort: AbortSignal): Promise<ComplaintFormData> {
        return this.api.query(formDocument, { orderCode, shipmentId }, abort);
    }

    async file(claim: Claim): Promise<Complaint> {
        return (await this.api.attempt('file-complaint', fileDocument, claim)).fileComplaint;
    }

    /** Null when it is withdrawn, else why not. */
    async withdraw({ id, version }: Complaint, reason: string): Promise<string | null> {
        const attempt = `withdraw-complaint-${id}`;
        const request = { id, version, reason: reason.trim() || null };
        const input = { ...request, idempotencyKey: attemptKey(attempt, request) };
        const { withdrawComplaint } = await this.api.mutateOnce(withdrawDocument, { input });
        endAttempt(attempt);
        return withdrawComplaint.__typename === 'ComplaintRefusal' ? refusalText(this.transloco, withdrawComplaint) : null;
    }

    async letter(id: string): Promise<void> {
        saveFile((await this.api.query(letterDocument, { id })).myComplaintLetter);
    }
}
