import { PermissionDefinition } from '@vendure/core';

export const readAudit = new PermissionDefinition({
    name: 'ReadAudit',
    description: 'See who did what to which record',
});
