import { PluginCommonModule, type Type, VendurePlugin } from '@vendure/core';
import gql from 'graphql-tag';

import { declarePersonalData } from '../../kernel/personal-data';
import { AddressesPlugin } from '../addresses';
import { ApprovalsPlugin } from '../approvals';
import { AssortmentPlugin, BOUGHT_SOURCE, type BoughtSource } from '../assortment';
import { AuditPlugin } from '../audit';
import { DocumentsPlugin } from '../documents';
import { AvailabilityPlugin } from '../availability';
import { DeliveryPlugin } from '../delivery';
import { DistributorsPlugin } from '../distributors';
import { FinancePlugin } from '../finance';
import { NotificationsPlugin } from '../notifications';
import { OrganizationsPlugin } from '../organizations';
import { OutboxPlugin } from '../outbox';
import { PricingPlugin } from '../pricing';
import { QuotasPlugin } from '../quotas';
import { SetsPlugin } from '../sets';
import { adminSchema } from './api/admin-schema';
import { approvalAdminSchema, approvalShopSchema } from './api/approval-schema';
import { ApprovalShopResolver, DecideApprovalResultResolver } from './api/approval-shop.resolver';
import { cartDeskSchema } from './api/cart-desk-schema';
import { CartDeskShopResolver, MyCartResolver, MyCartResultResolver } from './api/cart-desk-shop.resolver';
import { CartLinesResolver } from './api/cart-entity.resolver';
import { CartShopResolver } from './api/cart-shop.resolver';
import { CompanyOrderEntityResolver, OrderStepResultResolver, PlaceForCompanyResultResolver } from './api/company-order-entity.resolver';
import { CoreCartResolver } from './api/core-cart.resolver';
import { courierAdminSchema, courierShopSchema } from './api/courier-schema';
import { CompanyOrderCourierResolver, CourierWaybillResultResolver, MyOrderCourierResolver } from './api/courier.resolver';
import { deliveryAdminSchema, deliveryShopSchema } from './api/delivery-schema';
import { CartDeliveryResolver, CompanyOrderDeliveryResolver, DeliveryShopResolver, MyOrderDeliveryResolver } from './api/delivery.resolver';
import { CourierLabelController, MyLabelController } from './api/label.controller';
import { MyOrderResolver } from './api/my-order.resolver';
import { orderChangeAdminSchema, orderChangeShopSchema } from './api/order-change-schema';
import {
    CompanyOrderChangeResolver, DecideOrderChangeResultResolver, MyOrderChangeResolver, OrderChangeAdminResolver, OrderChangeResultResolver, OrderChangeShopResolver,
} from './api/order-change.resolver';
import { OrderAdminResolver } from './api/order-admin.resolver';
import { OrderRowsController } from './api/order-rows.controller';
import { OrderShopResolver } from './api/order-shop.resolver';
import { pickupBoardSchema, pickupShopSchema } from './api/pickup-schema';
import { MyOrderPickupResolver, PickupAdminBoardResolver, PickupResultResolver, PickupShopResolver } from './api/pickup.resolver';
import { PreSaleOrderController } from './api/pre-sale.controller';
import { PreSaleOrderResolver } from './api/pre-sale.resolver';
import { quotaShopSchema } from './api/quota-schema';
import { OrderRefusalResolver, PlacementResultResolver } from './api/result.resolver';
import { shopSchema } from './api/shop-schema';
import { companyOrderProcess, placedWhenSubmitted } from './config/company-order-process';
import { companyPriceStrategy } from './config/company-price-strategy';
import { memberCartStrategy } from './config/member-cart-strategy';
import { orderPermissions, PURCHASING_OPTIONS } from './constants';
import { CartShare } from './entities/cart-share.entity';
import { CompanyOrder } from './entities/company-order.entity';
import { CompanyOrderLine } from './entities/company-order-line.entity';
import { CompanyOrderSet } from './entities/company-order-set.entity';
import { CurrentCart } from './entities/current-cart.entity';
import { MemberCart } from './entities/member-cart.entity';
import { OrderChange } from './entities/order-change.entity';
import { OrderPart } from './entities/order-part.entity';
import { OrderRules } from './entities/order-rules.entity';
import { expireChangesTask } from './jobs/expire-changes.task';
import { servePreSalesTask } from './jobs/serve-pre-sales.task';
import { boughtByCompany } from './queries/bought.sql';
import { purchasingPersonalData } from './queries/personal-data';
import { AgreedPlacement } from './services/agreed-placement.service';
import { ApprovalByLink } from './services/approval-by-link.service';
import { ApprovalNews } from './services/approval-news.service';
import { BuyerApprovalGate } from './services/buyer-approval.gate';
import { CartDeskService } from './services/cart-desk.service';
import { CartDiscounts } from './services/cart-discounts';
import { CartPromotions } from './services/cart-promotions';
import { CartQuotas } from './services/cart-quotas';
import { CartReader } from './services/cart-reader.service';
import { CartSetService } from './services/cart-set.service';
import { CartService } from './services/cart.service';
import { CartTransferService } from './services/cart-transfer.service';
import { CheckoutDelivery } from './services/checkout-delivery.service';
import { CompanyOrderService } from './services/company-order.service';
import { CompanyQuoteService } from './services/company-quote.service';
import { CoreCartService } from './services/core-cart.service';
import { CreditVerdicts } from './services/credit-verdicts';
import { CustomerOrderService } from './services/customer-order.service';
import { OrderApprovalService } from './services/order-approval.service';
import { GuestOrders } from './services/guest-orders';
import { OrderChangeExpiry } from './services/order-change-expiry.service';
import { OrderChangeNews } from './services/order-change-news.service';
import { OrderChangeReader } from './services/order-change-reader.service';
import { OrderChangeService } from './services/order-change.service';
import { ShortenedOrderService } from './services/shortened-order.service';
import { OrderCourierService } from './services/order-courier.service';
import { OrderDebts } from './services/order-debts';
import { OrderDelivery } from './services/order-delivery.service';
import { OrderHolds } from './services/order-holds';
import { OrderLinks } from './services/order-links';
import { OrderPaymentService } from './services/order-payment.service';
import { OrderNews } from './services/order-news.service';
import { OrderParts } from './services/order-parts.service';
import { OrderPickupService } from './services/order-pickup.service';
import { OrderReviewService } from './services/order-review.service';
import { OrderRewriting } from './services/order-rewriting';
import { OrderRowsService } from './services/order-rows.service';
import { OrderRulesService } from './services/order-rules.service';
import { OrderSplit } from './services/order-split';
import { PlacementChecks } from './services/placement-checks.service';
import { PlacementGates } from './services/placement-gates';
import { PlacementService } from './services/placement.service';
import { PreSaleArrivals } from './services/pre-sale-arrivals.service';
import { PreSaleOrders } from './services/pre-sale-orders.service';
import { StockService } from './services/stock.service';
import { WaitingOrderService } from './services/waiting-order.service';
import type { PurchasingOptions } from './types';

