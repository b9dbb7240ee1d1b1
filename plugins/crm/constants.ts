import { CrudPermissionDefinition } from '@vendure/core';

export const leadPermission = new CrudPermissionDefinition('Lead');

export const opportunityPermission = new CrudPermissionDefinition('Opportunity');

export const CRM_OPTIONS = Symbol('CRM_OPTIONS');
