import { PluginCommonModule, VendurePlugin } from '@vendure/core';
import gql from 'graphql-tag';

import { declarePersonalData } from '../../kernel/personal-data';
import { AuditPlugin } from '../audit';
import { DocumentsPlugin } from '../documents';
import { OrganizationsPlugin } from '../organizations';
import { adminApiExtensions } from './api/admin-api-extensions';
import { shopApiExtensions } from './api/api-extensions';
import { AssortmentAdminResolver } from './api/assortment-admin.resolver';
import { CatalogueShopResolver } from './api/catalogue-shop.resolver';
import { UnitAdminResolver } from './api/unit-admin.resolver';
import { DemandController } from './api/demand.controller';
import { searchAdminSchema } from './api/search-admin-schema';
import { SearchAdminResolver } from './api/search-admin.resolver';
import { ASSORTMENT_OPTIONS, assortmentPermission } from './constants';
import { AssortmentSettings } from './entities/assortment-settings.entity';
import { CatalogueIndexRow } from './entities/catalogue-index.entity';
import { CommonCategory } from './entities/common-category.entity';
import { CompanyCategory } from './entities/company-category.entity';
import { UnitGroup } from './entities/unit-group.entity';
import { CustomerCode } from './entities/customer-code.entity';
import { SearchMiss } from './entities/search-miss.entity';
import { TermReplacement } from './entities/term-replacement.entity';
import { VariantSales } from './entities/variant-sales.entity';
import { VariantBarcode } from './entities/variant-barcode.entity';
import { VariantUnit } from './entities/variant-unit.entity';
import { CatalogueRefresher } from './jobs/catalogue-refresher';
import { forgetSearchesTask } from './jobs/forget-searches.task';
import { assortmentPersonalData } from './queries/personal-data';
import { AssortmentDeskService } from './services/assortment-desk.service';
import { CatalogueColumnsService } from './services/catalogue-columns.service';
import { CatalogueIndexService } from './services/catalogue-index.service';
import { CataloguePageService } from './services/catalogue-page.service';
import { CatalogueService } from './services/catalogue.service';
import { CataloguePreviewService } from './services/catalogue-preview.service';
import { CategoryGrantsService } from './services/category-grants.service';
import { CompanyCategoriesImporter } from './services/company-categories.importer';
import { CustomerCodeService } from './services/customer-code.service';
import { CustomerCodesImporter } from './services/customer-codes.importer';
import { BarcodesImporter } from './services/barcodes.importer';
import { CodeLookupService } from './services/code-lookup.service';
import { DemandService } from './services/demand.service';
import { ProductsImporter } from './services/products.importer';
import { SearchLogService } from './services/search-log.service';
import { TermReplacementService } from './services/term-replacement.service';
import { TermMatchesService } from './services/term-matches.service';
import { TermService } from './services/term.service';
import { TermsImporter } from './services/terms.importer';
import { UnitGroupService } from './services/unit-group.service';
import { UnitsImporter } from './services/units.importer';
import { VariantSalesService } from './services/variant-sales.service';
import { VisibilityService } from './services/visibility.service';
import type { AssortmentOptions } from './types';

declarePersonalData(assortmentPersonalData);

const options: AssortmentOptions = { assetUrlPrefix: '/assets/', refreshEveryMs: 700 };

/** Who sees which products, how they are found, and in which units they are sold. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, DocumentsPlugin, OrganizationsPlugin],
    compatibility: '^3.7.0',
    entities: [VariantSales, VariantUnit, VariantBarcode, UnitGroup, CompanyCategory, CommonCategory, AssortmentSettings, CatalogueIndexRow, CustomerCode, TermReplacement, SearchMiss],
    providers: [
        { provide: ASSORTMENT_OPTIONS, useFactory: () => AssortmentPlugin.options },
        CatalogueService,
        CataloguePageService,
        CatalogueColumnsService,
        CatalogueIndexService,
        CatalogueRefresher,
        VisibilityService,
        AssortmentDeskService,
        CataloguePreviewService,
        CategoryGrantsService,
        UnitGroupService,
        VariantSalesService,
        UnitsImporter,
        BarcodesImporter,
        CodeLookupService,
        TermMatchesService,
        TermService,
        TermsImporter,
        ProductsImporter,
        CompanyCategoriesImporter,
        CustomerCodeService,
        CustomerCodesImporter,
        DemandService,
        SearchLogService,
        TermReplacementService,
    ],
    controllers: [DemandController],
    adminApiExtensions: {
        schema: () => gql`
            ${adminApiExtensions}
            ${searchAdminSchema}
        `,
        resolvers: [AssortmentAdminResolver, UnitAdminResolver, SearchAdminResolver],
    },
    shopApiExtensions: { schema: shopApiExtensions, resolvers: [CatalogueShopResolver] },
    dashboard: './dashboard/index.tsx',
    exports: [CatalogueService, CatalogueIndexService, CodeLookupService, VisibilityService],
    configuration: config => {
        config.authOptions.customPermissions.push(assortmentPermission);
        config.schedulerOptions.tasks?.push(forgetSearchesTask);
        return config;
    },
})
export class AssortmentPlugin {
    static options = options;

    static init(changed: Partial<AssortmentOptions>): typeof AssortmentPlugin {
        this.options = { ...options, ...changed };
        return AssortmentPlugin;
    }
}
