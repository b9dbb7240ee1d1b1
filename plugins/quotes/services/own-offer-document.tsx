import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext } from '@vendure/core';

import type { MemberScope } from '../../../kernel/scope';
import { localDateOf } from '../../../kernel/time';
import { checked } from '../../../kernel/vendure-input';
import { type UnitCode, unitName } from '../../assortment';
import { dayText, moneyText, numberText, PdfFacts, type PdfLocale, PdfSheet, PdfTable, PdfText, renderPdf } from '../../documents';
import { FirmSettingsService } from '../../organizations';
import { ownOfferTexts } from '../domain/own-offer-texts';
import { type LetterheadView, OfferLetterheads } from './offer-letterhead.service';
import { paperSchema } from './own-offer-input';
import { type OwnOfferLineView, OwnOfferReader, type OwnOfferView } from './own-offer-reader.service';
import type { QuoteFile } from './quote-document';

/** The offer on the customer's own paper: his head, his words, his prices; neither ours nor what he pays us. */
@Injectable()
export class OwnOfferDocument {
    constructor(
        private reader: OwnOfferReader,
        private letterheads: OfferLetterheads,
        private firm: FirmSettingsService,
    ) {}

    /** `wished`: another language than the offer's own. */
    async render(ctx: RequestContext, scope: MemberScope, id: number, wished: string | null): Promise<QuoteFile> {
        const { language: other } = checked(paperSchema, { language: wished });
        const { language: own } = await this.reader.find(ctx, scope, id);
        const language = other ?? own;
        const offer = await this.reader.tryFind(ctx, scope, id, language);
        if (offer === null) throw new EntityNotFoundError('OwnOffer', id);
        const { timeZone } = await this.firm.get(ctx);
        const locale: PdfLocale = { language, calendar: language === 'fa' ? 'jalali' : 'gregorian', timeZone };
        const pdf = await renderPdf(sheet({ ...offer, language }, await this.letterheads.get(ctx, scope), locale));
        return { filename: `offer-${offer.number}.pdf`, content: pdf.toString('base64') };
    }
}

function sheet(offer: OwnOfferView, head: LetterheadView, locale: PdfLocale) {
    const texts = ownOfferTexts[offer.language];
    const money = (amount: number) => moneyText(amount, offer.currencyCode, locale);
    const unit = (line: OwnOfferLineView, code: string) => (line.variantId === null ? code : unitName(code as UnitCode, locale.language));
    const wording = (line: OwnOfferLineView) => {
        const name = line.text === '' ? line.name : line.text;
        return offer.showCodes && line.sku !== '' ? `${name}\n${line.sku}` : name;
    };
    const priced = (line: OwnOfferLineView) => {
        const per = line.rollWidthCm === null ? unit(line, line.variantId === null ? line.unit : line.baseUnit) : texts.squareMetre;
        return `${money(line.unitNet)}\n${texts.per} ${per}`;
    };
    const { totalNet, totalTax, totalGross, taxPoints } = offer;
    const tax = taxPoints === null ? '' : `${texts.tax} ${numberText(taxPoints / 100, locale)}%`;
    const sums: [string, string][] = totalTax === null || totalGross === null ? [] : [[tax, money(totalTax)], [texts.gross, money(totalGross)]];
    const firm = [head.name === '' ? head.companyName : head.name, ...head.details.split('\n')].filter(line => line.trim() !== '');
    return (
        <PdfSheet locale={locale} title={`${texts.offer} ${numberText(offer.number, locale)}`} subtitle={offer.title} firm={firm} logo={head.logo}>
            <PdfFacts
                locale={locale}
                facts={[
                    [texts.for, [offer.customerName, offer.customerDetails].filter(text => text !== '').join('\n')],
                    [texts.date, dayText(localDateOf(offer.updatedAt, locale.timeZone), locale)],
                    [texts.contact, offer.madeBy],
                    [texts.validUntil, offer.validUntil && dayText(offer.validUntil, locale)],
                ]}
            />
            {offer.introduction === '' ? null : <PdfText locale={locale}>{offer.introduction}</PdfText>}
            <PdfTable
                locale={locale}
                columns={[
                    { header: texts.article, width: 4.5, cell: wording },
                    { header: texts.quantity, width: 2, cell: (line: OwnOfferLineView) => `${numberText(line.unitQuantity, locale)} ${unit(line, line.unit)}` },
                    { header: texts.unitPrice, width: 2, numeric: true, cell: priced },
                    { header: texts.amount, width: 2, numeric: true, cell: line => money(line.lineNet) },
                ]}
                rows={offer.lines}
                totals={[[texts.net, money(totalNet)], ...sums]}
            />
            {taxPoints === null ? <PdfText locale={locale} quiet>{texts.onlyNet}</PdfText> : null}
            {offer.terms === '' ? null : <PdfText locale={locale}>{offer.terms}</PdfText>}
        </PdfSheet>
    );
}
