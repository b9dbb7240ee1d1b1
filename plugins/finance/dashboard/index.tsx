import { Trans } from '@lingui/react/macro';
import { defineDashboardExtension } from '@vendure/dashboard';

import { CompanyBalance, CompanyInvoices } from './company-balance';
import { CompanyCredit } from './company-credit';
import { creditPage } from './credit-page';
import { creditProposals } from './credit-proposals';
import { invoiceDetail } from './invoice-detail';
import { invoiceList } from './invoice-list';
import { LargeCreditSettings } from './large-credit-settings';
import { limitRequests } from './limit-requests';
import { CompanyPaymentRules, PaymentRulesSettings } from './payment-rules';
import { OrderMoney } from './order-money';
import { paymentsPage } from './payments-page';

defineDashboardExtension({
    routes: [creditPage, creditProposals, invoiceList, invoiceDetail, paymentsPage, limitRequests],
    pageBlocks: [
        {
            id: 'large-credits',
            title: <Trans>Large credits</Trans>,
            location: { pageId: 'firm-settings', column: 'main', position: { blockId: 'firm-settings-form', order: 'after' } },
            component: LargeCreditSettings,
            requiresPermission: ['ReadCreditTerms'],
        },
        {
            id: 'order-money',
            title: <Trans>Left to pay</Trans>,
            location: { pageId: 'order-review-detail', column: 'side', position: { blockId: 'order-customer', order: 'after' } },
            component: OrderMoney,
            requiresPermission: ['ReadCreditTerms'],
        },
        {
            id: 'payment-rules',
            title: <Trans>Ways to pay</Trans>,
            location: { pageId: 'firm-settings', column: 'main', position: { blockId: 'firm-settings-form', order: 'after' } },
            component: PaymentRulesSettings,
            requiresPermission: ['ReadCreditTerms'],
        },
        {
            id: 'company-credit',
            title: <Trans>Credit</Trans>,
            location: { pageId: 'company-detail', column: 'side', position: { blockId: 'company-tabs', order: 'after' } },
            component: CompanyCredit,
            requiresPermission: ['ReadCreditTerms'],
        },
        {
            id: 'company-balance',
            title: <Trans>Balance</Trans>,
            location: { pageId: 'company-detail', column: 'side', position: { blockId: 'company-tabs', order: 'after' } },
            component: CompanyBalance,
            requiresPermission: ['ReadCreditTerms'],
        },
        {
            id: 'company-payment-rules',
            title: <Trans>Ways to pay</Trans>,
            location: { pageId: 'company-detail', column: 'side', position: { blockId: 'company-tabs', order: 'after' } },
            component: CompanyPaymentRules,
            requiresPermission: ['ReadCreditTerms'],
        },
        {
            id: 'company-invoices',
            title: <Trans>Invoices</Trans>,
            location: { pageId: 'company-detail', column: 'main', position: { blockId: 'company-tabs', order: 'after' } },
            component: CompanyInvoices,
            requiresPermission: ['ReadCreditTerms'],
        },
    ],
});
