import { Trans } from '@lingui/react/macro';
import { defineDashboardExtension } from '@vendure/dashboard';

import { CompanyBalance, CompanyInvoices } from './company-balance';
import { CompanyCredit } from './company-credit';
import { creditPage } from './credit-page';
import { creditProposals } from './credit-proposals';
import { invoiceDetail } from './invoice-detail';
import { invoiceList } from './invoice-list';
import { LargeCreditSettings } from './large-credit-settings';
import { paymentsPage } from './payments-page';

defineDashboardExtension({
    routes: [creditPage, creditProposals, invoiceList, invoiceDetail, paymentsPage],
    pageBlocks: [
        {
            id: 'large-credits',
            title: <Trans>Large credits</Trans>,
            location: { pageId: 'firm-settings', column: 'main', position: { blockId: 'firm-settings-form', order: 'after' } },
            component: LargeCreditSettings,
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
            location: { pageId: 'company-detail', column: 'side', position: { blockId: 'company-credit', order: 'after' } },
            component: CompanyBalance,
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
