import { Trans } from '@lingui/react/macro';
import { defineDashboardExtension } from '@vendure/dashboard';

import { CompanyApprovals } from './company-approvals';

defineDashboardExtension({
    pageBlocks: [
        {
            id: 'company-approvals',
            title: <Trans>Approvals and spending limits</Trans>,
            location: { pageId: 'company-detail', column: 'main', position: { blockId: 'company-tabs', order: 'after' } },
            component: CompanyApprovals,
            requiresPermission: ['ReadCompany'],
        },
    ],
});
