import { inject, Injectable } from '@angular/core';

import { attemptKey, endAttempt } from '../../shared/data/attempt';
import { graphql, ResultOf, VariablesOf } from '../../shared/data/graphql';
import { ShopApi } from '../../shared/data/shop-api';

const quoteFields = graphql(`
    fragment QuoteFields on MyQuote @_unmask {
        id
        code
        state
        askedBy
        companyName
        remark
        wishedDate
        currencyCode
        validUntil
        isExpired
        closeReason
        createdAt
        ownerName
        orderCode
        sentNumber
        mayAnswer
        mayOrder
        mayWithdraw
        mayDecline
        comments {
            id
            variantId
            fromStaff
            author
            text
            writtenAt
        }
        versions {
            id
            number
            state
            terms
            validUntil
            partialAllowed
            totalNet
            totalGross
            sentAt
            answeredAt
            answerRemark
            gone
            lines {
                id
                variantId
                name
                sku
                imageUrl
                productSlug
                baseUnit
                unit
                unitQuantity
                unitQuantityMax
                quantity
                unitNet
                rollWidthCm
                deliveryDate
                remark
                usualNet
                taxRate
                lineNet
                answer
                counterNet
                counterUnitQuantity
                answerRemark
                changes
            }
        }
    }
`);

const refusedFields = graphql(`
    fragment QuoteRefused on QuoteRefusal @_unmask {
        reason
        field
    }
`);

const listDocument = graphql(`
    query MyQuotes($input: MyQuotesInput) {
        myQuotes(input: $input) {
            totalItems
            items {
                id
                code
                state
                askedBy
                remark
                currencyCode
                lineCount
                totalNet
                validUntil
                createdAt
                orderCode
            }
        }
    }
`);

const quoteDocument = graphql(
    `
        query MyQuote($id: ID!) {
            myQuote(id: $id) {
                ...QuoteFields
            }
        }
    `,
    [quoteFields],
);

const sharedDocument = graphql(
    `
        query SharedQuote($token: String!) {
            sharedQuote(token: $token) {
                quoteId
                isMine
                isOld
                quote {
                    ...QuoteFields
                }
            }
        }
    `,
    [quoteFields],
);

const pdfDocument = graphql(`
    query MyQuotePdf($id: ID!, $number: Int!) {
        myQuotePdf(id: $id, number: $number) {
            filename
            content
        }
    }
`);

const askDocument = graphql(
    `
        mutation AskForQuote($input: AskForQuoteInput!) {
            askForQuote(input: $input) {
                __typename
                ... on EnquirySent {
                    id
                    code
                }
                ...QuoteRefused
            }
        }
    `,
    [refusedFields],
);

const withdrawDocument = graphql(
    `
        mutation WithdrawEnquiry($input: CloseQuoteInput!) {
            withdrawEnquiry(input: $input) {
                __typename
                ...QuoteFields
                ...QuoteRefused
            }
        }
    `,
    [quoteFields, refusedFields],
);

const declineDocument = graphql(
    `
        mutation DeclineQuote($input: CloseQuoteInput!) {
            declineQuote(input: $input) {
                __typename
                ...QuoteFields
                ...QuoteRefused
            }
        }
    `,
    [quoteFields, refusedFields],
);

const answerDocument = graphql(
    `
        mutation AnswerQuote($input: AnswerQuoteInput!) {
            answerQuote(input: $input) {
                __typename
                ...QuoteFields
                ...QuoteRefused
            }
        }
    `,
    [quoteFields, refusedFields],
);

const commentDocument = graphql(
    `
        mutation CommentOnQuote($input: QuoteCommentInput!) {
            commentOnQuote(input: $input) {
                ...QuoteFields
            }
        }
    `,
    [quoteFields],
);

const orderDocument = graphql(
    `
        mutation OrderQuote($input: OrderQuoteInput!) {
            orderQuote(input: $input) {
                __typename
                ... on QuoteOrdered {
                    orderCode
                }
                ...QuoteRefused
                ... on PlacementRefusal {
                    reason
                    message
                    field
                }
                ... on PriceChangedRefusal {
                    message
                    shownTotal
                    currentTotal
                }
            }
        }
    `,
    [refusedFields],
);

const deliveryDocument = graphql(`
    query QuoteDelivery($input: QuoteDeliveryInput!) {
        quoteDelivery(input: $input) {
            options {
                way
                net
                totalNet
                totalGross
            }
        }
    }
`);

const placesDocument = graphql(`
    query QuotePlaces {
        checkoutOptions {
            branches {
                id
                name
                city
            }
            addresses {
                id
                branchId
                label
                city
            }
        }
    }
`);

