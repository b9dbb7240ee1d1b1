import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EntityNotFoundError, type ID, type RequestContext, TransactionalConnection } from '@vendure/core';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';

import { reaches, type Scope, type StaffScope } from '../../../kernel/scope';
import { searchKey } from '../../../kernel/text';
import { checked, idOf, inputError, optional, recordId } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { CompanyCurrency, CompanyMerges } from '../../organizations';
import { refuseLink } from '../domain/distributor-tree';
import { mostPoints } from '../domain/mark-up';
import { acceptances, DistributorCustomer } from '../entities/distributor-customer.entity';
import { DistributorLinkRefusal } from '../errors';
import { type ChainStep, chainSteps, levelsBelow } from '../queries/distributor-chain.query';
import {
    customerCount, type CustomerRow, customersOf, distributorCompanies, findLink, type LinkRow, type LinkTerms, lockTree, removeLink, type TreeCompany,
    treeCompanies, writeLink,
} from '../queries/distributor-links.query';

export const termsShape = {
    markupBasisPoints: z.int('must be whole basis points').min(0).max(mostPoints),
    acceptance: z.enum(acceptances),
    active: z.boolean(),
};
const linkInput = z.object({ companyId: recordId, distributorCompanyId: optional(recordId), version: optional(z.int()), ...termsShape });
const flagInput = z.object({ companyId: recordId, isDistributor: z.boolean() });
const mostShown = 100;

export interface SetDistributorInput {
    companyId: ID;
    /** Null takes the company out of the tree. */
    distributorCompanyId?: ID | null;
    markupBasisPoints: number;
    acceptance: string;
    active: boolean;
    version?: number | null;
}

export interface CompanyDistribution {
    companyId: number;
    isDistributor: boolean;
    link: LinkRow | null;
    chain: ChainStep[];
    customers: CustomerRow[];
    customerCount: number;
}

