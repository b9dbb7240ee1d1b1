import { defineDashboardExtension } from '@vendure/dashboard';

import { actingPage } from './acting-list';
import { companyDetail } from './company-detail';
import { companyDuplicates } from './company-duplicates';
import { companyGroups } from './company-groups';
import { companyList } from './company-list';
import { firmSettingsPage } from './firm-settings';
import { OwnPassword } from './own-password';

defineDashboardExtension({
    routes: [companyList, companyDetail, companyGroups, companyDuplicates, actingPage, firmSettingsPage],
    pageBlocks: [
        { id: 'own-password', location: { pageId: 'profile', column: 'main', position: { blockId: 'main-form', order: 'after' } }, component: OwnPassword },
    ],
});
