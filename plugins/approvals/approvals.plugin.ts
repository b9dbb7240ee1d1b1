import { PluginCommonModule, VendurePlugin } from '@vendure/core';

import { declarePersonalData } from '../../kernel/personal-data';
import { AuditPlugin } from '../audit';
import { OrganizationsPlugin } from '../organizations';
import { OutboxPlugin } from '../outbox';
import { adminApiExtensions, shopApiExtensions } from './api/api-extensions';
import { ApprovalsAdminResolver } from './api/approvals-admin.resolver';
import { ApprovalsShopResolver } from './api/approvals-shop.resolver';
import { ApprovalDeputy } from './entities/approval-deputy.entity';
import { ApprovalLink } from './entities/approval-link.entity';
import { ApprovalRequest } from './entities/approval-request.entity';
import { ApprovalRule } from './entities/approval-rule.entity';
import { ApprovalStep } from './entities/approval-step.entity';
import { SpendingLimit } from './entities/spending-limit.entity';
import { forgetApprovalLinksTask } from './jobs/forget-approval-links.task';
import { approvalsPersonalData } from './queries/personal-data';
import { ApprovalLinks } from './services/approval-links.service';
import { ApprovalPolicyService } from './services/approval-policy.service';
import { ApprovalProgressService } from './services/approval-progress.service';
import { ApprovalRuleService } from './services/approval-rule.service';
import { ApprovalService } from './services/approval.service';
import { CompanyAccess } from './services/company-access';
import { DeputyService } from './services/deputy.service';
import { PurchaseFacts } from './services/purchase-facts';
import { SpendingLimitService } from './services/spending-limit.service';

const frontDoor = [ApprovalLinks, ApprovalProgressService, ApprovalRuleService, ApprovalService, DeputyService, PurchaseFacts, SpendingLimitService];

declarePersonalData(approvalsPersonalData);

/** What a company's own people may spend, and who of them approves what. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin, OrganizationsPlugin],
    entities: [ApprovalDeputy, ApprovalLink, ApprovalRequest, ApprovalRule, ApprovalStep, SpendingLimit],
    providers: [...frontDoor, ApprovalPolicyService, CompanyAccess],
    exports: frontDoor,
    shopApiExtensions: { schema: shopApiExtensions, resolvers: [ApprovalsShopResolver] },
    adminApiExtensions: { schema: adminApiExtensions, resolvers: [ApprovalsAdminResolver] },
    dashboard: './dashboard/index.tsx',
    compatibility: '^3.7.0',
    configuration: config => {
        config.schedulerOptions.tasks = [...(config.schedulerOptions.tasks ?? []), forgetApprovalLinksTask];
        return config;
    },
})
export class ApprovalsPlugin {}
