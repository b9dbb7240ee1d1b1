import { inject, Injectable } from '@angular/core';

import { graphql, ResultOf, VariablesOf } from '../../shared/data/graphql';
import { saveFile } from '../../shared/data/save-file';
import { ShopApi } from '../../shared/data/shop-api';

const offerFields = graphql(`
    fragment OwnOfferFields on OwnOffer @_unmask {
        id
        number
        title
        customerName
        customerDetails
        introduction
        terms
        validUntil
        isOver
        language
        currencyCode
        taxPoints
        showCodes
        madeBy
        createdAt
        orderedAt
        totalNet
        totalTax
        totalGross
        totalCostNet
        version
        lines {
            id
            variantId
            name
            sku
            baseUnit
            units
            isOffered
            text
            unit
            unitQuantity
            quantity
            rollWidthCm
            unitNet
            marginPoints
            lineNet
            costThenNet
            costNet
            marginNow
        }
    }
`);

const listDocument = graphql(`
    query OwnOffers($input: OwnOffersInput) {
        ownOffers(input: $input) {
            totalItems
            items {
                id
                number
                title
                customerName
                madeBy
                currencyCode
                totalNet
                lineCount
                validUntil
                isOver
                orderedAt
                createdAt
            }
        }
    }
`);

const offerDocument = graphql(
    `
        query OwnOffer($id: ID!) {
            ownOffer(id: $id) {
                ...OwnOfferFields
            }
        }
    `,
    [offerFields],
);

const pdfDocument = graphql(`
    query OwnOfferPdf($id: ID!) {
        ownOfferPdf(id: $id) {
            filename
            content
        }
    }
`);

const startDocument = graphql(`
    mutation StartOwnOffer($input: StartOwnOfferInput!) {
        startOwnOffer(input: $input) {
            __typename
            ... on OwnOfferStarted {
                offerId
                leftOut
            }
            ... on OwnOfferRefusal {
                reason
            }
        }
    }
`);

const saveDocument = graphql(
    `
        mutation SaveOwnOffer($input: SaveOwnOfferInput!) {
            saveOwnOffer(input: $input) {
                __typename
                ...OwnOfferFields
                ... on OwnOfferRefusal {
                    reason
                    field
                }
            }
        }
    `,
    [offerFields],
);

const deleteDocument = graphql(`
    mutation DeleteOwnOffer($input: OwnOfferInput!) {
        deleteOwnOffer(input: $input)
    }
`);

const toCartDocument = graphql(`
    mutation OwnOfferToCart($input: OwnOfferToCartInput!) {
        ownOfferToCart(input: $input) {
            __typename
            ... on OwnOfferInCart {
                cartId
                missing
                answers {
                    name
                    outcome
                    reason
                    nearest
                }
            }
            ... on OwnOfferRefusal {
                reason
            }
        }
    }
`);

const letterheadFields = graphql(`
    fragment LetterheadFields on OfferLetterhead @_unmask {
        name
        companyName
        details
        introduction
        terms
        marginPoints
        taxPoints
        validDays
        logo
        mayChange
        version
    }
`);

const letterheadDocument = graphql(
    `
        query OfferLetterhead {
            offerLetterhead {
                ...LetterheadFields
            }
        }
    `,
    [letterheadFields],
);

const saveLetterheadDocument = graphql(
    `
        mutation SaveOfferLetterhead($input: SaveOfferLetterheadInput!) {
            saveOfferLetterhead(input: $input) {
                ...LetterheadFields
            }
        }
    `,
    [letterheadFields],
);

const articlesDocument = graphql(`
    query ArticlesToOffer($input: CatalogueInput!) {
        catalogue(input: $input) {
            items {
                variantId
                name
                sku
                baseUnit
                units {
                    code
                }
            }
        }
    }
`);

export type OwnOffer = ResultOf<typeof offerFields>;
export type OwnOfferLine = OwnOffer['lines'][number];
export type OwnOfferList = ResultOf<typeof listDocument>['ownOffers'];
export type OwnOfferRow = OwnOfferList['items'][number];
export type Letterhead = ResultOf<typeof letterheadFields>;
export type OwnOfferWish = VariablesOf<typeof saveDocument>['input'];
export type OwnOfferStart = Omit<VariablesOf<typeof startDocument>['input'], 'idempotencyKey'>;
export type Started = ResultOf<typeof startDocument>['startOwnOffer'];
export type Saved = ResultOf<typeof saveDocument>['saveOwnOffer'];
export type InCart = ResultOf<typeof toCartDocument>['ownOfferToCart'];
export type LetterheadWish = VariablesOf<typeof saveLetterheadDocument>['input'];
export type OfferableArticle = ResultOf<typeof articlesDocument>['catalogue']['items'][number];

export const ownOfferStates = ['open', 'ordered', 'over'] as const;
export const paperLanguages = { en: 'English', fa: 'فارسی', pl: 'Polski', ru: 'Русский' } as const;

/** Why a logo was not taken. */
export type LogoRefusal = 'too-large' | 'not-a-picture' | 'failed';
const mostLogoBytes = 2_000_000;

/** What the company offers to customers of its own. */
@Injectable({ providedIn: 'root' })
export class OwnOffers {
    private readonly api = inject(ShopApi);

    async list(input: VariablesOf<typeof listDocument>['input'], abort: AbortSignal): Promise<OwnOfferList> {
        return (await this.api.query(listDocument, { input }, abort)).ownOffers;
    }

    async find(id: string, abort: AbortSignal): Promise<OwnOffer | null> {
        return (await this.api.query(offerDocument, { id }, abort)).ownOffer;
    }

    async start(wish: OwnOfferStart): Promise<Started> {
        return (await this.api.attempt('start-own-offer', startDocument, wish)).startOwnOffer;
    }

    async save(input: OwnOfferWish): Promise<Saved> {
        return (await this.api.mutate(saveDocument, { input })).saveOwnOffer;
    }

    async remove({ id, version }: OwnOffer): Promise<void> {
        await this.api.mutate(deleteDocument, { input: { id, version } });
    }

    async toCart(id: string): Promise<InCart> {
        return (await this.api.attempt(`own-offer-to-cart-${id}`, toCartDocument, { id })).ownOfferToCart;
    }

    async articles(term: string, abort?: AbortSignal): Promise<readonly OfferableArticle[]> {
        return (await this.api.query(articlesDocument, { input: { term, take: 8 } }, abort)).catalogue.items;
    }

    async letterhead(abort: AbortSignal): Promise<Letterhead> {
        return (await this.api.query(letterheadDocument, {}, abort)).offerLetterhead;
    }

    async saveLetterhead(input: LetterheadWish): Promise<Letterhead> {
        return (await this.api.mutate(saveLetterheadDocument, { input })).saveOfferLetterhead;
    }

    /** The file is the body of the request. Sending it twice is as good as once. */
    async sendLogo(file: File): Promise<LogoRefusal | null> {
        if (file.size > mostLogoBytes) return 'too-large';
        const headers = { 'Content-Type': 'application/octet-stream' };
        const response = await fetch('/offer-logo', { method: 'POST', credentials: 'same-origin', headers, body: file }).catch(() => null);
        if (response?.ok) return null;
        const reasons: Record<number, LogoRefusal> = { 400: 'not-a-picture', 413: 'too-large' };
        return reasons[response?.status ?? 0] ?? 'failed';
    }

    async download(id: string): Promise<void> {
        const { filename, content } = (await this.api.query(pdfDocument, { id })).ownOfferPdf;
        saveFile({ filename, content, mimeType: 'application/pdf' });
    }
}
