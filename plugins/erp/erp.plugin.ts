import type { OnModuleInit } from '@nestjs/common';
import { PluginCommonModule, type Type, VendurePlugin } from '@vendure/core';
import gql from 'graphql-tag';

import { declarePersonalData } from '../../kernel/personal-data';
import { AddressesPlugin } from '../addresses';
import { AuditPlugin } from '../audit';
import { DocumentsPlugin } from '../documents';
import { FinancePlugin } from '../finance';
import { LogisticsPlugin } from '../logistics';
import { NotificationsPlugin } from '../notifications';
import { OrganizationsPlugin } from '../organizations';
import { OutboxPlugin } from '../outbox';
import { PricingPlugin } from '../pricing';
import { PurchasingPlugin } from '../purchasing';
import { ConnectionAdminResolver, ObjectSettingResolver } from './api/connection-admin.resolver';
import { ErpFileController } from './api/erp-file.controller';
import { ErpWebhookController } from './api/erp-webhook.controller';
import { pullSchema } from './api/pull-schema';
import { CompanyOrderErpResolver, FigureAgeShopResolver, MyOrderErpResolver, PushAdminResolver } from './api/push.resolver';
import { pushAdminSchema, pushShopSchema } from './api/push-schema';
import { ReconciliationResolver } from './api/reconciliation.resolver';
import { reconciliationSchema } from './api/reconciliation-schema';
import { RunAdminResolver } from './api/run-admin.resolver';
import { ERP_OPTIONS, manageErp, readErp } from './constants';
import { ErpConnection } from './entities/erp-connection.entity';
import { ErpDocumentRecord } from './entities/erp-document.entity';
import { ErpLink } from './entities/erp-link.entity';
import { ErpObjectSetting } from './entities/erp-object-setting.entity';
import { ErpParkedRow } from './entities/erp-parked-row.entity';
import { ErpReconciledKey } from './entities/erp-reconciled-key.entity';
import { ErpDifference, ErpReconciliation } from './entities/erp-reconciliation.entity';
import { ErpRun } from './entities/erp-run.entity';
import { ErpBreaker } from './entities/erp-breaker.entity';
import { PushSetting } from './entities/push-setting.entity';
import { pullErpsTask } from './jobs/pull-erps.task';
import { tellPapersTask } from './jobs/tell-papers.task';
import { erpPersonalData } from './queries/personal-data';
import { pushPersonalData } from './queries/push-personal-data';
import { AlarmService } from './services/alarm.service';
import { BarcodeApplier, CustomerCodeApplier, PalletCapacityApplier, StockApplier, UnitApplier } from './services/apply/article-facts';
import { AccountManagerApplier, AddressApplier, CustomerApplier } from './services/apply/customer';
import { ApplyTools } from './services/apply/importer-applier';
import { OrderStatusApplier } from './services/apply/order-status';
import { InvoiceApplier, PaymentApplier, WaybillApplier, WeighingApplier } from './services/apply/papers';
import { ContractPriceApplier, DiscountApplier, ListPriceApplier, PriceListApplier } from './services/apply/prices';
import { ProductApplier } from './services/apply/product';
import { BalanceApplier, CreditApplier, DeliveryTermsApplier, PaymentTermsApplier } from './services/apply/terms';
import { Appliers } from './services/appliers';
import { BatchService } from './services/batch.service';
import { CallGate } from './services/call-gate';
import { ConnectionService } from './services/connection.service';
import { Connectors } from './services/connectors';
import { agentKind } from './connectors';
import { ConnectorKinds } from './services/connector-kinds';
import { ConsoleService } from './services/console.service';
import { ErpActor } from './services/erp-actor.service';
import { FileDrop } from './services/file-drop.service';
import { MappingService } from './services/mapping.service';
import { ParkedService } from './services/parked.service';
import { PullRunner } from './services/pull-runner.service';
import { PullService } from './services/pull.service';
import { pushProviders } from './services/push-parts';
import { SecretBox } from './services/secret-box';
import { StageService } from './services/stage.service';
import type { ErpOptions } from './types';
import { ErpAgentController } from './api/erp-agent.controller';
import { erpAgentSchema } from './api/erp-agent-schema';
import { ErpAgentResolver } from './api/erp-agent.resolver';
import { ErpAgentDocument } from './entities/erp-agent-document.entity';
import { ErpAgentPage } from './entities/erp-agent-page.entity';
import { ErpAgent } from './entities/erp-agent.entity';
import { agentPersonalData } from './queries/agent-personal-data';
import { ErpAgentBoard } from './services/erp-agent-board';
import { ErpAgentService } from './services/erp-agent.service';

