import { CrudPermissionDefinition } from '@vendure/core';

export const priceListPermission = new CrudPermissionDefinition('PriceList');