export type Quote = ResultOf<typeof quoteFields>;
export type QuoteVersion = Quote['versions'][number];
export type QuoteLine = QuoteVersion['lines'][number];
export type QuoteComment = Quote['comments'][number];
export type QuoteList = ResultOf<typeof listDocument>['myQuotes'];
export type QuoteRow = QuoteList['items'][number];
export type SharedQuote = NonNullable<ResultOf<typeof sharedDocument>['sharedQuote']>;
export type Places = ResultOf<typeof placesDocument>['checkoutOptions'];
export type Enquiry = Omit<VariablesOf<typeof askDocument>['input'], 'idempotencyKey'>;
export type Answer = Omit<VariablesOf<typeof answerDocument>['input'], 'idempotencyKey'>;
export type QuoteOrder = Omit<VariablesOf<typeof orderDocument>['input'], 'idempotencyKey'>;
export type Asked = ResultOf<typeof askDocument>['askForQuote'];
export type QuoteDeliveryAsked = VariablesOf<typeof deliveryDocument>['input'];
export type QuoteDelivery = ResultOf<typeof deliveryDocument>['quoteDelivery']['options'][number];
export type Ordered = ResultOf<typeof orderDocument>['orderQuote'];
/** The quote as it is now, or why nothing was done: a key of `quotes.refusals`. */
export type Outcome = Quote | { refused: string; field: string | null };

export const quoteStates = ['enquired', 'offered', 'countered', 'accepted', 'ordered', 'declined', 'refused', 'withdrawn', 'expired'] as const;
/** Those in which something can still come of it. */
export const openQuoteStates = ['enquired', 'offered', 'countered', 'accepted'];

type Answered = ({ __typename: 'MyQuote' } & Quote) | { __typename: 'QuoteRefusal'; reason: string; field: string | null };
const outcomeOf = (answer: Answered): Outcome => (answer.__typename === 'MyQuote' ? answer : { refused: answer.reason, field: answer.field });

@Injectable({ providedIn: 'root' })
export class QuoteBook {
    private readonly api = inject(ShopApi);

    async list(input: VariablesOf<typeof listDocument>['input'], abort: AbortSignal): Promise<QuoteList> {
        return (await this.api.query(listDocument, { input }, abort)).myQuotes;
    }

    async find(id: string, abort: AbortSignal): Promise<Quote | null> {
        return (await this.api.query(quoteDocument, { id }, abort)).myQuote;
    }

    async shared(token: string, abort: AbortSignal): Promise<SharedQuote | null> {
        return (await this.api.query(sharedDocument, { token }, abort)).sharedQuote;
    }

    async places(abort: AbortSignal): Promise<Places> {
        return (await this.api.query(placesDocument, {}, abort)).checkoutOptions;
    }

    async ask(enquiry: Enquiry): Promise<Asked> {
        return (await this.api.attempt('ask-for-quote', askDocument, enquiry)).askForQuote;
    }

    async withdraw(id: string): Promise<Outcome> {
        return outcomeOf((await this.api.attempt(`withdraw-quote-${id}`, withdrawDocument, { id })).withdrawEnquiry);
    }

    async decline(id: string, reason: string): Promise<Outcome> {
        return outcomeOf((await this.api.attempt(`decline-quote-${id}`, declineDocument, { id, reason })).declineQuote);
    }

    async answer(answer: Answer): Promise<Outcome> {
        return outcomeOf((await this.api.attempt(`answer-quote-${answer.id}`, answerDocument, answer)).answerQuote);
    }

    async comment(id: string, variantId: string | null, text: string): Promise<Quote> {
        return (await this.api.attempt(`comment-quote-${id}-${variantId ?? ''}`, commentDocument, { id, variantId, text })).commentOnQuote;
    }

    /** The ways of delivery, with all that the order would come to by each. */
    async delivery(input: QuoteDeliveryAsked, abort: AbortSignal): Promise<QuoteDelivery[]> {
        return (await this.api.query(deliveryDocument, { input }, abort)).quoteDelivery.options;
    }

    async order(order: QuoteOrder): Promise<Ordered> {
        const name = `order-quote-${order.id}`;
        const idempotencyKey = attemptKey(name, order);
        const { orderQuote } = await this.api.mutateOnce(orderDocument, { input: { ...order, idempotencyKey } });
        endAttempt(name);
        return orderQuote;
    }

    /** Saves the offer as a file of the reader's. */
    async download(id: string, number: number): Promise<void> {
        const { filename, content } = (await this.api.query(pdfDocument, { id, number })).myQuotePdf;
        const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
        const url = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
        const link = Object.assign(document.createElement('a'), { href: url, download: filename });
        link.click();
        setTimeout(() => URL.revokeObjectURL(url), 60_000);
    }
}
