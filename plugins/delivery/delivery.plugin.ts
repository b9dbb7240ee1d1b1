import { PluginCommonModule, type Type, VendurePlugin } from '@vendure/core';
import gql from 'graphql-tag';

import { declarePersonalData } from '../../kernel/personal-data';
import { AssortmentPlugin } from '../assortment';
import { AuditPlugin } from '../audit';
import { DocumentsPlugin } from '../documents';
import { NotificationsPlugin } from '../notifications';
import { OrganizationsPlugin } from '../organizations';
import { adminSchema } from './api/admin-schema';
import { DeliveryAdminResolver } from './api/delivery-admin.resolver';
import { pickupAdminSchema } from './api/pickup-schema';
import { PickupAdminResolver } from './api/pickup-admin.resolver';
import { DELIVERY_OPTIONS, type DeliveryPluginOptions } from './constants';
import { CategoryWarehouse } from './entities/category-warehouse.entity';
import { CompanyDeliveryTerms } from './entities/company-delivery-terms.entity';
import { CourierLabel } from './entities/courier-label.entity';
import { DeliverySettings } from './entities/delivery-settings.entity';
import { Pickup } from './entities/pickup.entity';
import { PickupSettings } from './entities/pickup-settings.entity';
import { PickupSlot } from './entities/pickup-slot.entity';
import { VariantDelivery } from './entities/variant-delivery.entity';
import { deliveryPersonalData } from './queries/personal-data';
import { CategoryWarehouseService } from './services/category-warehouse.service';
import { CompanyTermsService } from './services/company-terms.service';
import { CourierLabelService } from './services/courier-label.service';
import { DeliveryQuoteService } from './services/delivery-quote.service';
import { DeliverySettingsService } from './services/delivery-settings.service';
import { DeliveryTermsImporter } from './services/delivery-terms.importer';
import { PickupSettingsService } from './services/pickup-settings.service';
import { PickupService } from './services/pickup.service';
import { VariantDeliveryImporter } from './services/variant-delivery.importer';
import { VariantDeliveryService } from './services/variant-delivery.service';

declarePersonalData(deliveryPersonalData);

/** How goods get to the buyer, and what that costs. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, DocumentsPlugin, NotificationsPlugin, OrganizationsPlugin, AssortmentPlugin],
    entities: [DeliverySettings, CompanyDeliveryTerms, VariantDelivery, PickupSettings, PickupSlot, Pickup, CourierLabel, CategoryWarehouse],
    providers: [
        { provide: DELIVERY_OPTIONS, useFactory: () => DeliveryPlugin.options },
        ...[DeliverySettingsService, CompanyTermsService, VariantDeliveryService, DeliveryQuoteService, DeliveryTermsImporter, VariantDeliveryImporter],
        ...[PickupSettingsService, PickupService, CourierLabelService, CategoryWarehouseService],
    ],
    exports: [DeliverySettingsService, CompanyTermsService, VariantDeliveryService, DeliveryQuoteService, PickupSettingsService, PickupService, CourierLabelService, CategoryWarehouseService],
    adminApiExtensions: {
        schema: () => gql`
            ${adminSchema}
            ${pickupAdminSchema}
        `,
        resolvers: [DeliveryAdminResolver, PickupAdminResolver],
    },
    dashboard: './dashboard/index.tsx',
    compatibility: '^3.7.0',
})
export class DeliveryPlugin {
    static options: DeliveryPluginOptions = { publicUrl: 'http://localhost:3000' };

    static init(options: DeliveryPluginOptions): Type<DeliveryPlugin> {
        this.options = options;
        return this;
    }
}
