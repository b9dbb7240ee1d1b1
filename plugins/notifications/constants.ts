import { PermissionDefinition } from '@vendure/core';

export const loggerContext = 'Notifications';
export const NOTIFICATIONS_OPTIONS = Symbol('NOTIFICATIONS_OPTIONS');
export const sendKind = 'notification.send';

export const readNotification = new PermissionDefinition({
    name: 'ReadNotification',
    description: 'See the texts sent to people and what became of them',
});

export const updateNotification = new PermissionDefinition({
    name: 'UpdateNotification',
    description: 'Write the texts sent to people, say when and of what they are sent, and see to SMS that nobody knows',
});
