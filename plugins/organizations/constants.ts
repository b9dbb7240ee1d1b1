import { CrudPermissionDefinition, PermissionDefinition } from '@vendure/core';

export const companyPermission = new CrudPermissionDefinition('Company');

export const inviteMemberPermission = new PermissionDefinition({
    name: 'InviteMember',
    description: 'Invite people of a customer company to the portal, and end their access',
});

export const actForCustomer = new PermissionDefinition({
    name: 'ActForCustomer',
    description: 'Open the portal in the place of a member of a company, for a reason and an hour',
});

export const loggerContext = 'Organizations';

export const ORGANIZATIONS_OPTIONS = Symbol('ORGANIZATIONS_OPTIONS');

/** Outbox kind: somebody wants to sign in with another address. */
export const emailChangeKind = 'organizations.email-change';

/** Outbox kind: somebody asked for a password link for an address. */
export const passwordLinkKind = 'organizations.password-link';
