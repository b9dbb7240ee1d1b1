import { PermissionDefinition } from '@vendure/core';

export const readApplicationPermission = new PermissionDefinition({
    name: 'ReadApplication',
    description: 'Read applications for access, and the changes of their data that companies ask for',
});

export const decideApplicationPermission = new PermissionDefinition({
    name: 'DecideApplication',
    description: 'Accept and refuse applications for access and changes of company data',
});

export const REGISTRATION_OPTIONS = Symbol('REGISTRATION_OPTIONS');

/** Outbox kind: somebody applied for access. */
export const applicationReceivedKind = 'registration.application-received';
