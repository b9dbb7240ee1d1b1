import { PluginCommonModule, VendurePlugin } from '@vendure/core';

import { AuditPlugin } from '../audit';
import { OrganizationsPlugin } from '../organizations';
import { OutboxPlugin } from '../outbox';
import { adminApiExtensions, shopApiExtensions } from './api/api-extensions';
import { CompanyDistributionResultResolver, DistributorAdminResolver } from './api/distributor-admin.resolver';
import { CreateMyCustomerResultResolver, MyCustomersShopResolver, ResendCustomerInvitationResultResolver } from './api/my-customers-shop.resolver';
import { DistributorCustomer } from './entities/distributor-customer.entity';
import { CustomerDeskService } from './services/customer-desk.service';
import { DistributorChainService } from './services/distributor-chain.service';
import { DistributorTreeService } from './services/distributor-tree.service';

/** Companies that sell on to customers of their own, and what they put on top. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin, OrganizationsPlugin],
    entities: [DistributorCustomer],
    providers: [CustomerDeskService, DistributorChainService, DistributorTreeService],
    exports: [CustomerDeskService, DistributorChainService, DistributorTreeService],
    shopApiExtensions: { schema: shopApiExtensions, resolvers: [MyCustomersShopResolver, CreateMyCustomerResultResolver, ResendCustomerInvitationResultResolver] },
    adminApiExtensions: { schema: adminApiExtensions, resolvers: [DistributorAdminResolver, CompanyDistributionResultResolver] },
    dashboard: './dashboard/index.tsx',
    compatibility: '^3.7.0',
})
export class DistributorsPlugin {}
