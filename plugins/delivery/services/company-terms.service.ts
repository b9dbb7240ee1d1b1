import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type ID, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { Scope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { Company } from '../../organizations';
import { type DeliveryWay, offeredWays } from '../domain/delivery-ways';
import { CompanyDeliveryTerms } from '../entities/company-delivery-terms.entity';
import { termsSchema } from './input-schemas';

export interface CompanyTermsFacts {
    companyId: number;
    currencyCode: string;
    minimumNet: number | null;
    /** Null: all of them. */
    ways: DeliveryWay[] | null;
    version: number;
}

export interface CompanyTermsInput {
    companyId: ID;
    minimumNet?: number | null;
    ways?: string[] | null;
    version?: number | null;
}

/** On what terms goods are delivered to a company. */
@Injectable()
export class CompanyTermsService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
    ) {}

    async find(ctx: RequestContext, companyId: number): Promise<CompanyTermsFacts> {
        const company = await this.connection.getRepository(ctx, Company).findOneBy({ id: companyId });
        if (company === null) throw new EntityNotFoundError('Company', companyId);
        const terms = await this.connection.getRepository(ctx, CompanyDeliveryTerms).findOneBy({ companyId });
        const ways = terms?.ways ?? null;
        return { companyId, currencyCode: company.currencyCode, minimumNet: terms?.minimumNet ?? null, ways: ways && offeredWays(ways), version: terms?.version ?? 0 };
    }

    async set(ctx: RequestContext, scope: Scope, input: CompanyTermsInput): Promise<CompanyTermsFacts> {
        const { companyId, version, minimumNet, ways } = checked(termsSchema, input);
        return withTx(this.connection, ctx, async tx => {
            await sql(this.connection, tx, 'SELECT id FROM company WHERE id = $1 FOR NO KEY UPDATE', [companyId]);
            const before = await this.find(tx, companyId);
            await this.audit.refuseStale(tx, scope, version, { version: before.version, entity: 'Company', entityId: companyId });
            if (before.minimumNet === minimumNet && String(before.ways) === String(ways)) return before;
            const next = before.version + 1;
            await this.connection.getRepository(tx, CompanyDeliveryTerms).upsert({ companyId, minimumNet, ways, version: next }, ['companyId']);
            await this.audit.record(tx, {
                ...{ scope, companyId, action: 'company.delivery-terms', entity: 'Company', entityId: companyId },
                ...{ before: { minimumNet: before.minimumNet, ways: before.ways }, after: { minimumNet, ways } },
            });
            return { ...before, minimumNet, ways, version: next };
        });
    }
}
