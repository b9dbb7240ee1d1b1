import { CrudPermissionDefinition } from '@vendure/core';

export const specimenPermission = new CrudPermissionDefinition('Specimen');