declarePersonalData(purchasingPersonalData);

/** Carts, placing, the order and its states, review by the sales team. */
@VendurePlugin({
    imports: [
        PluginCommonModule,
        AuditPlugin,
        DocumentsPlugin,
        OutboxPlugin,
        NotificationsPlugin,
        OrganizationsPlugin,
        ApprovalsPlugin,
        AddressesPlugin,
        DistributorsPlugin,
        AssortmentPlugin,
        AvailabilityPlugin,
        PricingPlugin,
        QuotasPlugin,
        SetsPlugin,
        FinancePlugin,
        DeliveryPlugin,
    ],
    entities: [OrderPart, OrderChange, CompanyOrder, CompanyOrderLine, CompanyOrderSet, MemberCart, CartShare, CurrentCart, OrderRules],
    providers: [
        { provide: BOUGHT_SOURCE, useValue: boughtByCompany satisfies BoughtSource },
        { provide: PURCHASING_OPTIONS, useFactory: () => PurchasingPlugin.options },
        AgreedPlacement,
        ApprovalByLink,
        ApprovalNews,
        BuyerApprovalGate,
        CartDeskService,
        CartPromotions,
        CartDiscounts,
        CartQuotas,
        CartReader,
        CartService,
        CartSetService,
        CartTransferService,
        CheckoutDelivery,
        CoreCartService,
        CompanyOrderService,
        CompanyQuoteService,
        CreditVerdicts,
        CustomerOrderService,
        GuestOrders,
        OrderApprovalService,
        OrderChangeExpiry,
        OrderChangeNews,
        OrderChangeReader,
        OrderChangeService,
        ShortenedOrderService,
        OrderCourierService,
        OrderDebts,
        OrderDelivery,
        OrderHolds,
        OrderLinks,
        OrderNews,
        OrderParts,
        OrderPickupService,
        OrderPaymentService,
        OrderReviewService,
        OrderRewriting,
        OrderRowsService,
        OrderRulesService,
        OrderSplit,
        PlacementChecks,
        PlacementGates,
        PlacementService,
        PreSaleArrivals,
        PreSaleOrders,
        StockService,
        WaitingOrderService,
    ],
    exports: [
        CartDeskService,
        AgreedPlacement,
        CartService,
        CartSetService,
        CompanyOrderService,
        CompanyQuoteService,
        CreditVerdicts,
        CustomerOrderService,
        OrderApprovalService,
        OrderChangeService,
        ShortenedOrderService,
        OrderDebts,
        OrderHolds,
        OrderLinks,
        OrderReviewService,
        OrderRulesService,
        PlacementGates,
        PlacementService,
        PreSaleArrivals,
        WaitingOrderService,
    ],
    controllers: [CourierLabelController, MyLabelController, OrderRowsController, PreSaleOrderController],
    shopApiExtensions: {
        schema: () => gql`
            ${shopSchema}
            ${cartDeskSchema}
            ${approvalShopSchema}
            ${deliveryShopSchema}
            ${pickupShopSchema}
            ${courierShopSchema}
            ${orderChangeShopSchema}
            ${quotaShopSchema}
        `,
        resolvers: [ApprovalShopResolver, DecideApprovalResultResolver, CartDeliveryResolver, CartLinesResolver, CartShopResolver, CartDeskShopResolver, MyCartResolver, MyCartResultResolver, CoreCartResolver, DeliveryShopResolver, CourierWaybillResultResolver, MyOrderCourierResolver, MyOrderDeliveryResolver, MyOrderPickupResolver, PickupResultResolver, PickupShopResolver, MyOrderResolver, OrderShopResolver, OrderRefusalResolver, PlacementResultResolver, OrderChangeShopResolver, MyOrderChangeResolver, OrderChangeResultResolver],
    },
    adminApiExtensions: {
        schema: () => gql`
            ${adminSchema}
            ${approvalAdminSchema}
            ${deliveryAdminSchema}
            ${pickupBoardSchema}
            ${courierAdminSchema}
            ${orderChangeAdminSchema}
        `,
        resolvers: [OrderAdminResolver, PreSaleOrderResolver, PickupAdminBoardResolver, CompanyOrderCourierResolver, CompanyOrderDeliveryResolver, CompanyOrderEntityResolver, OrderStepResultResolver, PlaceForCompanyResultResolver, OrderChangeAdminResolver, CompanyOrderChangeResolver, DecideOrderChangeResultResolver],
    },
    dashboard: './dashboard/index.tsx',
    compatibility: '^3.7.0',
    configuration: config => {
        config.schedulerOptions.tasks = [...(config.schedulerOptions.tasks ?? []), servePreSalesTask, expireChangesTask];
        config.authOptions.customPermissions.push(...orderPermissions);
        config.orderOptions.process = [companyOrderProcess];
        config.orderOptions.orderPlacedStrategy = placedWhenSubmitted;
        config.orderOptions.orderItemPriceCalculationStrategy = companyPriceStrategy;
        config.orderOptions.activeOrderStrategy = memberCartStrategy;
        config.orderOptions.orderItemsLimit = 2 ** 31 - 1;
        config.orderOptions.orderLineItemsLimit = 2 ** 31 - 1;
        return config;
    },
})
export class PurchasingPlugin {
    static options: PurchasingOptions = { publicUrl: 'http://localhost:3000' };

    static init(options: PurchasingOptions): Type<PurchasingPlugin> {
        this.options = options;
        return this;
    }
}
