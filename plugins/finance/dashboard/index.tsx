import { Trans } from '@lingui/react/macro';
import { defineDashboardExtension } from '@vendure/dashboard';

import { CompanyCredit } from './company-credit';
import { creditPage } from './credit-page';
import { creditProposals } from './credit-proposals';
import { LargeCreditSettings } from './large-credit-settings';

defineDashboardExtension({
    routes: [creditPage, creditProposals],
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
    ],
});
