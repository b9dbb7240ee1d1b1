import { Trans } from '@lingui/react/macro';
import { defineDashboardExtension } from '@vendure/dashboard';

import { CompanyCredit } from './company-credit';
import { creditPage } from './credit-page';

defineDashboardExtension({
    routes: [creditPage],
    pageBlocks: [
        {
            id: 'company-credit',
            title: <Trans>Credit</Trans>,
            location: { pageId: 'company-detail', column: 'side', position: { blockId: 'company-tabs', order: 'after' } },
            component: CompanyCredit,
            requiresPermission: ['ReadCreditTerms'],
        },
    ],
});
