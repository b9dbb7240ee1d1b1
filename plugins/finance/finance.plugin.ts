import { PluginCommonModule, type Type, VendurePlugin } from '@vendure/core';
import gql from 'graphql-tag';

import { declarePersonalData } from '../../kernel/personal-data';
import { AuditPlugin } from '../audit';
import { DocumentsPlugin } from '../documents';
import { LedgerPlugin } from '../ledger';
import { NotificationsPlugin } from '../notifications';
import { OrganizationsPlugin } from '../organizations';
import { OutboxPlugin } from '../outbox';
import { adminSchema } from './api/api-extensions';
import { CreditAdminResolver, CreditProposalEntityResolver, CreditProposalResultResolver } from './api/credit-admin.resolver';
import { IncomingPaymentEntityResolver, IncomingPaymentResultResolver, InvoiceAdminResolver, InvoiceEntityResolver } from './api/invoice-admin.resolver';
import { InvoiceFileController } from './api/invoice-file.controller';
import { invoiceAdminSchema, invoiceShopSchema } from './api/invoice-schema';
import { InvoiceShopResolver, MyInvoiceDetailResolver } from './api/invoice-shop.resolver';
import { MyFinanceController } from './api/my-finance.controller';
import { termsAdminSchema, termsShopSchema } from './api/terms-schema';
import { AskForHigherLimitResultResolver, LimitRequestEntityResolver, LimitRequestResultResolver, TermsAdminResolver, TermsShopResolver } from './api/terms.resolver';
import { FINANCE_OPTIONS, readCreditTerms, updateCreditTerms } from './constants';
import { CreditProposal } from './entities/credit-proposal.entity';
import { CreditReservation } from './entities/credit-reservation.entity';
import { CreditTerms } from './entities/credit-terms.entity';
import { IncomingPayment } from './entities/incoming-payment.entity';
import { InvoiceFile } from './entities/invoice-file.entity';
import { Invoice } from './entities/invoice.entity';
import { LargeCredit } from './entities/large-credit.entity';
import { LimitRequest } from './entities/limit-request.entity';
import { PaymentRefund } from './entities/payment-refund.entity';
import { CompanyPaymentRules, PaymentRules } from './entities/payment-rules.entity';
import { StatedBalance } from './entities/stated-balance.entity';
import { Settlement } from './entities/settlement.entity';
import { paymentHandlers } from './config/payment-handlers';
import { invoiceNewsTask } from './jobs/invoice-news.task';
import { financePersonalData } from './queries/personal-data';
import { CreditProposalService } from './services/credit-proposal.service';
import { CreditService } from './services/credit.service';
import { DebtService } from './services/debt.service';
import { IncomingPaymentService } from './services/incoming-payment.service';
import { InvoiceFileService } from './services/invoice-file.service';
import { CreditTermsImporter } from './services/credit-terms.importer';
import { InvoiceImporter } from './services/invoice-importer';
import { InvoiceNewsService } from './services/invoice-news.service';
import { InvoiceService } from './services/invoice.service';
import { LargeCreditService } from './services/large-credit.service';
import { LimitRequestService } from './services/limit-request.service';
import { PayableOrders } from './services/payable-orders';
import { PaymentDeskService } from './services/payment-desk.service';
import { PaymentImporter } from './services/payment-importer';
import { PaymentRulesService } from './services/payment-rules.service';
import { StatedBalanceImporter } from './services/stated-balance.importer';
import { StatementService } from './services/statement.service';
import type { FinanceOptions } from './types';

declarePersonalData(financePersonalData);

/** On what terms companies buy, how much of their credit is taken, their invoices, and the money that came. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin, LedgerPlugin, DocumentsPlugin, NotificationsPlugin, OrganizationsPlugin],
    entities: [
        ...[CreditTerms, CreditReservation, CreditProposal, LargeCredit, LimitRequest, PaymentRules, CompanyPaymentRules],
        ...[Invoice, InvoiceFile, IncomingPayment, PaymentRefund, Settlement, StatedBalance],
    ],
    controllers: [InvoiceFileController, MyFinanceController],
    providers: [
        { provide: FINANCE_OPTIONS, useFactory: () => FinancePlugin.options },
        ...[CreditService, CreditProposalService, LargeCreditService, PayableOrders],
        ...[LimitRequestService, DebtService, IncomingPaymentService, InvoiceService, InvoiceNewsService, InvoiceFileService, InvoiceImporter, CreditTermsImporter, PaymentDeskService, PaymentImporter, PaymentRulesService, StatedBalanceImporter, StatementService],
    ],
    exports: [CreditService, CreditProposalService, LargeCreditService, DebtService, IncomingPaymentService, InvoiceService, InvoiceFileService, PayableOrders, PaymentRulesService],
    adminApiExtensions: {
        schema: gql`
            ${adminSchema}
            ${invoiceAdminSchema}
            ${termsAdminSchema}
        `,
        resolvers: [
            ...[CreditAdminResolver, CreditProposalEntityResolver, CreditProposalResultResolver],
            ...[InvoiceAdminResolver, InvoiceEntityResolver, IncomingPaymentEntityResolver, IncomingPaymentResultResolver],
            ...[TermsAdminResolver, LimitRequestEntityResolver, LimitRequestResultResolver],
        ],
    },
    shopApiExtensions: {
        schema: gql`
            ${invoiceShopSchema}
            ${termsShopSchema}
        `,
        resolvers: [InvoiceShopResolver, MyInvoiceDetailResolver, TermsShopResolver, AskForHigherLimitResultResolver],
    },
    dashboard: './dashboard/index.tsx',
    compatibility: '^3.7.0',
    configuration: config => {
        config.authOptions.customPermissions.push(readCreditTerms, updateCreditTerms);
        config.schedulerOptions.tasks?.push(invoiceNewsTask);
        config.paymentOptions.paymentMethodHandlers.push(...paymentHandlers);
        return config;
    },
})
export class FinancePlugin {
    static options: FinanceOptions = { publicUrl: 'http://localhost:3000' };

    static init(options: FinanceOptions): Type<FinancePlugin> {
        this.options = options;
        return this;
    }
}
