import './direction.css';

import { type DashboardAlertDefinition, defineDashboardExtension } from '@vendure/dashboard';

import './corrections.css';

/**
 * Takes the place of Vendure's alert of the same id, which asks for a field of its search plugins every minute. The
 * catalogue's index is assortment's own and needs no reminder.
 */
const noSearchIndexAlert: DashboardAlertDefinition<number> = {
    id: 'search-index-buffer-alert',
    check: () => 0,
    shouldShow: () => false,
    title: '',
    severity: 'info',
};

defineDashboardExtension({ alerts: [noSearchIndexAlert] });
