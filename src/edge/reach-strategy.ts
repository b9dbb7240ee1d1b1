/** The second wall of reach: rows of companies beyond it are in no answer that TypeORM gives to a staff member's request. */
import { DefaultEntityAccessControlStrategy, type EntityAccessControlStrategy, type Injector, type RequestContext, type VendureEntity } from '@vendure/core';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

import { ScopeService } from '../../plugins/organizations';

/** Kept on the context itself, whose own properties go along when Vendure copies it for a transaction. */
const reachKey = Symbol('reach');
type WithReach = RequestContext & { [reachKey]?: readonly number[] | null };

const companies = 'SELECT reached.id FROM company reached WHERE reached."managerAdministratorId" IN (:...reach)';

/** Tables whose owner is told otherwise than by a column companyId. */
const conditions: Record<string, (alias: string) => string> = {
    company: alias => `${alias}."managerAdministratorId" IN (:...reach)`,
    order: alias => `${alias}.id IN (SELECT co."orderId" FROM company_order co WHERE co."companyId" IN (${companies}))`,
    customer: alias => `${alias}.id IN (SELECT cm."customerId" FROM company_member cm WHERE cm."companyId" IN (${companies}))`,
    lead: alias => `${alias}."ownerId" IN (:...reach)`,
    opportunity: alias => `${alias}."ownerId" IN (:...reach)`,
    weighbridge_ticket: alias => `${alias}."shipmentId" IN (SELECT s.id FROM shipment s WHERE s."companyId" IN (${companies}))`,
    weight_request: alias => `${alias}."shipmentId" IN (SELECT s.id FROM shipment s WHERE s."companyId" IN (${companies}))`,
    // A truck's trip is seen by whoever sees one of its shipments; of what it carries he sees his. One that carries nothing is nobody's.
    transport_load: alias => `EXISTS (SELECT 1 FROM shipment s WHERE s."loadId" = ${alias}.id AND s."companyId" IN (${companies}))`,
    // What the driver told of the whole trip, and of those stops.
    driver_step: alias =>
        `EXISTS (SELECT 1 FROM shipment s WHERE (s.id = ${alias}."shipmentId" OR ${alias}."shipmentId" IS NULL AND s."loadId" = ${alias}."loadId") AND s."companyId" IN (${companies}))`,
    // What nobody took up is everybody's who may see applications; an accepted one is its company's.
    access_application: alias =>
        `CASE WHEN ${alias}."companyId" IS NULL THEN ${alias}."assignedAdministratorId" IS NULL OR ${alias}."assignedAdministratorId" IN (:...reach) ELSE ${alias}."companyId" IN (${companies}) END`,
    company_merge: alias => `${alias}."keptCompanyId" IN (${companies}) AND ${alias}."droppedCompanyId" IN (${companies})`,
    // Of the log only what belongs to a company that he sees.
    audit_entry: alias => `${alias}."companyId" IN (${companies})`,
};

export class ReachStrategy extends DefaultEntityAccessControlStrategy implements EntityAccessControlStrategy {
    private scopes: ScopeService;

    init(injector: Injector): void {
        this.scopes = injector.get(ScopeService);
    }

    /** Vendure asks before each root field, and before each guarded field below; the scope is looked up once a request. */
    async prepareAccessControl(ctx: RequestContext): Promise<void> {
        if (ctx.apiType !== 'admin' || ctx.activeUserId === undefined) return;
        const scope = await this.scopes.tryStaff(ctx);
        (ctx as WithReach)[reachKey] = scope === null ? [] : scope.reach;
    }

    applyAccessControl<T extends VendureEntity>(qb: SelectQueryBuilder<T>, _type: new (...args: never[]) => T, ctx: RequestContext): void {
        const reach = (ctx as WithReach)[reachKey];
        if (reach === undefined || reach === null) return;
        const { metadata, name } = (qb as SelectQueryBuilder<ObjectLiteral>).expressionMap.mainAlias ?? {};
        if (metadata === undefined || name === undefined) return;
        const alias = qb.escape(name);
        const own = conditions[metadata.tableName]?.(alias);
        const byCompany = metadata.columns.some(({ propertyName }) => propertyName === 'companyId')
            ? `(${alias}."companyId" IS NULL OR ${alias}."companyId" IN (${companies}))`
            : undefined;
        const condition = own ?? byCompany;
        // Nobody's id is 0; an empty list would be no SQL.
        if (condition !== undefined) qb.andWhere(condition, { reach: reach.length > 0 ? reach : [0] });
    }
}
