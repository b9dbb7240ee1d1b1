import { Trans } from '@lingui/react/macro';
import { defineDashboardExtension } from '@vendure/dashboard';

import { AccessSettings } from './access-settings';
import { applicationDetail } from './application-detail';
import { applicationList } from './application-list';
import { changeRequestDetail } from './change-request-detail';
import { changeRequestList } from './change-request-list';
import { ConsentTexts } from './consent-texts';
import { InboxWidget } from './inbox-widget';

const afterSettings = { blockId: 'firm-settings-form', order: 'after' as const };

defineDashboardExtension({
    routes: [applicationList, applicationDetail, changeRequestList, changeRequestDetail],
    widgets: [{ id: 'registration-inbox-widget', name: /* i18n*/ 'Waiting for a decision', component: InboxWidget, defaultSize: { w: 4, h: 3 }, requiresPermissions: ['ReadApplication'] }],
    pageBlocks: [
        { id: 'access-settings', title: <Trans>Visitors and applicants</Trans>, location: { pageId: 'firm-settings', column: 'main', position: afterSettings }, component: AccessSettings },
        { id: 'consent-texts', title: <Trans>Consent texts</Trans>, location: { pageId: 'firm-settings', column: 'main', position: afterSettings }, component: ConsentTexts },
    ],
});
