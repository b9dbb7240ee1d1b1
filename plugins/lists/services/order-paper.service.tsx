import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';

import type { MemberScope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { unitName, type UnitCode } from '../../assortment';
import { dayText, instantText, moneyText, numberText, PdfFacts, type PdfLocale, PdfSheet, PdfTable, PdfText, renderPdf } from '../../documents';
import { FirmSettingsService } from '../../organizations';
import { CustomerOrderService, type OrderLineRow, type OrderView } from '../../purchasing';
import { paperTexts, type PaperTexts } from '../domain/order-paper-texts';
import { codeInput } from './list-input';
import type { ListFile } from './recently-bought.service';

/** An order on paper, as the member sees it: without amounts for who may not see prices. */
@Injectable()
export class OrderPaper {
    constructor(
        private orders: CustomerOrderService,
        private firm: FirmSettingsService,
    ) {}

    async pdf(ctx: RequestContext, scope: MemberScope, input: unknown, now: Date): Promise<ListFile> {
        const { code } = checked(codeInput, input);
        const order = await this.orders.find(ctx, scope, code);
        const lines = await order.batch.linesOf(order.orderId);
        const { name, supportPhone, supportEmail, timeZone } = await this.firm.get(ctx);
        const { language, texts } = paperTexts(String(ctx.languageCode));
        const locale: PdfLocale = { language, calendar: language === 'fa' ? 'jalali' : 'gregorian', timeZone };
        const firm = [name, supportPhone ?? '', supportEmail ?? ''].filter(line => line !== '');
        const pdf = await renderPdf(orderSheet({ order, lines, texts, locale, firm, now, mayPrice: scope.permissions.has('see-prices') }));
        return { filename: `${order.code}.pdf`, mimeType: 'application/pdf', content: pdf.toString('base64') };
    }
}

interface Paper {
    order: OrderView;
    lines: readonly OrderLineRow[];
    texts: PaperTexts;
    locale: PdfLocale;
    firm: string[];
    now: Date;
    mayPrice: boolean;
}

function orderSheet({ order, lines, texts, locale, firm, now, mayPrice }: Paper) {
    const money = (minor: number) => moneyText(minor, order.currencyCode, locale);
    const unit = (code: string) => unitName(code as UnitCode, locale.language);
    const off = lines.reduce((sum, line) => sum + line.orderOffNet, 0);
    const amounts = [
        { header: texts.unitPrice, width: 2.2, numeric: true, cell: (line: OrderLineRow) => `${money(line.unitNet)} / ${unit(line.rollWidthCm === null ? line.baseUnit : 'm2')}` },
        { header: texts.amount, width: 2, numeric: true, cell: (line: OrderLineRow) => money(line.lineNet + line.orderOffNet) },
    ];
    const discount: [string, string][] = off === 0 ? [] : [[texts.goods, money(order.totalNet + off)], [texts.discount, money(-off)]];
    const totals: [string, string][] = [...discount, [texts.net, money(order.totalNet)], [texts.tax, money(order.totalTax)], [texts.gross, money(order.totalGross)]];
    return (
        <PdfSheet locale={locale} title={`${texts.order} ${order.code}`} subtitle={`${texts.printed} ${instantText(now, locale)}`} firm={firm}>
            <PdfFacts
                locale={locale}
                facts={[
                    [texts.state, texts.states[order.state] ?? order.state],
                    [texts.placedAt, instantText(order.placedAt, locale)],
                    [texts.placedBy, order.placedBy],
                    [texts.branch, [order.companyName, order.branchName].filter(Boolean).join(', ')],
                    [texts.wishedDate, order.wishedDate && dayText(order.wishedDate, locale)],
                    [texts.payment, order.paymentMethod && (texts.payments[order.paymentMethod] ?? order.paymentMethod)],
                    [texts.remarks, order.remarks],
                    [texts.specialTerms, order.specialTerms],
                ]}
            />
            <PdfTable
                locale={locale}
                columns={[
                    { header: texts.article, width: 4, cell: (line: OrderLineRow) => [line.name, line.set?.name, line.remark].filter(Boolean).join(' · ') },
                    { header: texts.code, width: 2, cell: (line: OrderLineRow) => line.sku },
                    { header: texts.quantity, width: 1.6, numeric: true, cell: (line: OrderLineRow) => `${numberText(line.unitQuantity, locale)} ${unit(line.unit)}` },
                    ...(mayPrice ? amounts : []),
                ]}
                rows={lines}
                totals={mayPrice ? totals : []}
            />
            <PdfText locale={locale} quiet>{' '}</PdfText>
        </PdfSheet>
    );
}
