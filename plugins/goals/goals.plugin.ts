import { PluginCommonModule, VendurePlugin } from '@vendure/core';

import { AuditPlugin } from '../audit';
import { OrganizationsPlugin } from '../organizations';
import { OutboxPlugin } from '../outbox';
import { adminSchema } from './api/admin-schema';
import { GoalReportController } from './api/goal-report.controller';
import { DeletePurchaseGoalResultResolver, GoalsAdminResolver, PurchaseGoalResultResolver } from './api/goals-admin.resolver';
import { GoalsShopResolver } from './api/goals-shop.resolver';
import { shopSchema } from './api/shop-schema';
import { CreditNote } from './entities/credit-note.entity';
import { PurchaseGoal } from './entities/purchase-goal.entity';
import { CreditNoteService } from './services/credit-note.service';
import { GoalDeskService } from './services/goal-desk.service';
import { GoalReportService } from './services/goal-report.service';
import { MyGoalsService } from './services/my-goals.service';

/** What companies earn by how much they buy in a month or quarter. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin, OrganizationsPlugin],
    compatibility: '^3.7.0',
    entities: [PurchaseGoal, CreditNote],
    providers: [GoalDeskService, GoalReportService, MyGoalsService, CreditNoteService],
    exports: [GoalDeskService, CreditNoteService],
    controllers: [GoalReportController],
    adminApiExtensions: { schema: adminSchema, resolvers: [GoalsAdminResolver, PurchaseGoalResultResolver, DeletePurchaseGoalResultResolver] },
    shopApiExtensions: { schema: shopSchema, resolvers: [GoalsShopResolver] },
    dashboard: './dashboard/index.tsx',
})
export class GoalsPlugin {}
