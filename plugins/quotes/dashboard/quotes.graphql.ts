import { graphql, type ResultOf } from '@/gql';

export const quotesDocument = graphql(`
    query Quotes($input: QuotesInput) {
        quotes(input: $input) {
            totalItems
            items { id code state companyName askedBy remark currencyCode lineCount totalNet validUntil waitingSince ownerName waitsForApproval }
        }
    }
`);
export const quoteDocument = graphql(`
    query Quote($id: ID!) {
        quote(id: $id) {
            id code state companyId companyName memberId askedBy remark wishedDate currencyCode validUntil isExpired closeReason createdAt ownerAdministratorId ownerName orderId orderCode sentNumber version
            versions {
                id number state terms validUntil partialAllowed totalNet sentAt answerRemark refusalReason requestedBy approvedBy gone
                lines {
                    id variantId name sku baseUnit unit unitQuantity unitQuantityMax unitNet usualNet discountPoints deliveryDate remark
                    answer counterNet counterUnitQuantity answerRemark changes
                }
            }
            comments { id variantId fromStaff internal author text writtenAt }
            pricesNow { variantId unitNet source floorNet }
        }
    }
`);
export const startDocument = graphql(`
    mutation StartQuote($input: StartQuoteInput!) { startQuote(input: $input) { __typename ... on Quote { id } ... on QuoteRefusal { reason message field } } }
`);
export const saveDraftDocument = graphql(`
    mutation SaveQuoteDraft($input: SaveQuoteDraftInput!) { saveQuoteDraft(input: $input) { __typename ... on Quote { id version } ... on QuoteRefusal { reason message field } } }
`);
export const sendDocument = graphql(`
    mutation SendQuote($input: SendQuoteInput!) { sendQuote(input: $input) { __typename ... on Quote { id state } ... on QuoteRefusal { reason message field } } }
`);
export const decideDocument = graphql(`
    mutation DecideQuoteDraft($input: DecideQuoteDraftInput!) { decideQuoteDraft(input: $input) { __typename ... on Quote { id } ... on QuoteRefusal { reason message field } } }
`);
export const closeDocument = graphql(`
    mutation CloseQuote($input: CloseQuoteInput!) { closeQuote(input: $input) { __typename ... on Quote { id } ... on QuoteRefusal { reason message field } } }
`);
export const commentDocument = graphql(`
    mutation CommentOnQuote($input: QuoteCommentInput!) { commentOnQuote(input: $input) { id } }
`);
export const pdfDocument = graphql(`
    query QuotePdf($id: ID!, $number: Int!) { quotePdf(id: $id, number: $number) { filename content } }
`);
export const quotableDocument = graphql(`
    query QuotableVariants($companyId: ID!, $term: String!) {
        quotableVariants(companyId: $companyId, term: $term) { variantId name sku baseUnit unitNet currencyCode units { code } }
    }
`);
export const quotePeopleDocument = graphql(`
    query QuotePeople($companyId: ID!) { quoteOwners { id name } quoteContacts(companyId: $companyId) { memberId name } }
`);
export const assignDocument = graphql(`
    mutation AssignQuote($input: AssignQuoteInput!) { assignQuote(input: $input) { id version } }
`);
export const quoteRulesDocument = graphql(`
    query QuoteRules { quoteRules { floorPoints validDays remindDays version } }
`);
export const setQuoteRulesDocument = graphql(`
    mutation SetQuoteRules($input: SetQuoteRulesInput!) { setQuoteRules(input: $input) { version } }
`);
export const companiesForQuoteDocument = graphql(`
    query CompaniesForQuote($term: String!) {
        companies(options: { take: 10, filter: { _or: [{ name: { contains: $term } }, { code: { contains: $term } }] }, sort: { name: ASC } }) { items { id name code } }
    }
`);

export type Quote = NonNullable<ResultOf<typeof quoteDocument>['quote']>;
export type Version = Quote['versions'][number];
