import { PluginCommonModule, type Type, VendurePlugin } from '@vendure/core';

import { declarePersonalData } from '../../kernel/personal-data';
import { AuditPlugin } from '../audit';
import { FinancePlugin } from '../finance';
import { NotificationsPlugin } from '../notifications';
import { OrganizationsPlugin } from '../organizations';
import { OutboxPlugin } from '../outbox';
import { PurchasingPlugin } from '../purchasing';
import { PayLinkController } from './api/pay-link.controller';
import { PaymentReturnController } from './api/payment-return.controller';
import { PaymentsAdminResolver, SendPayLinkResultResolver } from './api/payments-admin.resolver';
import { adminSchema, shopSchema } from './api/payments-schema';
import { PaymentsShopResolver, StartPaymentResultResolver } from './api/payments-shop.resolver';
import { SandboxBankController } from './api/sandbox-bank.controller';
import { PAYMENTS_OPTIONS } from './constants';
import { PayLink } from './entities/pay-link.entity';
import { PayVisit } from './entities/pay-visit.entity';
import { PaymentAttempt } from './entities/payment-attempt.entity';
import { SandboxPayment } from './entities/sandbox-payment.entity';
import { paymentsPersonalData } from './queries/personal-data';
import { AttemptListService } from './services/attempt-list.service';
import { MemberPaymentService } from './services/member-payment.service';
import { PayLinkService } from './services/pay-link.service';
import { PaymentAsker } from './services/payment-asker.service';
import { PaymentNews } from './services/payment-news.service';
import { PaymentService } from './services/payment.service';
import { Providers } from './services/providers';
import { SandboxBankService } from './services/sandbox-bank.service';
import { PayVisitLimiter } from './services/visit-limiter';
import type { PaymentsOptions } from './types';

declarePersonalData(paymentsPersonalData);

const untilSet: PaymentsOptions = { publicUrl: 'http://localhost:3000', providers: [], sandbox: null, visitSecret: '', visitsPerMinute: 30, allowLoopback: false };

/** Paying online: providers, attempts, payment links, and a bank to try it out. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin, NotificationsPlugin, OrganizationsPlugin, FinancePlugin, PurchasingPlugin],
    entities: [PaymentAttempt, PayLink, PayVisit, SandboxPayment],
    controllers: [PayLinkController, PaymentReturnController, SandboxBankController],
    providers: [
        { provide: PAYMENTS_OPTIONS, useFactory: () => PaymentsPlugin.options },
        ...[Providers, PaymentService, PaymentAsker, PaymentNews, PayLinkService, MemberPaymentService, AttemptListService, PayVisitLimiter, SandboxBankService],
    ],
    exports: [PaymentService, PayLinkService],
    shopApiExtensions: { schema: shopSchema, resolvers: [PaymentsShopResolver, StartPaymentResultResolver] },
    adminApiExtensions: { schema: adminSchema, resolvers: [PaymentsAdminResolver, SendPayLinkResultResolver] },
    dashboard: './dashboard/index.tsx',
    compatibility: '^3.7.0',
})
export class PaymentsPlugin {
    static options: PaymentsOptions = untilSet;

    static init(options: Partial<PaymentsOptions>): Type<PaymentsPlugin> {
        this.options = { ...untilSet, ...options };
        return this;
    }
}
