/** The first wall of reach: a call by staff who do not see all companies, judged by what it names. */
import { EntityNotFoundError, ForbiddenError, LogLevel } from '@vendure/core';
import type { EntityManager } from 'typeorm';

import { reaches, type StaffScope } from '../../kernel/scope';
import { recordId } from '../../kernel/vendure-input';
import { coreAdminMutations, coreAdminQueries } from '../authz/admin-core';
import { coreReachRules, type Noun, type ReachRule, reachRules, routeReachRules } from '../authz/reach';
import { ownersOf } from './reach-owners';

/** The rule of a root field; what is named nowhere is closed, except the catalogue's and the firm's own fields of Vendure. */
export function reachRuleOf(field: string): ReachRule {
    const isCore = Object.hasOwn(coreAdminQueries, field) || Object.hasOwn(coreAdminMutations, field);
    const table: Readonly<Record<string, ReachRule>> = isCore ? coreReachRules : reachRules;
    return (Object.hasOwn(table, field) ? table[field] : undefined) ?? (isCore ? 'any' : 'closed');
}

export const routeReachRuleOf = (route: string): ReachRule =>
    (Object.hasOwn(routeReachRules, route) ? routeReachRules[route] : undefined) ?? 'closed';

const names: Record<Noun, string> = {
    company: 'Company',
    branch: 'CompanyBranch',
    member: 'CompanyMember',
    order: 'Order',
    quote: 'Quote',
    thread: 'SupportThread',
    'support-file': 'SupportFile',
    complaint: 'Complaint',
    shipment: 'Shipment',
    load: 'TransportLoad',
    ticket: 'WeighbridgeTicket',
    'weight-request': 'WeightRequest',
    'weighing-photo': 'WeighingPhoto',
    'work-order': 'WorkOrder',
    'contract-price': 'ContractPrice',
    'category-discount': 'CategoryDiscount',
    'customer-code': 'CustomerCode',
    'purchase-goal': 'PurchaseGoal',
    'purchase-quota': 'PurchaseQuota',
    'credit-note': 'CreditNote',
    'shopping-list': 'ShoppingList',
    lead: 'Lead',
    opportunity: 'Opportunity',
    address: 'CompanyAddress',
    'approval-rule': 'ApprovalRule',
    'company-role': 'CompanyRole',
    'spending-limit': 'SpendingLimit',
    deputy: 'ApprovalDeputy',
    merge: 'CompanyMerge',
    application: 'AccessApplication',
    'change-request': 'DataChangeRequest',
    'credit-proposal': 'CreditProposal',
    invoice: 'Invoice',
    'incoming-payment': 'IncomingPayment',
    'limit-request': 'LimitRequest',
    'payment-attempt': 'PaymentAttempt',
    'production-problem': 'ProductionProblem',
    'production-batch': 'ProductionBatch',
    staff: 'Administrator',
};

function at(path: string, given: unknown): unknown {
    return path.split('.').reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined), given);
}

/** Throws as for something that does not exist when an argument names what is beyond the staff member's reach. */
export async function refuseBeyondReach(manager: EntityManager, scope: StaffScope, rule: ReachRule, given: unknown): Promise<void> {
    if (scope.reach === null || rule === 'any' || rule === 'rows') return;
    if (rule === 'closed') throw new ForbiddenError(LogLevel.Verbose);
    for (const [where, noun] of Object.entries(rule)) {
        const value = at(where.replace(/\?+$/, ''), given);
        if (value === undefined || value === null) {
            // What is left out means something wider where it must be there: a group's, everybody's.
            if (where.endsWith('??') || (where.endsWith('?') && value === undefined)) continue;
            throw new ForbiddenError(LogLevel.Verbose);
        }
        for (const one of Array.isArray(value) ? value : [value]) {
            const id = recordId.safeParse(one);
            // What is no id at all is the resolver's to refuse.
            if (!id.success) continue;
            const owners = await ownersOf(manager, noun, id.data);
            if (!owners.every(owner => reaches(scope, owner))) throw new EntityNotFoundError(names[noun], id.data);
        }
    }
}
