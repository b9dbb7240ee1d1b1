/** Money of the demo firm: invoices that are paid, open and late, with their documents, and where transfers go to. */
import type { INestApplicationContext } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';

import type { StaffScope } from '../../kernel/scope';
import { addDays, localDateOf } from '../../kernel/time';
import { dayText, ImportService, moneyText, PdfFacts, type PdfLocale, PdfSheet, renderPdf } from '../../plugins/documents';
import { InvoiceFileService, PaymentRulesService } from '../../plugins/finance';
import { FirmSettingsService } from '../../plugins/organizations';
import type { Progress } from './progress-bar';

interface DemoInvoice {
    number: string;
    company: string;
    issuedAgo: number;
    termDays: number;
    net: number;
    tax: number;
    orders?: string;
    corrects?: string;
}

const invoices: readonly DemoInvoice[] = [
    { number: 'F-1405-0101', company: 'C-1001', issuedAgo: 95, termDays: 30, net: 4_200_000_000, tax: 378_000_000 },
    { number: 'F-1405-0117', company: 'C-1001', issuedAgo: 62, termDays: 30, net: 2_850_000_000, tax: 256_500_000 },
    { number: 'F-1405-0133', company: 'C-1001', issuedAgo: 34, termDays: 30, net: 1_900_000_000, tax: 171_000_000 },
    { number: 'F-1405-0140', company: 'C-1001', issuedAgo: 30, termDays: 0, net: -150_000_000, tax: -13_500_000, corrects: 'F-1405-0133' },
    { number: 'F-1405-0162', company: 'C-1001', issuedAgo: 9, termDays: 30, net: 3_400_000_000, tax: 306_000_000 },
    { number: 'F-1405-0125', company: 'C-1002', issuedAgo: 48, termDays: 45, net: 6_100_000_000, tax: 549_000_000 },
    { number: 'F-1405-0170', company: 'C-1002', issuedAgo: 4, termDays: 45, net: 2_300_000_000, tax: 207_000_000 },
];

export async function seedFinance(app: INestApplicationContext, ctx: RequestContext, scope: StaffScope, progress: Progress, now = new Date()): Promise<void> {
    const { timeZone, name } = await app.get(FirmSettingsService).get(ctx);
    const today = localDateOf(now, timeZone);
    const ago = (days: number) => addDays(today, -days);
    const send = (importer: string, header: string, rows: string[]) =>
        app.get(ImportService).run(ctx, importer, Buffer.from([header, ...rows].join('\n')), `${importer}.csv`, { dryRun: false, scope });
    await send('invoices', 'number,company,corrects,issued,due,net,tax,gross', invoices.map(one => {
        const due = addDays(ago(one.issuedAgo), one.termDays);
        return [one.number, one.company, one.corrects ?? '', ago(one.issuedAgo), due, one.net, one.tax, one.net + one.tax].join(',');
    }));
    await send('invoice-payments', 'reference,company,received,amount,invoices', [
        `TR-88120,C-1001,${ago(60)},4578000000,F-1405-0101`,
        `TR-90411,C-1001,${ago(20)},1000000000,F-1405-0117`,
        `TR-90877,C-1002,${ago(6)},500000000,`,
    ]);
    for (const one of invoices.filter(({ company }) => company === 'C-1001')) {
        const locale: PdfLocale = { language: 'fa', calendar: 'jalali', timeZone };
        const money = (units: number) => moneyText(BigInt(units) * 100n, 'IRR', locale);
        const pdf = await renderPdf(
            <PdfSheet locale={locale} title={`فاکتور ${one.number}`} subtitle={dayText(ago(one.issuedAgo), locale)} firm={[name]}>
                <PdfFacts locale={locale} facts={[['مبلغ خالص', money(one.net)], ['مالیات', money(one.tax)], ['جمع', money(one.net + one.tax)]]} />
            </PdfSheet>,
        );
        await app.get(InvoiceFileService).store(ctx, scope, pdf, `${one.number}.pdf`);
    }
    await app.get(InvoiceFileService).store(ctx, scope, Buffer.from(ubl(invoices[4] ?? invoices[0], ago(9), addDays(today, 21), name)), 'ubl.xml');
    const account = { holder: name, bankName: 'Bank Mellat', accountNumber: 'IR120120000000001234567890', bankCode: '' };
    await app.get(PaymentRulesService).setFirm(ctx, scope, {
        methods: ['on-account', 'prepayment', 'online'], warns: true, blocksTerm: false,
        bankAccounts: [{ ...account, currencyCode: 'IRR' }, { ...account, currencyCode: 'PLN', bankName: 'mBank', accountNumber: 'PL61109010140000071219812874', bankCode: 'BREXPLPW' }],
    });
    progress.show('Invoices', 1, 1);
}

function ubl(one: DemoInvoice | undefined, issuedOn: string, dueOn: string, firm: string): string {
    const { number = '', net = 0, tax = 0 } = one ?? {};
    const amount = (units: number) => `${units}.00`;
    return `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:ID>${number}</cbc:ID><cbc:IssueDate>${issuedOn}</cbc:IssueDate><cbc:DueDate>${dueOn}</cbc:DueDate><cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>IRR</cbc:DocumentCurrencyCode>
  <cac:AccountingSupplierParty><cac:Party><cac:PartyName><cbc:Name>${firm.replace(/[<>&]/g, ' ')}</cbc:Name></cac:PartyName></cac:Party></cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty><cac:Party><cac:PartyName><cbc:Name>Parseh Hotel</cbc:Name></cac:PartyName></cac:Party></cac:AccountingCustomerParty>
  <cac:TaxTotal><cbc:TaxAmount currencyID="IRR">${amount(tax)}</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxableAmount>${amount(net)}</cbc:TaxableAmount><cbc:TaxAmount>${amount(tax)}</cbc:TaxAmount><cac:TaxCategory><cbc:Percent>9</cbc:Percent></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
  <cac:LegalMonetaryTotal><cbc:TaxExclusiveAmount>${amount(net)}</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount>${amount(net + tax)}</cbc:TaxInclusiveAmount></cac:LegalMonetaryTotal>
  <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="MTK">850</cbc:InvoicedQuantity><cbc:LineExtensionAmount>${amount(net)}</cbc:LineExtensionAmount><cac:Item><cbc:Name>Moquette Damavand, 4 m</cbc:Name><cac:ClassifiedTaxCategory><cbc:Percent>9</cbc:Percent></cac:ClassifiedTaxCategory></cac:Item><cac:Price><cbc:PriceAmount>4000000.00</cbc:PriceAmount></cac:Price></cac:InvoiceLine>
</Invoice>`;
}
