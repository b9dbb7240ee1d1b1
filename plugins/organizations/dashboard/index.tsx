import { defineDashboardExtension } from '@vendure/dashboard';

import { actingPage } from './acting-list';
import { companyDetail } from './company-detail';
import { companyGroups } from './company-groups';
import { companyList } from './company-list';
import { firmSettingsPage } from './firm-settings';
import { OwnPassword } from './own-password';

defineDashboardExtension({
    routes: [companyList, companyDetail, companyGroups, actingPage, firmSettingsPage],
    pageBlocks: [
        { id: 'own-password', location: { pageId: 'profile', column: 'main', position: { blockId: 'main-form', order: 'after' } }, component: OwnPassword },
    ],
});