/** Who buys from whom. Every change waits for the one before, so that the tree stays a tree. */
@Injectable()
export class DistributorTreeService implements OnModuleInit {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
        private currency: CompanyCurrency,
        private merges: CompanyMerges,
    ) {}

    onModuleInit(): void {
        this.currency.register(async (ctx, companyId) => {
            const manager = this.manager(ctx);
            await lockTree(manager);
            const isInTree = (await findLink(manager, companyId)) !== null || (await customerCount(manager, companyId)) > 0;
            return isInTree ? 'the company has a distributor, or customers of its own, in its currency' : null;
        });
        this.merges.registerCheck(async (ctx, companyId) => {
            await lockTree(this.manager(ctx));
            return (await findLink(this.manager(ctx), companyId)) !== null;
        });
    }

    /** What staff see of a company's place in the tree: from whom it buys, and those of its customers whom they see. */
    async distribution(ctx: RequestContext, scope: StaffScope, given: unknown): Promise<CompanyDistribution> {
        const companyId = idOf(given, 'companyId');
        const manager = this.manager(ctx);
        const { company } = await this.companies(manager, scope, [companyId], false);
        const { items, totalItems } = await customersOf(manager, companyId, { skip: 0, take: mostShown, reach: scope.reach });
        return {
            companyId,
            isDistributor: company?.isDistributor ?? false,
            link: await findLink(manager, companyId),
            chain: await chainSteps(manager, companyId),
            customers: items,
            customerCount: totalItems,
        };
    }

    distributors(ctx: RequestContext, scope: StaffScope, term: string): Promise<TreeCompany[]> {
        return distributorCompanies(this.manager(ctx), searchKey(term.slice(0, 100)), scope.reach);
    }

    /** Staff put a company under a distributor, change the terms, or take it out. */
    async setDistributor(ctx: RequestContext, scope: StaffScope, input: SetDistributorInput): Promise<CompanyDistribution | DistributorLinkRefusal> {
        const { companyId, distributorCompanyId, version, ...terms } = checked(linkInput, input);
        return withTx(this.connection, ctx, async tx => {
            const manager = this.manager(tx);
            await lockTree(manager);
            await this.companies(manager, scope, [companyId], true);
            const before = await findLink(manager, companyId);
            refuseStale(before, version);
            if (distributorCompanyId === null) {
                if (before !== null) {
                    await removeLink(manager, companyId);
                    await this.audit.record(tx, { scope, companyId, action: 'distributor-customer.remove', entity: 'Company', entityId: companyId, before });
                }
                return this.distribution(tx, scope, companyId);
            }
            const refused = await this.link(tx, scope, companyId, { ...terms, distributorCompanyId });
            return refused ?? this.distribution(tx, scope, companyId);
        });
    }

    /** A company that sells on to its own customers; only staff make it one. */
    async setIsDistributor(ctx: RequestContext, scope: StaffScope, input: { companyId: ID; isDistributor: boolean }): Promise<CompanyDistribution | DistributorLinkRefusal> {
        const { companyId, isDistributor } = checked(flagInput, input);
        return withTx(this.connection, ctx, async tx => {
            const manager = this.manager(tx);
            await lockTree(manager);
            const { company } = await this.companies(manager, scope, [companyId], true);
            if (company?.isDistributor !== isDistributor) {
                if (!isDistributor && (await customerCount(manager, companyId)) > 0) return new DistributorLinkRefusal('has-customers');
                await manager.query('UPDATE company SET "isDistributor" = $2, "updatedAt" = now() WHERE id = $1', [companyId, isDistributor]);
                await this.audit.record(tx, {
                    ...{ scope, companyId, action: 'company.set-distributor', entity: 'Company', entityId: companyId },
                    ...{ before: { isDistributor: !isDistributor }, after: { isDistributor } },
                });
            }
            return this.distribution(tx, scope, companyId);
        });
    }

    /** Writes the link if the tree allows it. Whoever calls has said on whose behalf, and is in a transaction. */
    async link(ctx: RequestContext, scope: Scope, companyId: number, terms: LinkTerms): Promise<DistributorLinkRefusal | null> {
        const manager = this.manager(ctx);
        await lockTree(manager);
        const { distributorCompanyId } = terms;
        const { company, distributor } = await this.companies(manager, scope, [companyId, distributorCompanyId], true);
        const above = await chainSteps(manager, distributorCompanyId);
        const refused = refuseLink({
            companyId,
            companyCurrency: company?.currencyCode ?? '',
            distributorId: distributorCompanyId,
            distributorCurrency: distributor?.currencyCode ?? '',
            isDistributor: distributor?.isDistributor ?? false,
            aboveDistributor: above.map(step => step.distributorCompanyId),
            levelsBelow: await levelsBelow(manager, companyId),
        });
        if (refused !== null) return new DistributorLinkRefusal(refused);
        const before = await findLink(manager, companyId);
        await writeLink(manager, companyId, terms);
        await this.audit.record(ctx, {
            ...{ scope, companyId, action: before === null ? 'distributor-customer.create' : 'distributor-customer.update' },
            ...{ entity: 'Company', entityId: companyId, before, after: terms },
        });
        return null;
    }

    /** What a staff member does not look after is not there for him. With `lock`, until the transaction ends. */
    private async companies(
        manager: EntityManager, scope: Scope, ids: readonly number[], lock: boolean,
    ): Promise<{ company?: TreeCompany; distributor?: TreeCompany }> {
        const found = (await treeCompanies(manager, ids, lock)).filter(one => scope.kind !== 'staff' || reaches(scope, one.managerAdministratorId));
        const missing = ids.find(id => !found.some(company => company.id === id));
        if (missing !== undefined) throw new EntityNotFoundError('Company', missing);
        const of = (id: number | undefined) => found.find(company => company.id === id);
        const [company, distributor] = [of(ids[0]), of(ids[1])];
        return { ...(company && { company }), ...(distributor && { distributor }) };
    }

    private manager(ctx: RequestContext): EntityManager {
        return this.connection.getRepository(ctx, DistributorCustomer).manager;
    }
}

/** Whoever changes terms has to have seen the present ones. */
export function refuseStale(link: { version: number } | null, version: number | null): void {
    if (version !== null && version !== (link?.version ?? 0)) {
        throw inputError(`version: the terms were changed meanwhile (now version ${link?.version ?? 0})`);
    }
}
