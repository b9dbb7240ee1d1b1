import { PluginCommonModule, VendurePlugin } from '@vendure/core';

import { declarePersonalData } from '../../kernel/personal-data';
import { AuditPlugin } from '../audit';
import { LedgerPlugin } from '../ledger';
import { OrganizationsPlugin } from '../organizations';
import { OutboxPlugin } from '../outbox';
import { adminSchema } from './api/api-extensions';
import { CreditAdminResolver, CreditProposalEntityResolver, CreditProposalResultResolver } from './api/credit-admin.resolver';
import { readCreditTerms, updateCreditTerms } from './constants';
import { CreditProposal } from './entities/credit-proposal.entity';
import { CreditReservation } from './entities/credit-reservation.entity';
import { CreditTerms } from './entities/credit-terms.entity';
import { LargeCredit } from './entities/large-credit.entity';
import { onAccountHandler } from './config/on-account-handler';
import { prepaymentHandler } from './config/prepayment-handler';
import { financePersonalData } from './queries/personal-data';
import { CreditProposalService } from './services/credit-proposal.service';
import { CreditService } from './services/credit.service';
import { LargeCreditService } from './services/large-credit.service';

declarePersonalData(financePersonalData);

/** On what terms companies buy, and how much of their credit is taken. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin, LedgerPlugin, OrganizationsPlugin],
    entities: [CreditTerms, CreditReservation, CreditProposal, LargeCredit],
    providers: [CreditService, CreditProposalService, LargeCreditService],
    exports: [CreditService, CreditProposalService, LargeCreditService],
    adminApiExtensions: { schema: adminSchema, resolvers: [CreditAdminResolver, CreditProposalEntityResolver, CreditProposalResultResolver] },
    dashboard: './dashboard/index.tsx',
    compatibility: '^3.7.0',
    configuration: config => {
        config.authOptions.customPermissions.push(readCreditTerms, updateCreditTerms);
        config.paymentOptions.paymentMethodHandlers.push(onAccountHandler, prepaymentHandler);
        return config;
    },
})
export class FinancePlugin {}
