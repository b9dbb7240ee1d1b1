import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { MemberScope, StaffScope } from '../../../kernel/scope';
import { localDateOf } from '../../../kernel/time';
import { inputError } from '../../../kernel/vendure-input';
import { type UnitCode, unitName } from '../../assortment';
import { dayText, moneyText, numberText, PdfButton, PdfFacts, type PdfLocale, PdfSheet, PdfTable, PdfText, renderPdf } from '../../documents';
import { FirmSettingsService } from '../../organizations';
import { documentTexts, hasTexts } from '../domain/document-texts';
import { QuoteVersion } from '../entities/quote-version.entity';
import { QuoteLinks } from './quote-links.service';
import { type LineView, QuoteReader, type QuoteView, type VersionView } from './quote-reader.service';

export interface QuoteFile {
    filename: string;
    /** Base64. */
    content: string;
}

/** The offer on paper, in the language of whoever reads it, with the link that finishes the order. */
@Injectable()
export class QuoteDocument {
    constructor(
        private connection: TransactionalConnection,
        private reader: QuoteReader,
        private links: QuoteLinks,
        private firm: FirmSettingsService,
    ) {}

    async render(ctx: RequestContext, scope: MemberScope | StaffScope, id: number, number: number, wishedLanguage: string | null): Promise<QuoteFile> {
        const quote = await this.reader.find(ctx, scope, id);
        const version = quote.versions.find(one => one.number === number && one.state === 'sent');
        if (version === undefined) throw inputError('number: no such version was sent');
        const language = wishedLanguage !== null && hasTexts(wishedLanguage) ? wishedLanguage : ctx.languageCode;
        const firm = await this.firm.get(ctx);
        const locale: PdfLocale = { language: hasTexts(language) ? language : 'en', calendar: language === 'fa' ? 'jalali' : 'gregorian', timeZone: firm.timeZone };
        const stored = await this.connection.getRepository(ctx, QuoteVersion).findOneByOrFail({ id: version.id });
        const isOpen = version.number === quote.sentNumber && !quote.isExpired && (quote.state === 'offered' || quote.state === 'accepted');
        const head = [firm.name, firm.supportPhone ?? '', firm.supportEmail ?? ''].filter(line => line !== '');
        const pdf = await renderPdf(sheet(quote, version, head, locale, isOpen ? this.links.urlOf(stored) : null));
        return { filename: `${quote.code}-${version.number}.pdf`, content: pdf.toString('base64') };
    }
}

function sheet(quote: QuoteView, version: VersionView, firm: string[], locale: PdfLocale, link: string | null) {
    const texts = documentTexts(locale.language);
    const money = (amount: number | null) => (amount === null ? '–' : moneyText(amount, quote.currencyCode, locale));
    const unit = (code: string) => unitName(code as UnitCode, locale.language);
    const quantity = (line: LineView) => {
        const from = numberText(line.unitQuantity, locale);
        return `${line.unitQuantityMax === null ? from : `${from}–${numberText(line.unitQuantityMax, locale)}`} ${unit(line.unit)}`;
    };
    const { totalNet, totalGross } = version;
    return (
        <PdfSheet locale={locale} title={`${texts.offer} ${quote.code}`} subtitle={`${texts.version} ${numberText(version.number, locale)}`} firm={firm}>
            <PdfFacts
                locale={locale}
                facts={[
                    [texts.for, quote.companyName],
                    [texts.subject, quote.askedBy === '' ? quote.remark : ''],
                    [texts.date, version.sentAt && dayText(localDateOf(version.sentAt, locale.timeZone), locale)],
                    [texts.validUntil, version.validUntil && dayText(version.validUntil, locale)],
                    [texts.contact, quote.ownerName],
                ]}
            />
            {version.number === quote.sentNumber ? null : <PdfText locale={locale} bold>{texts.overBy}</PdfText>}
            <PdfTable
                locale={locale}
                columns={[
                    { header: texts.article, width: 4, cell: (line: LineView) => `${line.name}\n${line.sku}${line.remark === '' ? '' : `\n${line.remark}`}` },
                    { header: texts.quantity, width: 2, cell: quantity },
                    { header: texts.unitPrice, width: 2, numeric: true, cell: line => `${money(line.unitNet)}\n${texts.per} ${line.rollWidthCm === null ? unit(line.baseUnit) : texts.squareMetre}` },
                    { header: texts.delivery, width: 2, cell: line => (line.deliveryDate === null ? '' : dayText(line.deliveryDate, locale)) },
                    { header: texts.amount, width: 2, numeric: true, cell: line => money(line.lineNet) },
                ]}
                rows={version.lines}
                totals={[
                    [texts.net, money(totalNet)],
                    [texts.tax, money(totalNet === null || totalGross === null ? null : totalGross - totalNet)],
                    [texts.gross, money(totalGross)],
                ]}
            />
            {version.lines.some(line => line.unitQuantityMax !== null) ? <PdfText locale={locale} quiet>{texts.range}</PdfText> : null}
            {version.terms === '' ? null : <PdfText locale={locale} bold>{texts.terms}</PdfText>}
            {version.terms === '' ? null : <PdfText locale={locale}>{version.terms}</PdfText>}
            {link === null ? null : <PdfButton locale={locale} href={link}>{texts.finalise}</PdfButton>}
        </PdfSheet>
    );
}
