/** Karvan's plugins, in dependency order: each may use those above it (see `.dependency-cruiser.cjs`). */
import type { VendureConfig } from '@vendure/core';
import { randomBytes } from 'node:crypto';
import path from 'node:path';

import { AddressesPlugin } from '../plugins/addresses';
import { ApprovalsPlugin } from '../plugins/approvals';
import { AssortmentPlugin } from '../plugins/assortment';
import { AuditPlugin } from '../plugins/audit';
import { AvailabilityPlugin } from '../plugins/availability';
import { BroadcastsPlugin } from '../plugins/broadcasts';
import { ComplaintsPlugin } from '../plugins/complaints';
import { CrmPlugin } from '../plugins/crm';
import { DeliveryPlugin } from '../plugins/delivery';
import { DistributorsPlugin } from '../plugins/distributors';
import { DocumentsPlugin } from '../plugins/documents';
import { connectorKinds, ErpPlugin, sandboxKind, serverSurroundings } from '../plugins/erp';
import { FinancePlugin } from '../plugins/finance';
import { GoalsPlugin } from '../plugins/goals';
import { InsightsPlugin } from '../plugins/insights';
import { LedgerPlugin } from '../plugins/ledger';
import { ListsPlugin } from '../plugins/lists';
import { InpostCourier, LogisticsPlugin } from '../plugins/logistics';
import { localDelivery, NotificationsPlugin, SmtpDelivery } from '../plugins/notifications';
import { OrganizationsPlugin } from '../plugins/organizations';
import { OutboxPlugin } from '../plugins/outbox';
import { PaymentsPlugin } from '../plugins/payments';
import { PricingPlugin } from '../plugins/pricing';
import { PrivacyPlugin } from '../plugins/privacy';
import { PurchasingPlugin } from '../plugins/purchasing';
import { QuotasPlugin } from '../plugins/quotas';
import { QuotesPlugin } from '../plugins/quotes';
import { ResalePlugin } from '../plugins/resale';
import { RegistrationPlugin } from '../plugins/registration';
import { RelationsPlugin } from '../plugins/relations';
import { ScreensPlugin } from '../plugins/screens';
import { SetsPlugin } from '../plugins/sets';
import { EdgePlugin } from './edge/edge.plugin';
import { ProductionPlugin } from '../plugins/production';
import { StaffPlugin } from '../plugins/staff';
import { SupportPlugin } from '../plugins/support';
import { SurveysPlugin } from '../plugins/surveys';
import { dataFolder, env, keptSecret, publicUrl } from './config/env';
import { PortalPlugin } from './portal/portal-plugin';
import { paymentProviders } from './config/payment-providers';
import { smsDelivery } from './config/sms-delivery';

export const plugins: NonNullable<VendureConfig['plugins']> = [
    EdgePlugin,
    ScreensPlugin,
    AuditPlugin,
    OutboxPlugin.init({
        leaseMs: env.LEASE_SECONDS * 1000,
        concurrency: env.WORKER_CONCURRENCY,
        jobConcurrency: env.JOB_CONCURRENCY,
        allowLoopback: env.NODE_ENV !== 'production',
    }),
    LedgerPlugin,
    DocumentsPlugin,
    NotificationsPlugin.init({
        sms: smsDelivery(env),
        smsPerSecond: env.SMS_PER_SECOND,
        callbackSecret: keptSecret('sms-callback', () => randomBytes(32).toString('base64url')),
        publicUrl,
        mail: env.MAIL_URL ? new SmtpDelivery({ url: env.MAIL_URL, from: env.MAIL_FROM }) : localDelivery,
        inbox: env.NODE_ENV !== 'production',
    }),
    StaffPlugin.init({ sealingSecret: keptSecret('second-factor', () => randomBytes(48).toString('base64url')), issuer: 'Karvan' }),
    OrganizationsPlugin.init({ publicUrl, pinPepper: keptSecret('pin', () => randomBytes(48).toString('base64url')) }),
    AddressesPlugin,
    DistributorsPlugin,
    ApprovalsPlugin,
    RegistrationPlugin.init({ publicUrl }),
    AssortmentPlugin,
    AvailabilityPlugin.init({ publicUrl, allowLoopback: env.NODE_ENV !== 'production' }),
    PricingPlugin,
    QuotasPlugin,
    RelationsPlugin,
    SetsPlugin,
    FinancePlugin.init({ publicUrl }),
    DeliveryPlugin.init({ publicUrl }),
    PurchasingPlugin.init({ publicUrl }),
    ListsPlugin.init({ publicUrl }),
    QuotesPlugin.init({ publicUrl, linkSecret: keptSecret('quotes', () => randomBytes(48).toString('base64url')) }),
    PaymentsPlugin.init({
        publicUrl,
        providers: paymentProviders(env),
        sandbox: env.NODE_ENV !== 'production' || env.DEMO ? { secret: keptSecret('sandbox-bank', () => randomBytes(48).toString('base64url')), url: publicUrl } : null,
        visitSecret: keptSecret('payments', () => randomBytes(48).toString('base64url')),
        allowLoopback: env.NODE_ENV !== 'production',
    }),
    ResalePlugin.init({ publicUrl }),
    GoalsPlugin,
    ProductionPlugin.init({ publicUrl }),
    LogisticsPlugin.init({
        publicUrl,
        linkSecret: keptSecret('tracking', () => randomBytes(48).toString('base64url')),
        couriers: [new InpostCourier({ url: env.INPOST_URL, allowLoopback: env.NODE_ENV !== 'production' })],
        sealingSecret: keptSecret('couriers', () => randomBytes(48).toString('base64url')),
    }),
    SupportPlugin.init({ publicUrl }),
    SurveysPlugin,
    ComplaintsPlugin.init({ publicUrl }),
    BroadcastsPlugin.init({ publicUrl }),
    PortalPlugin.init({ folder: 'dist/storefront' }),
    CrmPlugin.init({ publicUrl }),
    ErpPlugin.init({
        publicUrl,
        kinds: [...connectorKinds(serverSurroundings(env.ERP_HOSTS, env.ERP_FILES ?? path.join(dataFolder, 'erp-files'))), ...(env.NODE_ENV !== 'production' || env.DEMO ? [sandboxKind] : [])],
        sealingSecret: keptSecret('erp', () => randomBytes(48).toString('base64url')),
    }),
    InsightsPlugin,
    PrivacyPlugin,
];
