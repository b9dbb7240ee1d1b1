import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { In } from 'typeorm';

import type { Scope } from '../../../kernel/scope';
import { checked, inputError } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { isOwnAncestor } from '../domain/branch-tree';
import { CompanyBranch } from '../entities/company-branch.entity';
import { Company } from '../entities/company.entity';
import { type BranchFacts, type BranchInput, branchSchema, isSame } from './input-schemas';
import { MemberAccessService } from './member-access.service';

export type BranchChanges = Partial<BranchInput> & { version?: number | null };

@Injectable()
export class BranchService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
        private access: MemberAccessService,
    ) {}

    /** The company's branches, its head office first. */
    ofCompany(ctx: RequestContext, companyId: number): Promise<CompanyBranch[]> {
        return this.ofCompanies(ctx, [companyId]);
    }

    ofCompanies(ctx: RequestContext, companyIds: readonly number[]): Promise<CompanyBranch[]> {
        return this.connection.getRepository(ctx, CompanyBranch).find({
            where: { companyId: In([...new Set(companyIds)]) },
            order: { isHeadOffice: 'DESC', name: 'ASC', id: 'ASC' },
        });
    }

    /** The branch, if it is the company's; another company's branch is not found. */
    async find(ctx: RequestContext, companyId: number, id: number): Promise<CompanyBranch> {
        const branch = await this.connection.getRepository(ctx, CompanyBranch).findOneBy({ id, companyId });
        if (branch === null) {
            throw new EntityNotFoundError('CompanyBranch', id);
        }
        return branch;
    }

    async findById(ctx: RequestContext, id: number): Promise<CompanyBranch> {
        const branch = await this.connection.getRepository(ctx, CompanyBranch).findOneBy({ id });
        if (branch === null) {
            throw new EntityNotFoundError('CompanyBranch', id);
        }
        return branch;
    }

    async create(ctx: RequestContext, scope: Scope, companyId: number, input: BranchInput): Promise<CompanyBranch> {
        const facts = checked(branchSchema, input);
        return withTx(this.connection, ctx, async inner => {
            await this.lockCompany(inner, companyId);
            await this.checkPlace(inner, companyId, null, facts);
            if (facts.isHeadOffice) {
                throw inputError('isHeadOffice: the company has a head office; make this branch the head office once it is there');
            }
            const branch = await this.connection
                .getRepository(inner, CompanyBranch)
                .save(new CompanyBranch({ ...facts, companyId }));
            await this.audit.record(inner, {
                scope,
                action: 'branch.create',
                entity: 'Company',
                entityId: companyId,
                companyId,
                after: { branchId: branch.id, ...facts },
            });
            return branch;
        });
    }

    async update(ctx: RequestContext, scope: Scope, id: number, given: BranchChanges): Promise<CompanyBranch> {
        const { version, ...changes } = given;
        const { companyId } = await this.findById(ctx, id);
        return withTx(this.connection, ctx, async inner => {
            await this.lockCompany(inner, companyId);
            const branch = await this.find(inner, companyId, id);
            const place = { entity: 'Company', entityId: companyId, part: { branchId: id } };
            await this.audit.refuseStale(inner, scope, version, { version: branch.version, ...place });
            const before = factsOf(branch);
            const sent = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
            const facts = checked(branchSchema, { ...before, ...sent });
            if (isSame(before, facts)) {
                return branch;
            }
            if (before.isHeadOffice && !facts.isHeadOffice) {
                throw inputError('isHeadOffice: make another branch the head office instead');
            }
            await this.checkPlace(inner, companyId, id, facts);
            if (facts.isHeadOffice && !before.isHeadOffice) {
                await this.moveHeadOffice(inner, companyId);
            }
            const saved = await this.connection.getRepository(inner, CompanyBranch).save(Object.assign(branch, facts));
            if (before.active && !facts.active) {
                await this.access.endSessionsOfBranch(inner, id);
            }
            await this.audit.record(inner, {
                scope,
                action: 'branch.update',
                entity: 'Company',
                entityId: companyId,
                companyId,
                before: { branchId: id, ...before },
                after: { branchId: id, ...facts },
            });
            return saved;
        });
    }

    private async lockCompany(ctx: RequestContext, companyId: number): Promise<void> {
        const found = await sql(this.connection, ctx, 'SELECT id FROM company WHERE id = $1 FOR UPDATE', [companyId]);
        if (found.length === 0) {
            throw new EntityNotFoundError(Company.name, companyId);
        }
    }

    private async checkPlace(ctx: RequestContext, companyId: number, id: number | null, facts: BranchFacts): Promise<void> {
        if (facts.isHeadOffice && !facts.active) {
            throw inputError('active: the head office cannot be inactive');
        }
        if (facts.parentId === null) {
            return;
        }
        const branches = await this.ofCompany(ctx, companyId);
        const parents = new Map(branches.map(branch => [branch.id, branch.parentId]));
        if (!parents.has(facts.parentId)) {
            throw inputError('parentId: not a branch of this company');
        }
        if (id !== null && isOwnAncestor(id, facts.parentId, parents)) {
            throw inputError('parentId: a branch cannot be below itself');
        }
    }

    private async moveHeadOffice(ctx: RequestContext, companyId: number): Promise<void> {
        await this.connection.getRepository(ctx, CompanyBranch).update({ companyId, isHeadOffice: true }, { isHeadOffice: false });
    }
}

function factsOf(branch: CompanyBranch): BranchFacts {
    const { name, parentId, contactName, phone, email, streetLine, city, postalCode, countryCode } = branch;
    const { isHeadOffice, active, orderingEnabled, contacts } = branch;
    const place = { name, parentId, contactName, phone, email, streetLine, city, postalCode, countryCode };
    return { ...place, isHeadOffice, active, orderingEnabled, contacts };
}
