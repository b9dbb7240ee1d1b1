import { PermissionDefinition } from '@vendure/core';

export const importData = new PermissionDefinition({
    name: 'ImportData',
    description: 'Bring in data from CSV and XLSX files',
});
