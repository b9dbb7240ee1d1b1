import { PermissionDefinition } from '@vendure/core';

export const loggerContext = 'Notifications';
export const NOTIFICATIONS_OPTIONS = Symbol('NOTIFICATIONS_OPTIONS');
export const sendKind = 'notification.send';
export const followUpKind = 'notification.follow-up';

export const readNotification = new PermissionDefinition({
    name: 'ReadNotification',
    description: 'See the texts sent to people and what became of them',
});
