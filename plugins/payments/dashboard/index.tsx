import { Trans } from '@lingui/react/macro';
import { defineDashboardExtension } from '@vendure/dashboard';

import { CompanyPayments } from './company-payments';

defineDashboardExtension({
    pageBlocks: [
        {
            id: 'company-online-payments',
            title: <Trans>Paid online</Trans>,
            location: { pageId: 'company-detail', column: 'side', position: { blockId: 'company-tabs', order: 'after' } },
            component: CompanyPayments,
            requiresPermission: ['ReadCreditTerms'],
        },
    ],
});
