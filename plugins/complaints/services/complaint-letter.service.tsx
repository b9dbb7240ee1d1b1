import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';

import type { MemberScope, StaffScope } from '../../../kernel/scope';
import { localDateOf } from '../../../kernel/time';
import { inputError } from '../../../kernel/vendure-input';
import { dayText, numberText, PdfFacts, type PdfLocale, PdfSheet, PdfTable, PdfText, renderPdf } from '../../documents';
import { FirmSettingsService, type Language, languages } from '../../organizations';
import { textIn } from '../domain/complaint-form';
import { letterTexts, stateName, wishName } from '../domain/complaint-words';
import type { Complaint } from '../entities/complaint.entity';
import { ComplaintReader } from './complaint-reader.service';

export interface LetterFile {
    filename: string;
    mimeType: string;
    /** Base64. */
    content: string;
}

/** The firm's word on a complaint on paper, in the language of whoever reads it. */
@Injectable()
export class ComplaintLetter {
    constructor(
        private readonly reader: ComplaintReader,
        private readonly firm: FirmSettingsService,
    ) {}

    async render(ctx: RequestContext, scope: MemberScope | StaffScope, id: number): Promise<LetterFile> {
        const complaint = await this.reader.find(ctx, scope, id);
        if (complaint.decidedAt === null) throw inputError('id: nothing is decided yet');
        const firm = await this.firm.get(ctx);
        const wished: string = ctx.languageCode;
        const language: Language = languages.find(one => one === wished) ?? 'en';
        const locale: PdfLocale = { language, calendar: language === 'fa' ? 'jalali' : 'gregorian', timeZone: firm.timeZone };
        const head = [firm.name, firm.supportPhone ?? '', firm.supportEmail ?? ''].filter(line => line !== '');
        const pdf = await renderPdf(letter(complaint, complaint.decidedAt, head, locale));
        return { filename: `${complaint.number}.pdf`, mimeType: 'application/pdf', content: pdf.toString('base64') };
    }
}

function letter(complaint: Complaint, decidedAt: Date, firm: string[], locale: PdfLocale) {
    const texts = letterTexts(locale.language);
    const day = (at: Date) => dayText(localDateOf(at, locale.timeZone), locale);
    const goods = complaint.lines.map(({ sku, name, quantity }) => ({ sku, name, quantity: numberText(quantity, locale) }));
    return (
        <PdfSheet locale={locale} title={texts.title} subtitle={complaint.number} firm={firm}>
            <PdfFacts
                locale={locale}
                facts={[
                    [texts.for, complaint.company.name],
                    [texts.order, complaint.orderCode],
                    [texts.shipment, complaint.shipmentNumber],
                    [texts.filed, day(complaint.filedAt)],
                    [texts.decided, day(decidedAt)],
                    [texts.wish, `${textIn(complaint.kind.name, locale.language)}: ${wishName(complaint.wish, locale.language)}`],
                ]}
            />
            <PdfTable
                locale={locale}
                columns={[
                    { header: texts.article, width: 2, cell: row => row.sku },
                    { header: texts.goods, width: 5, cell: row => row.name },
                    { header: texts.quantity, width: 1, numeric: true, cell: row => row.quantity },
                ]}
                rows={goods}
            />
            <PdfText locale={locale} bold>{texts.said}</PdfText>
            <PdfText locale={locale}>{complaint.text}</PdfText>
            <PdfText locale={locale} bold>{`${texts.decision}: ${stateName(complaint.state, locale.language)}`}</PdfText>
            {complaint.decision === null ? null : <PdfText locale={locale}>{complaint.decision}</PdfText>}
            <PdfText locale={locale}>{texts.closing}</PdfText>
        </PdfSheet>
    );
}
