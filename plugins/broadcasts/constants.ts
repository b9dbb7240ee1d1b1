import { PermissionDefinition } from '@vendure/core';

export const readBroadcast = new PermissionDefinition({ name: 'ReadBroadcast', description: 'Read what was written to many customers' });
export const sendBroadcast = new PermissionDefinition({ name: 'SendBroadcast', description: 'Write to many customers at once' });

export const BROADCASTS_OPTIONS = Symbol('BROADCASTS_OPTIONS');
/** One message of the outbox for each batch of people. */
export const sendKind = 'broadcast.send';
