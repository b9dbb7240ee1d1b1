import { CrudPermissionDefinition, PermissionDefinition } from '@vendure/core';

export const workOrderPermission = new CrudPermissionDefinition('WorkOrder');
export const routingPermission = new CrudPermissionDefinition('Routing');
export const operateWork = new PermissionDefinition({
    name: 'OperateWork',
    description: 'See the operations of my stations, start, pause and finish them, report problems',
});

export const PRODUCTION_OPTIONS = Symbol('PRODUCTION_OPTIONS');
