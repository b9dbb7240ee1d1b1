import { PluginCommonModule, VendurePlugin } from '@vendure/core';

import { declarePersonalData } from '../../kernel/personal-data';
import { AuditPlugin } from '../audit';
import { LogisticsPlugin } from '../logistics';
import { OrganizationsPlugin } from '../organizations';
import { OutboxPlugin } from '../outbox';
import { adminApiExtensions, shopApiExtensions } from './api/api-extensions';
import { RatingAdminResolver } from './api/rating-admin.resolver';
import { RateDeliveryResultResolver, RatedShipmentResolver, RatingShopResolver, RatingTimeResolver } from './api/rating-shop.resolver';
import { readRating } from './constants';
import { Rating } from './entities/rating.entity';
import { surveysPersonalData } from './queries/personal-data';
import { RatingService } from './services/rating.service';

declarePersonalData(surveysPersonalData);

@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin, OrganizationsPlugin, LogisticsPlugin],
    entities: [Rating],
    providers: [RatingService],
    exports: [RatingService],
    adminApiExtensions: { schema: adminApiExtensions, resolvers: [RatingAdminResolver] },
    shopApiExtensions: {
        schema: shopApiExtensions,
        resolvers: [RatingShopResolver, RatedShipmentResolver, RatingTimeResolver, RateDeliveryResultResolver],
    },
    configuration: config => {
        config.authOptions.customPermissions.push(readRating);
        return config;
    },
    dashboard: './dashboard/index.tsx',
    compatibility: '^3.7.0',
})
export class SurveysPlugin {}
