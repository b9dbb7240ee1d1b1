import { PermissionDefinition } from '@vendure/core';

export const readErp = new PermissionDefinition({ name: 'ReadErp', description: 'Sees the connections to the ERP, what ran and what waits' });
export const manageErp = new PermissionDefinition({ name: 'ManageErp', description: 'Sets connections and mappings of the ERP, starts runs, releases what is held' });

export const ERP_OPTIONS = Symbol('ERP_OPTIONS');
export const loggerContext = 'Erp';
