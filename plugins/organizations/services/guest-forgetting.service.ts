import { Injectable } from '@nestjs/common';
import { type RequestContext, RequestContextService, TransactionalConnection } from '@vendure/core';

import { systemScope } from '../../../kernel/scope';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { companySearchKey } from './input-schemas';
import { GuestService } from './guest.service';
import { MemberAccessService } from './member-access.service';

const atOnce = 500;
const days = 14;

/** Guests who left nothing that anybody needs: their contact data is not ours to keep. */
@Injectable()
export class GuestForgetting {
    private readonly uses: string[] = [];

    constructor(
        private connection: TransactionalConnection,
        private contexts: RequestContextService,
        private guests: GuestService,
        private access: MemberAccessService,
        private audit: AuditService,
    ) {}

    /** SQL that is true of a guest's company `c` that is still needed. Plugins to the right register what they keep of him at start. */
    keepWhile(condition: (company: string, days: number) => string): void {
        this.uses.push(condition('c', days));
    }

    /** Guests who came two weeks ago or earlier and are of no use to anybody, a number of them in each transaction. */
    async forgetIdle(): Promise<number> {
        const ctx = await this.contexts.create({ apiType: 'admin' });
        for (let forgotten = 0; ; ) {
            const count = await withTx(this.connection, ctx, inner => this.forgetSome(inner));
            forgotten += count;
            if (count === 0) return forgotten;
        }
    }

    private async forgetSome(ctx: RequestContext): Promise<number> {
        const idle = [`c.kind = 'guest'`, 'c.active', `c."createdAt" < now() - interval '${days} days'`, ...this.uses.map(use => `NOT (${use})`)].join(' AND ');
        // One who is ordering at this moment holds his company: he is left out.
        const locked = await sql<{ id: number }>(this.connection, ctx, `SELECT c.id FROM company c WHERE ${idle} ORDER BY c.id LIMIT ${atOnce} FOR UPDATE OF c SKIP LOCKED`);
        // One who had just ordered when his company was locked is seen by a second look only.
        const forgotten = await sql<{ id: number }>(
            this.connection,
            ctx,
            `UPDATE company c SET active = false, name = 'Guest', "searchKey" = $2, phone = NULL, email = NULL, version = version + 1, "updatedAt" = now()
              WHERE c.id = ANY($1::int[]) AND ${idle} RETURNING c.id`,
            [locked.map(({ id }) => id), companySearchKey('Guest')],
        );
        const ids = forgotten.map(({ id }) => id);
        if (ids.length > 0) await this.forget(ctx, ids);
        return ids.length;
    }

    private async forget(ctx: RequestContext, companyIds: readonly number[]): Promise<void> {
        await this.access.endSessionsOfCompanies(ctx, companyIds);
        const members = 'WITH left_out AS (UPDATE company_member SET active = false WHERE "companyId" = ANY($1::int[]) RETURNING "customerId") SELECT "customerId" FROM left_out';
        const people = await sql<{ customerId: number }>(this.connection, ctx, members, [companyIds]);
        await this.guests.dropPeople(ctx, people.map(({ customerId }) => customerId));
        await sql(
            this.connection,
            ctx,
            `UPDATE company_branch SET active = false, name = 'Guest', "contactName" = '', phone = NULL, email = NULL, "streetLine" = '', city = '', "postalCode" = ''
              WHERE "companyId" = ANY($1::int[])`,
            [companyIds],
        );
        for (const id of companyIds) {
            await this.audit.record(ctx, { scope: systemScope, action: 'guest.forget', entity: 'Company', entityId: id, companyId: id });
        }
    }
}
