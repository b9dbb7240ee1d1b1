import { Trans } from '@lingui/react/macro';
import { defineDashboardExtension } from '@vendure/dashboard';

import { CompanyDistributor } from './company-distributor';

defineDashboardExtension({
    pageBlocks: [
        {
            id: 'company-distributor',
            title: <Trans>Distributor</Trans>,
            location: { pageId: 'company-detail', column: 'side', position: { blockId: 'company-tabs', order: 'after' } },
            component: () => <CompanyDistributor />,
            requiresPermission: ['ReadCompany'],
        },
    ],
});
