import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { fromMinor, fromSafeNumber } from '../../../kernel/money';
import { daysBetween, isLocalDate } from '../../../kernel/time';
import { calendarDay, checked } from '../../../kernel/vendure-input';
import { dayText, moneyText, PdfFacts, type PdfLocale, PdfSheet, PdfTable, PdfText, renderPdf, toCsv, toXlsx } from '../../documents';
import { Company, FirmSettingsService } from '../../organizations';
import { type Statement, statementOf } from '../domain/statement';
import { type StatementLanguage, type StatementTexts, statementTexts } from '../domain/statement-texts';
import { type StatementEntry, statementEntries } from '../queries/invoice-list.sql';

const span = z.object({ from: calendarDay, until: calendarDay }).superRefine(({ from, until }, context) => {
    const days = isLocalDate(from) && isLocalDate(until) ? daysBetween(from, until) : 0;
    if (days < 0 || days > 3660) context.addIssue({ code: 'custom', path: ['until'], message: 'must be from the first day on, at most ten years later' });
});
export interface StatementInput {
    from: string;
    until: string;
}
export type CompanyStatement = Statement<StatementEntry> & { companyName: string; taxId: string | null; currencyCode: string; from: string; until: string };
export const statementFormats = ['pdf', 'xlsx', 'csv'] as const;
export type StatementFormat = (typeof statementFormats)[number];

/** What a company was charged and paid in a period. */
@Injectable()
export class StatementService {
    constructor(
        private connection: TransactionalConnection,
        private firm: FirmSettingsService,
    ) {}

    async read(ctx: RequestContext, companyId: number, input: StatementInput): Promise<CompanyStatement> {
        const { from, until } = checked(span, input);
        const company = await this.connection.getRepository(ctx, Company).findOneBy({ id: companyId });
        if (company === null) throw new EntityNotFoundError('Company', companyId);
        const moves = await statementEntries(this.connection.getRepository(ctx, Company).manager, companyId, until);
        return { ...statementOf(moves, from, until), companyName: company.name, taxId: company.taxId, currencyCode: company.currencyCode, from, until };
    }

    async file(ctx: RequestContext, companyId: number, format: StatementFormat, input: StatementInput, language: StatementLanguage): Promise<string | Buffer> {
        const statement = await this.read(ctx, companyId, input);
        const texts = statementTexts[language];
        if (format === 'pdf') {
            const firm = await this.firm.get(ctx);
            const locale: PdfLocale = { language, calendar: language === 'fa' ? 'jalali' : 'gregorian', timeZone: firm.timeZone };
            return renderPdf(sheet(statement, [firm.name, firm.supportPhone ?? ''], locale, texts));
        }
        const amount = (minor: number | null) => (minor === null ? '' : fromMinor(fromSafeNumber(minor)));
        const rows = [
            { on: statement.from, kind: texts.opening, reference: '', dueOn: null, amountMinor: null, balanceMinor: statement.openingMinor },
            ...statement.entries.map(entry => ({ ...entry, kind: texts.kinds[entry.kind] ?? entry.kind })),
            { on: statement.until, kind: texts.closing, reference: '', dueOn: null, amountMinor: null, balanceMinor: statement.closingMinor },
        ];
        const columns = [
            { header: texts.day, value: (row: (typeof rows)[number]) => row.on },
            { header: texts.document, value: (row: (typeof rows)[number]) => row.kind },
            { header: texts.number, value: (row: (typeof rows)[number]) => row.reference },
            { header: texts.due, value: (row: (typeof rows)[number]) => row.dueOn ?? '' },
            { header: texts.debit, value: (row: (typeof rows)[number]) => (row.amountMinor !== null && row.amountMinor >= 0 ? amount(row.amountMinor) : '') },
            { header: texts.credit, value: (row: (typeof rows)[number]) => (row.amountMinor !== null && row.amountMinor < 0 ? amount(-row.amountMinor) : '') },
            { header: texts.balance, value: (row: (typeof rows)[number]) => amount(row.balanceMinor) },
            { header: texts.currency, value: () => statement.currencyCode },
        ];
        return format === 'csv' ? toCsv(rows, columns) : toXlsx(rows, columns, { sheet: texts.title, rightToLeft: language === 'fa' });
    }
}

function sheet(statement: CompanyStatement, firm: string[], locale: PdfLocale, texts: StatementTexts) {
    const { currencyCode, entries } = statement;
    const money = (minor: number) => moneyText(minor, currencyCode, locale);
    const day = (on: string | null) => (on === null ? '' : dayText(on, locale));
    return (
        <PdfSheet locale={locale} title={texts.title} subtitle={texts.period(day(statement.from), day(statement.until))} firm={firm.filter(line => line !== '')}>
            <PdfFacts locale={locale} facts={[[texts.company, statement.companyName], [texts.taxId, statement.taxId], [texts.opening, money(statement.openingMinor)]]} />
            {entries.length === 0 ? (
                <PdfText locale={locale} quiet>{texts.none}</PdfText>
            ) : (
                <PdfTable
                    locale={locale}
                    columns={[
                        { header: texts.day, width: 2, cell: (entry: (typeof entries)[number]) => day(entry.on) },
                        { header: texts.document, width: 2, cell: (entry: (typeof entries)[number]) => texts.kinds[entry.kind] ?? entry.kind },
                        { header: texts.number, width: 3, cell: (entry: (typeof entries)[number]) => entry.reference },
                        { header: texts.due, width: 2, cell: (entry: (typeof entries)[number]) => day(entry.dueOn) },
                        { header: texts.debit, width: 3, numeric: true, cell: (entry: (typeof entries)[number]) => (entry.amountMinor >= 0 ? money(entry.amountMinor) : '') },
                        { header: texts.credit, width: 3, numeric: true, cell: (entry: (typeof entries)[number]) => (entry.amountMinor < 0 ? money(-entry.amountMinor) : '') },
                        { header: texts.balance, width: 3, numeric: true, cell: (entry: (typeof entries)[number]) => money(entry.balanceMinor) },
                    ]}
                    rows={entries}
                    totals={[[texts.closing, money(statement.closingMinor)]]}
                />
            )}
        </PdfSheet>
    );
}
