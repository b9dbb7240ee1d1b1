import { defineDashboardExtension } from '@vendure/dashboard';

import { firmBranchesPage } from './firm-branches';
import { ownSecurityPage } from './own-second-factor';
import { SignInCode } from './sign-in-code';
import { staffDetail } from './staff-detail';
import { staffList } from './staff-list';

defineDashboardExtension({
    routes: [staffList, staffDetail, firmBranchesPage, ownSecurityPage],
    login: { afterForm: { component: SignInCode } },
});
