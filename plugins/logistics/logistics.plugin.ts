import { PluginCommonModule, type Type, VendurePlugin } from '@vendure/core';

import { declarePersonalData } from '../../kernel/personal-data';
import { AuditPlugin } from '../audit';
import { DocumentsPlugin } from '../documents';
import { NotificationsPlugin } from '../notifications';
import { OrganizationsPlugin } from '../organizations';
import { OutboxPlugin } from '../outbox';
import { ProductionPlugin } from '../production';
import { PurchasingPlugin } from '../purchasing';
import { adminApiExtensions, shopApiExtensions } from './api/api-extensions';
import {
    CourierAccountResolver,
    CourierAdminResolver,
    CourierBookingResolver,
    CourierBookingResultResolver,
    ShipmentCourierResolver,
} from './api/courier-admin.resolver';
import { CourierController } from './api/courier.controller';
import { DeliveryPictureController, DriverController } from './api/driver.controller';
import { FleetAdminResolver } from './api/fleet-admin.resolver';
import { LoadAdminResolver, LoadEntityResolver, LoadResultResolver, LoadStopResolver, ShipmentLoadResolver } from './api/load-admin.resolver';
import { LoadPapersController } from './api/load-papers.controller';
import {
    ConfirmDeliveryResultResolver,
    FirstWeightResultResolver,
    ShipmentDeliveryResultResolver,
    ShipmentResultResolver,
    TicketResultResolver,
    WeightRequestResultResolver,
} from './api/result-types.resolver';
import { ScaleAdminResolver, ScaleEntityResolver, ShipmentWeighingResolver, WeighingPhotoEntityResolver, WeightRequestEntityResolver } from './api/scale-admin.resolver';
import { ScaleAgentController } from './api/scale-agent.controller';
import { ShipmentAdminResolver, ShipmentEntityResolver, ShippableLineResolver } from './api/shipment-admin.resolver';
import { MyOrderShipmentsResolver, ShipmentShopResolver } from './api/shipment-shop.resolver';
import { TicketController } from './api/ticket.controller';
import { TrackingController } from './api/tracking.controller';
import { CompanyOrderWaybillResolver, MyOrderWaybillResolver } from './api/waybill.resolver';
import { WeighbridgeAdminResolver, WeighbridgeTicketEntityResolver, WeighingEntityResolver } from './api/weighbridge-admin.resolver';
import { WeighingPhotoController } from './api/weighing-photo.controller';
import { LOGISTICS_OPTIONS, shipmentPermission, weighShipment } from './constants';
import { CourierAccount } from './entities/courier-account.entity';
import { CourierBooking } from './entities/courier-booking.entity';
import { DriverLink } from './entities/driver-link.entity';
import { DriverStep } from './entities/driver-step.entity';
import { OrderWaybill } from './entities/order-waybill.entity';
import { ScaleAgent } from './entities/scale-agent.entity';
import { ScalePassage } from './entities/scale-passage.entity';
import { Scale } from './entities/scale.entity';
import { ShipmentLine } from './entities/shipment-line.entity';
import { Shipment } from './entities/shipment.entity';
import { TrackingLink } from './entities/tracking-link.entity';
import { TrackingVisit } from './entities/tracking-visit.entity';
import { TransportDriver } from './entities/transport-driver.entity';
import { TransportLoad } from './entities/transport-load.entity';
import { TransportVehicle } from './entities/transport-vehicle.entity';
import { WeighbridgeTicket } from './entities/weighbridge-ticket.entity';
import { WeighingPhoto } from './entities/weighing-photo.entity';
import { Weighing } from './entities/weighing.entity';
import { WeightRequest } from './entities/weight-request.entity';
import { logisticsPersonalData } from './queries/personal-data';
import { CancelledOrderService } from './services/cancelled-order.service';
import { CourierAccountService } from './services/courier-account.service';
import { CourierBookingService } from './services/courier-booking.service';
import { CourierHandover } from './services/courier-handover';
import { CourierPorts } from './services/courier-ports';
import { CourierRecord } from './services/courier-record';
import { CourierSender } from './services/courier-sender';
import { CourierShown } from './services/courier-shown';
import { DeliveryService } from './services/delivery.service';
import { DispatchService } from './services/dispatch.service';
import { DriverLinkService } from './services/driver-link.service';
import { DriverPageService } from './services/driver-page.service';
import { FleetService } from './services/fleet.service';
import { LoadGateService } from './services/load-gate.service';
import { LoadOverviewService } from './services/load-overview.service';
import { LoadPapers } from './services/load-papers';
import { LoadService } from './services/load.service';
import { MyShipmentService } from './services/my-shipments.service';
import { OrderMoves } from './services/order-moves';
import { OrderTrackingService } from './services/order-tracking.service';
import { ScaleAgentService } from './services/scale-agent.service';
import { ScaleReaders } from './services/scale-readers';
import { ShipmentLineService } from './services/shipment-line.service';
import { ShipmentNotices } from './services/shipment-notices';
import { ShipmentService } from './services/shipment.service';
import { TicketDocument } from './services/ticket-document';
import { TicketWriter } from './services/ticket-writer';
import { TrackingLinkService } from './services/tracking-link.service';
import { TrackingService } from './services/tracking.service';
import { VisitLimiter } from './services/visit-limiter';
import { WaybillService } from './services/waybill.service';
import { WeighbridgeService } from './services/weighbridge.service';
import { WeighingImporter } from './services/weighing-importer';
import { WeighingJudge } from './services/weighing-judge';
import { WeighingPhotoService } from './services/weighing-photo.service';
import { WeightRequestService } from './services/weight-request.service';
import { WeightTaker } from './services/weight-taker';
import type { LogisticsOptions } from './types';

