import { PluginCommonModule, type Type, VendurePlugin } from '@vendure/core';

import { AuditPlugin } from '../audit';
import { AvailabilityPlugin } from '../availability';
import { DocumentsPlugin } from '../documents';
import { NotificationsPlugin } from '../notifications';
import { OrganizationsPlugin } from '../organizations';
import { OutboxPlugin } from '../outbox';
import { PurchasingPlugin } from '../purchasing';
import { adminApiExtensions, shopApiExtensions } from './api/api-extensions';
import { BatchAdminResolver, OperatorBatchMemberResolver, ProductionBatchResultResolver, WorkOrderBatchResolver } from './api/batch-admin.resolver';
import { OperatorAdminResolver } from './api/operator-admin.resolver';
import { ProblemPhotoController } from './api/problem-photo.controller';
import { ProductionAdminResolver } from './api/production-admin.resolver';
import {
    MyOrderProductionResolver,
    OperatorStepAnswerResolver,
    OperatorTaskResolver,
    OperatorTaskResultResolver,
    PlanOrderResultResolver,
    ProductionProblemResolver,
    ProductionRoutingResolver,
    ProductionStationResolver,
    WorkOperationResolver,
    WorkOrderResultResolver,
} from './api/production-entity.resolver';
import { ProductionPlanAdminResolver, ProductionPlanResultResolver } from './api/production-plan-admin.resolver';
import { OrderPromiseResultResolver, PromiseAdminResolver } from './api/promise-admin.resolver';
import { OrderPurchaseResultResolver, ReplenishmentAdminResolver } from './api/replenishment-admin.resolver';
import { SettleShortageResultResolver, ShortageAdminResolver } from './api/shortage-admin.resolver';
import { WorkOrderAdminResolver } from './api/work-order-admin.resolver';
import { WorkTicketController } from './api/work-ticket.controller';
import { operateWork, PRODUCTION_OPTIONS, routingPermission, workOrderPermission } from './constants';
import { StationDowntime } from './entities/downtime.entity';
import { Operation } from './entities/operation.entity';
import { OrderPromise } from './entities/order-promise.entity';
import { Output } from './entities/output.entity';
import { ProblemPhoto } from './entities/problem-photo.entity';
import { ProductionBatch } from './entities/production-batch.entity';
import { ProductionPlan } from './entities/production-plan.entity';
import { ProductionPlanStep } from './entities/production-plan-step.entity';
import { ProductionProblem } from './entities/production-problem.entity';
import { ProductionSettings } from './entities/production-settings.entity';
import { PromiseChange } from './entities/promise-change.entity';
import { ProductionReason } from './entities/production-reason.entity';
import { PurchaseProposal } from './entities/purchase-proposal.entity';
import { ReplenishmentRule } from './entities/replenishment-rule.entity';
import { Routing } from './entities/routing.entity';
import { RoutingOperation } from './entities/routing-operation.entity';
import { ProductionShortageDecision } from './entities/shortage-decision.entity';
import { Station } from './entities/station.entity';
import { StationOperator } from './entities/station-operator.entity';
import { TimeEntry } from './entities/time-entry.entity';
import { WorkOrder } from './entities/work-order.entity';
import { BatchListService } from './services/batch-list.service';
import { BatchService } from './services/batch.service';
import { CancelledOrderService } from './services/cancelled-order.service';
import { DowntimeService } from './services/downtime.service';
import { FinishedOrderService } from './services/finished-order.service';
import { OperationService } from './services/operation.service';
import { PhotoService } from './services/photo.service';
import { PlanningService } from './services/planning.service';
import { ProblemService } from './services/problem.service';
import { ProductionBoardService } from './services/production-board.service';
import { ProductionNoticeService } from './services/production-notice.service';
import { ProductionPlanService } from './services/production-plan.service';
import { ReasonService } from './services/reason.service';
import { PromiseService } from './services/promise.service';
import { PurchaseProposalService } from './services/purchase-proposal.service';
import { ReplenishmentService } from './services/replenishment.service';
import { RoutingService } from './services/routing.service';
import { ShortageService } from './services/shortage.service';
import { StageService } from './services/stage.service';
import { StationService } from './services/station.service';
import { StationFloorService } from './services/station-floor.service';
import { StepBatchService } from './services/step-batch.service';
import { StepService } from './services/step.service';
import { WorkOrderListService } from './services/work-order-list.service';
import { WorkOrderService } from './services/work-order.service';
import { WorkTicket } from './services/work-ticket';
import type { ProductionOptions } from './types';

@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin, DocumentsPlugin, NotificationsPlugin, OrganizationsPlugin, AvailabilityPlugin, PurchasingPlugin],
    entities: [Station, StationDowntime, StationOperator, Routing, RoutingOperation, WorkOrder, ProductionBatch, Operation, TimeEntry, ProductionProblem, ProblemPhoto, Output, ProductionReason, ProductionPlan, ProductionPlanStep, ProductionShortageDecision, ReplenishmentRule, PurchaseProposal, OrderPromise, PromiseChange, ProductionSettings],
    providers: [
        { provide: PRODUCTION_OPTIONS, useFactory: () => ProductionPlugin.options },
        CancelledOrderService,
        StationService,
        RoutingService,
        PlanningService,
        BatchService,
        BatchListService,
        ProductionPlanService,
        ProductionBoardService,
        DowntimeService,
        ProductionNoticeService,
        FinishedOrderService,
        ShortageService,
        PromiseService,
        ReplenishmentService,
        PurchaseProposalService,
        WorkOrderService,
        WorkOrderListService,
        ReasonService,
        StepService,
        ProblemService,
        PhotoService,
        StationFloorService,
        WorkTicket,
        OperationService,
        StepBatchService,
        StageService,
    ],
    exports: [StationService, RoutingService, WorkOrderService, OperationService, StageService],
    controllers: [ProblemPhotoController, WorkTicketController],
    adminApiExtensions: {
        schema: adminApiExtensions,
        resolvers: [
            ProductionAdminResolver,
            WorkOrderAdminResolver,
            BatchAdminResolver,
            ProductionBatchResultResolver,
            WorkOrderBatchResolver,
            OperatorBatchMemberResolver,
            ShortageAdminResolver,
            SettleShortageResultResolver,
            PromiseAdminResolver,
            OrderPromiseResultResolver,
            ReplenishmentAdminResolver,
            OrderPurchaseResultResolver,
            ProductionPlanAdminResolver,
            ProductionPlanResultResolver,
            OperatorAdminResolver,
            ProductionStationResolver,
            ProductionRoutingResolver,
            PlanOrderResultResolver,
            WorkOrderResultResolver,
            OperatorTaskResultResolver,
            OperatorTaskResolver,
            OperatorStepAnswerResolver,
            ProductionProblemResolver,
            WorkOperationResolver,
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
