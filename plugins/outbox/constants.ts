import { PermissionDefinition } from '@vendure/core';

export const loggerContext = 'Outbox';
export const OUTBOX_OPTIONS = Symbol('OUTBOX_OPTIONS');
export const purgeKind = 'outbox.purge';

export const readOutbox = new PermissionDefinition({
    name: 'ReadOutbox',
    description: 'See effects waiting, sent and failed, webhooks and their state',
});
export const updateOutbox = new PermissionDefinition({
    name: 'UpdateOutbox',
    description: 'Replay and discard effects, and manage webhook endpoints',
});