declarePersonalData(logisticsPersonalData);

@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin, DocumentsPlugin, NotificationsPlugin, OrganizationsPlugin, PurchasingPlugin, ProductionPlugin],
    entities: [
        ...[CourierAccount, CourierBooking, DriverLink, DriverStep, OrderWaybill, Scale, ScaleAgent, ScalePassage, Shipment, ShipmentLine, TrackingLink, TrackingVisit],
        ...[TransportDriver, TransportLoad, TransportVehicle],
        ...[WeighbridgeTicket, Weighing, WeighingPhoto, WeightRequest],
    ],
    providers: [
        { provide: LOGISTICS_OPTIONS, useFactory: () => LogisticsPlugin.options },
        CancelledOrderService,
        CourierAccountService,
        CourierBookingService,
        CourierHandover,
        CourierPorts,
        CourierRecord,
        CourierSender,
        CourierShown,
        DeliveryService,
        DispatchService,
        DriverLinkService,
        DriverPageService,
        FleetService,
        LoadGateService,
        LoadOverviewService,
        LoadPapers,
        LoadService,
        MyShipmentService,
        OrderMoves,
        OrderTrackingService,
        ScaleAgentService,
        ScaleReaders,
        ShipmentLineService,
        ShipmentNotices,
        ShipmentService,
        TicketDocument,
        TicketWriter,
        TrackingLinkService,
        TrackingService,
        VisitLimiter,
        WaybillService,
        WeighbridgeService,
        WeighingImporter,
        WeighingJudge,
        WeighingPhotoService,
        WeightRequestService,
        WeightTaker,
    ],
    exports: [
        ...[CourierAccountService, CourierBookingService, CourierSender, DeliveryService, DispatchService, DriverLinkService, FleetService, LoadGateService, LoadService],
        ...[ShipmentService, TicketWriter, TrackingLinkService, TrackingService, WaybillService, WeighbridgeService, WeightRequestService],
    ],
    controllers: [
        ...[CourierController, DeliveryPictureController, DriverController, LoadPapersController, TrackingController, TicketController],
        ...[ScaleAgentController, WeighingPhotoController],
    ],
    adminApiExtensions: {
        schema: adminApiExtensions,
        resolvers: [
            ShipmentAdminResolver,
            ShipmentEntityResolver,
            ShippableLineResolver,
            WeighbridgeAdminResolver,
            WeighingEntityResolver,
            WeighbridgeTicketEntityResolver,
            FleetAdminResolver,
            LoadAdminResolver,
            LoadEntityResolver,
            LoadStopResolver,
            ShipmentLoadResolver,
            LoadResultResolver,
            ShipmentResultResolver,
            FirstWeightResultResolver,
            TicketResultResolver,
            WeightRequestResultResolver,
            ScaleAdminResolver,
            ScaleEntityResolver,
            WeightRequestEntityResolver,
            WeighingPhotoEntityResolver,
            ShipmentWeighingResolver,
            ShipmentDeliveryResultResolver,
            CompanyOrderWaybillResolver,
            ...[CourierAdminResolver, CourierAccountResolver, CourierBookingResolver, ShipmentCourierResolver, CourierBookingResultResolver],
        ],
    },
    shopApiExtensions: { schema: shopApiExtensions, resolvers: [ShipmentShopResolver, MyOrderShipmentsResolver, MyOrderWaybillResolver, ConfirmDeliveryResultResolver] },
    configuration: config => {
        config.authOptions.customPermissions.push(shipmentPermission, weighShipment);
        return config;
    },
    dashboard: './dashboard/index.tsx',
    compatibility: '^3.7.0',
})
export class LogisticsPlugin {
    static options: LogisticsOptions;

    static init(options: Omit<LogisticsOptions, 'visitsPerMinute'> & Partial<LogisticsOptions>): Type<LogisticsPlugin> {
        this.options = { visitsPerMinute: 30, ...options };
        return LogisticsPlugin;
    }
}
