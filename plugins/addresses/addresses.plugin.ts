import { PluginCommonModule, VendurePlugin } from '@vendure/core';

import { declarePersonalData } from '../../kernel/personal-data';
import { AuditPlugin } from '../audit';
import { DocumentsPlugin } from '../documents';
import { OrganizationsPlugin } from '../organizations';
import { OutboxPlugin } from '../outbox';
import { AddressAdminResolver } from './api/address-admin.resolver';
import { CompanyAddressResolver, CompanyAddressResultResolver, MyAddressResultResolver } from './api/address-entity.resolver';
import { AddressShopResolver } from './api/address-shop.resolver';
import { adminApiExtensions, shopApiExtensions } from './api/api-extensions';
import { CompanyAddress } from './entities/company-address.entity';
import { addressesPersonalData } from './queries/personal-data';
import { AddressDeskService } from './services/address-desk.service';
import { AddressImporter } from './services/address-importer';
import { AddressService } from './services/address.service';

declarePersonalData(addressesPersonalData);

/** Where companies have goods delivered to, beside their branches. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, DocumentsPlugin, OutboxPlugin, OrganizationsPlugin],
    entities: [CompanyAddress],
    providers: [AddressService, AddressDeskService, AddressImporter],
    exports: [AddressService],
    shopApiExtensions: { schema: shopApiExtensions, resolvers: [AddressShopResolver, MyAddressResultResolver] },
    adminApiExtensions: { schema: adminApiExtensions, resolvers: [AddressAdminResolver, CompanyAddressResolver, CompanyAddressResultResolver] },
    dashboard: './dashboard/index.tsx',
    compatibility: '^3.7.0',
})
export class AddressesPlugin {}