declarePersonalData(agentPersonalData);

declarePersonalData(erpPersonalData);
declarePersonalData(pushPersonalData);

const untilSet: ErpOptions = { kinds: [], publicUrl: 'http://localhost:3000', sealingSecret: '' };

const appliers = [
    ...[ProductApplier, UnitApplier, BarcodeApplier, PalletCapacityApplier, StockApplier, CustomerCodeApplier, CustomerApplier, AddressApplier, AccountManagerApplier],
    ...[DeliveryTermsApplier, PaymentTermsApplier, CreditApplier, BalanceApplier, ListPriceApplier, PriceListApplier, ContractPriceApplier, DiscountApplier],
    ...[OrderStatusApplier, InvoiceApplier, PaymentApplier, WaybillApplier, WeighingApplier],
];

/** The ERP on the other side: connections, what is pulled and pushed, and what waits for people. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin, DocumentsPlugin, NotificationsPlugin, OrganizationsPlugin, AddressesPlugin, PricingPlugin, FinancePlugin, PurchasingPlugin, LogisticsPlugin],
    entities: [ErpConnection, ErpObjectSetting, ErpRun, ErpLink, ErpParkedRow, ErpDocumentRecord, PushSetting, ErpBreaker, ErpReconciliation, ErpDifference, ErpReconciledKey, ErpAgent, ErpAgentDocument, ErpAgentPage],
    providers: [
        { provide: ERP_OPTIONS, useFactory: () => ErpPlugin.options },
        ...[ConnectorKinds, SecretBox, CallGate, Connectors, ConnectionService, Appliers, ApplyTools, ...appliers],
        ...[ErpActor, StageService, BatchService, PullRunner, PullService, MappingService, ParkedService, ConsoleService, AlarmService, FileDrop, ErpAgentBoard, ErpAgentService],
        ...pushProviders,
    ],
    exports: [ConnectorKinds, ConnectionService, MappingService, PullService, PullRunner],
    controllers: [ErpWebhookController, ErpFileController, ErpAgentController],
    adminApiExtensions: {
        schema: () => gql`
            ${pullSchema}
            ${pushAdminSchema}
            ${reconciliationSchema}
            ${erpAgentSchema}
        `,
        resolvers: [ConnectionAdminResolver, ObjectSettingResolver, RunAdminResolver, PushAdminResolver, ReconciliationResolver, CompanyOrderErpResolver, ErpAgentResolver],
    },
    shopApiExtensions: { schema: () => pushShopSchema, resolvers: [FigureAgeShopResolver, MyOrderErpResolver] },
    dashboard: './dashboard/index.tsx',
    configuration: config => {
        config.schedulerOptions.tasks = [...(config.schedulerOptions.tasks ?? []), pullErpsTask, tellPapersTask];
        config.authOptions.customPermissions.push(readErp, manageErp);
        return config;
    },
    compatibility: '^3.7.0',
})
export class ErpPlugin implements OnModuleInit {
    static options: ErpOptions = untilSet;

    constructor(
        private kinds: ConnectorKinds,
        private board: ErpAgentBoard,
    ) {}

    /** The kind that asks an agent needs the database, so it is none of the options. */
    onModuleInit(): void {
        this.kinds.register(agentKind(this.board));
    }

    static init(options: Partial<ErpOptions>): Type<ErpPlugin> {
        this.options = { ...untilSet, ...options };
        return this;
    }
}
