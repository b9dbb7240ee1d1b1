import { CrudPermissionDefinition } from '@vendure/core';

export const assortmentPermission = new CrudPermissionDefinition('Assortment');

export const loggerContext = 'Assortment';

/** Under this token the pricing plugin provides a `CataloguePriceSource`. */
export const PRICE_SOURCE = Symbol('PRICE_SOURCE');
/** Under this token the availability plugin provides a `CatalogueStockSource`. */
export const STOCK_SOURCE = Symbol('STOCK_SOURCE');
/** Under this token the purchasing plugin provides a `BoughtSource`. */
export const BOUGHT_SOURCE = Symbol('BOUGHT_SOURCE');
export const ASSORTMENT_OPTIONS = Symbol('ASSORTMENT_OPTIONS');
