import { inject, Injectable } from '@angular/core';

import { graphql, ResultOf, VariablesOf } from '../../shared/data/graphql';
import { Preferences } from '../../shared/data/preferences';
import { ShopApi } from '../../shared/data/shop-api';

const balanceDocument = graphql(`
    query MyBalance {
        myBalance {
            currencyCode
            balanceMinor
            openMinor
            overdueMinor
            unsettledMinor
            stated {
                balanceMinor
                asOf
            }
            buckets {
                bucket
                amountMinor
                count
            }
        }
    }
`);

const invoicesDocument = graphql(`
    query MyInvoices($input: MyInvoicesInput!) {
        myInvoices(input: $input) {
            items {
                id
                number
                kind
                issuedOn
                dueOn
                currencyCode
                grossMinor
                openMinor
                isOverdue
                orderCodes
                formats
            }
            totalItems
        }
    }
`);

const invoiceDocument = graphql(`
    query MyInvoice($id: ID!) {
        myInvoice(id: $id) {
            invoice {
                id
                number
                kind
                correctsNumber
                issuedOn
                dueOn
                currencyCode
                netMinor
                taxMinor
                grossMinor
                openMinor
                isOverdue
                orderCodes
                formats
            }
            ksef {
                number
                isValid
                verificationUrl
                qr
            }
            settlements {
                id
                settledOn
                amountMinor
                source
                reference
            }
            view {
                format
                number
                issuedOn
                dueOn
                currencyCode
                correctedNumber
                correctionReason
                seller {
                    name
                    taxId
                    address
                }
                buyer {
                    name
                    taxId
                    address
                }
                lines {
                    number
                    name
                    quantity
                    unit
                    unitNet
                    net
                    taxRate
                }
                taxes {
                    rate
                    net
                    tax
                }
                net
                tax
                gross
                accountNumber
                notes
            }
        }
    }
`);

const statementDocument = graphql(`
    query MyStatement($input: MyStatementInput!) {
        myStatement(input: $input) {
            currencyCode
            from
            until
            openingMinor
            closingMinor
            entries {
                on
                kind
                reference
                dueOn
                amountMinor
                balanceMinor
            }
        }
    }
`);

export type Balance = ResultOf<typeof balanceDocument>['myBalance'];
export type InvoicePage = ResultOf<typeof invoicesDocument>['myInvoices'];
export type InvoiceDetail = NonNullable<ResultOf<typeof invoiceDocument>['myInvoice']>;
export type InvoiceParty = NonNullable<InvoiceDetail['view']>['seller'];
export type Statement = ResultOf<typeof statementDocument>['myStatement'];
export const invoiceStates = ['open', 'overdue', 'paid'] as const;

/** What the company owes the firm: invoices, their documents, balance and statements. */
@Injectable({ providedIn: 'root' })
export class Finance {
    private readonly api = inject(ShopApi);
    private readonly preferences = inject(Preferences);

    async balance(abort: AbortSignal): Promise<Balance> {
        return (await this.api.query(balanceDocument, {}, abort)).myBalance;
    }

    async invoices(input: VariablesOf<typeof invoicesDocument>['input'], abort: AbortSignal): Promise<InvoicePage> {
        return (await this.api.query(invoicesDocument, { input }, abort)).myInvoices;
    }

    async invoice(id: string, abort: AbortSignal): Promise<InvoiceDetail | null> {
        return (await this.api.query(invoiceDocument, { id }, abort)).myInvoice;
    }

    async statement(from: string, until: string, abort: AbortSignal): Promise<Statement> {
        return (await this.api.query(statementDocument, { input: { from, until } }, abort)).myStatement;
    }

    /** Where the invoice's document lies; the server asks who wants it. */
    documentUrl(id: string, format: string): string {
        return `/my-finance/invoices/${encodeURIComponent(id)}/${format}`;
    }

    statementUrl(format: string, from: string, until: string): string {
        const query = new URLSearchParams({ from, until, lang: this.preferences.language() });
        return `/my-finance/statement/${format}?${query.toString()}`;
    }
}
