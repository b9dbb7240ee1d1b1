import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { MemberScope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { type FileLimits, pictures, redrawnPicture } from '../../documents';
import { Company } from '../../organizations';
import { OfferLetterhead } from '../entities/offer-letterhead.entity';
import { letterheadSchema } from './own-offer-input';
import { QuotePeople } from './quote-people.service';

export type LetterheadView = Omit<OfferLetterhead, 'company' | 'logo' | 'createdAt' | 'updatedAt' | 'id'> & {
    companyName: string;
    /** A PNG of ours as a data address, to be shown as it is. */
    logo: string | null;
    mayChange: boolean;
};

/** A logo is small on paper: whoever sends more bytes sends no logo. */
export const logoLimits: FileLimits = { ...pictures, largestBytes: 2_000_000 };
/** As large as it is kept: three times as large as it is printed. */
const logoBox = { width: 720, height: 240 };

/** With whose name, logo and words a company's own offers go out. */
@Injectable()
export class OfferLetterheads {
    constructor(
        private connection: TransactionalConnection,
        private people: QuotePeople,
        private audit: AuditService,
    ) {}

    async get(ctx: RequestContext, scope: MemberScope): Promise<LetterheadView> {
        const { companyId } = scope;
        const row = (await this.connection.getRepository(ctx, OfferLetterhead).findOneBy({ companyId })) ?? blank(companyId);
        const company = await this.connection.getRepository(ctx, Company).findOneByOrFail({ id: companyId });
        const { name, details, introduction, terms, marginPoints, taxPoints, validDays, version } = row;
        return {
            ...{ companyId, name, details, introduction, terms, marginPoints, taxPoints, validDays, version },
            companyName: company.name,
            logo: await this.logo(ctx, companyId),
            mayChange: scope.permissions.has('manage-company'),
        };
    }

    /** As whom the member signs. */
    nameOf(ctx: RequestContext, scope: MemberScope): Promise<string> {
        return this.people.nameOf(ctx, scope);
    }

    async save(ctx: RequestContext, scope: MemberScope, input: unknown): Promise<LetterheadView> {
        const { version, removeLogo, ...facts } = checked(letterheadSchema, input);
        await this.changing(ctx, scope, version, { ...facts, ...(removeLogo ? { logo: null } : {}) }, 'letterhead.save');
        return this.get(ctx, scope);
    }

    /** Takes the place of an earlier one. It is drawn anew, so that nothing but what is seen of the file is kept. */
    async storeLogo(ctx: RequestContext, scope: MemberScope, content: Buffer): Promise<LetterheadView> {
        const { content: logo } = await redrawnPicture(content, { limits: logoLimits, as: 'png', box: logoBox });
        await this.changing(ctx, scope, null, { logo }, 'letterhead.logo');
        return this.get(ctx, scope);
    }

    private async changing(ctx: RequestContext, scope: MemberScope, version: number | null, change: Partial<OfferLetterhead>, action: string): Promise<void> {
        const { companyId } = scope;
        await withTx(this.connection, ctx, async tx => {
            await sql(this.connection, tx, 'INSERT INTO offer_letterhead ("companyId") VALUES ($1) ON CONFLICT ("companyId") DO NOTHING', [companyId]);
            const repository = this.connection.getRepository(tx, OfferLetterhead);
            const row = await repository.findOneOrFail({ where: { companyId }, lock: { mode: 'pessimistic_write' } });
            await this.audit.refuseStale(tx, scope, version, { version: row.version, entity: 'OfferLetterhead', entityId: row.id });
            await repository.update(row.id, { ...change, version: row.version + 1 });
            await this.audit.record(tx, { scope, companyId, action, entity: 'OfferLetterhead', entityId: row.id, after: { hasLogo: change.logo === undefined ? undefined : change.logo !== null } });
        });
    }

    private async logo(ctx: RequestContext, companyId: number): Promise<string | null> {
        const [row] = await sql<{ logo: Buffer | null }>(this.connection, ctx, 'SELECT l.logo FROM offer_letterhead l WHERE l."companyId" = $1', [companyId]);
        return row?.logo == null ? null : `data:image/png;base64,${row.logo.toString('base64')}`;
    }
}

const blank = (companyId: number) => ({ companyId, name: '', details: '', introduction: '', terms: '', marginPoints: 2_000, taxPoints: null, validDays: 14, version: 0 });
