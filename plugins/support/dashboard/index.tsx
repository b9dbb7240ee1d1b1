import { defineDashboardExtension } from '@vendure/dashboard';
import { MessagesSquareIcon } from 'lucide-react';

import { deskSettings } from './desk-settings';
import { inbox } from './inbox';

defineDashboardExtension({
    navSections: [{ id: 'support', title: /* i18n*/ 'Support', icon: MessagesSquareIcon, order: 450 }],
    routes: [inbox, deskSettings],
});
