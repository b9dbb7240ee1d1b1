import { PluginCommonModule, type Type, VendurePlugin } from '@vendure/core';

import { AuditPlugin } from '../audit';
import { NotificationsPlugin } from '../notifications';
import { OrganizationsPlugin } from '../organizations';
import { OutboxPlugin } from '../outbox';
import { PurchasingPlugin } from '../purchasing';
import { adminApiExtensions, shopApiExtensions } from './api/api-extensions';
import { OperatorAdminResolver } from './api/operator-admin.resolver';
import { ProductionAdminResolver } from './api/production-admin.resolver';
import {
    MyOrderProductionResolver,
    OperatorTaskResultResolver,
    PlanOrderResultResolver,
    ProductionRoutingResolver,
    ProductionStationResolver,
    WorkOrderResultResolver,
} from './api/production-entity.resolver';
import { ProductionPlanAdminResolver, ProductionPlanResultResolver } from './api/production-plan-admin.resolver';
import { WorkOrderAdminResolver } from './api/work-order-admin.resolver';
import { operateWork, PRODUCTION_OPTIONS, routingPermission, workOrderPermission } from './constants';
import { StationDowntime } from './entities/downtime.entity';
import { Operation } from './entities/operation.entity';
import { ProductionPlan } from './entities/production-plan.entity';
import { ProductionPlanStep } from './entities/production-plan-step.entity';
import { ProductionProblem } from './entities/production-problem.entity';
import { Routing } from './entities/routing.entity';
import { RoutingOperation } from './entities/routing-operation.entity';
import { Station } from './entities/station.entity';
import { StationOperator } from './entities/station-operator.entity';
import { TimeEntry } from './entities/time-entry.entity';
import { WorkOrder } from './entities/work-order.entity';
import { CancelledOrderService } from './services/cancelled-order.service';
import { DowntimeService } from './services/downtime.service';
import { OperationService } from './services/operation.service';
import { PlanningService } from './services/planning.service';
import { ProductionBoardService } from './services/production-board.service';
import { ProductionNoticeService } from './services/production-notice.service';
import { ProductionPlanService } from './services/production-plan.service';
import { RoutingService } from './services/routing.service';
import { StageService } from './services/stage.service';
import { StationService } from './services/station.service';
import { WorkOrderListService } from './services/work-order-list.service';
import { WorkOrderService } from './services/work-order.service';
import type { ProductionOptions } from './types';

@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin, NotificationsPlugin, OrganizationsPlugin, PurchasingPlugin],
    entities: [Station, StationDowntime, StationOperator, Routing, RoutingOperation, WorkOrder, Operation, TimeEntry, ProductionProblem, ProductionPlan, ProductionPlanStep],
    providers: [
        { provide: PRODUCTION_OPTIONS, useFactory: () => ProductionPlugin.options },
        CancelledOrderService,
        StationService,
        RoutingService,
        PlanningService,
        ProductionPlanService,
        ProductionBoardService,
        DowntimeService,
        ProductionNoticeService,
        WorkOrderService,
        WorkOrderListService,
        OperationService,
        StageService,
    ],
    exports: [StationService, RoutingService, WorkOrderService, OperationService, StageService],
    adminApiExtensions: {
        schema: adminApiExtensions,
        resolvers: [
            ProductionAdminResolver,
            WorkOrderAdminResolver,
            ProductionPlanAdminResolver,
            ProductionPlanResultResolver,
            OperatorAdminResolver,
            ProductionStationResolver,
            ProductionRoutingResolver,
            PlanOrderResultResolver,
            WorkOrderResultResolver,
            OperatorTaskResultResolver,
        ],
    },
    shopApiExtensions: { schema: shopApiExtensions, resolvers: [MyOrderProductionResolver] },
    configuration: config => {
        config.authOptions.customPermissions.push(workOrderPermission, routingPermission, operateWork);
        return config;
    },
    dashboard: './dashboard/index.tsx',
    compatibility: '^3.7.0',
})
export class ProductionPlugin {
    static options: ProductionOptions = { publicUrl: 'http://localhost:3000' };

    static init(options: ProductionOptions): Type<ProductionPlugin> {
        this.options = options;
        return this;
    }
}
