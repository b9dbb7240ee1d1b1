import { defineDashboardExtension } from '@vendure/dashboard';

import { companyDetail } from './company-detail';
import { companyList } from './company-list';
import { firmSettingsPage } from './firm-settings';
import { OwnPassword } from './own-password';

defineDashboardExtension({
    routes: [companyList, companyDetail, firmSettingsPage],
    pageBlocks: [
        { id: 'own-password', location: { pageId: 'profile', column: 'main', position: { blockId: 'main-form', order: 'after' } }, component: OwnPassword },
    ],
});
