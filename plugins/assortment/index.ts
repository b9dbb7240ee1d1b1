export { AssortmentPlugin } from './assortment.plugin';
export { assortmentPermission, BOUGHT_SOURCE, PRICE_SOURCE, STOCK_SOURCE } from './constants';
export type { OtherUnit } from './domain/unit-factor';
export { type UnitCode, unitCodes, unitName, unitOf } from './domain/units';
export { AssortmentSettings } from './entities/assortment-settings.entity';
export { CompanyCategory } from './entities/company-category.entity';
export { UnitGroup } from './entities/unit-group.entity';
export { VariantSales } from './entities/variant-sales.entity';
export { VariantUnit } from './entities/variant-unit.entity';
export { translated } from './queries/catalogue-page.sql';
export { SqlParams } from './queries/sql-params';
export { setVariantsInUse } from './queries/variants-in-use.sql';
export { CatalogueIndexService } from './services/catalogue-index.service';
export { CatalogueService } from './services/catalogue.service';
export type { NarrowedVariants } from './services/catalogue-page.service';
export { type CodeMatch, CodeLookupService } from './services/code-lookup.service';
export { UnitGroupService } from './services/unit-group.service';
export { VariantSalesService } from './services/variant-sales.service';
export { VisibilityService } from './services/visibility.service';
export type {
    BoughtSource, Buyer, CatalogueBonus, CatalogueOffer, CataloguePrice, CataloguePriceSource, CatalogueQuote, CatalogueStock, CatalogueStockSource,
} from './types';
