import { Inject, Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { localDateOf } from '../../../kernel/time';
import { databaseNow, sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { VisibilityService } from '../../assortment';
import { FirmSettingsService } from '../../organizations';
import { NotificationService } from '../../notifications';
import { LISTS_OPTIONS } from '../constants';
import { companiesToLookAt, dropProposals, type HabitRow, habitsOfCompanies, noteLook, type ProposalRow, proposalsOfCompany, type ReaderRow, readersToTell, writeProposals } from '../queries/reorder.sql';
import type { ListsOptions } from '../types';
import { proposed } from './reorder-proposal.service';

/** So many companies are read, judged and written at once. */
const companiesAtOnce = 100;

/** The nightly look at what all companies will soon need again, and the mails that say so. */
@Injectable()
export class ReorderLook {
    constructor(
        private connection: TransactionalConnection,
        private firm: FirmSettingsService,
        private visibility: VisibilityService,
        private notifications: NotificationService,
        @Inject(LISTS_OPTIONS) private options: ListsOptions,
    ) {}

    /** All companies in batches, each of its own transaction: what breaks off goes on with the next night. */
    async lookAtAll(ctx: RequestContext): Promise<{ companies: number; lines: number; told: number }> {
        const done = { companies: 0, lines: 0, told: 0 };
        for (let past = 0; ; ) {
            const companies = (await sql<{ id: number }>(this.connection, ctx, companiesToLookAt, [past, companiesAtOnce])).map(({ id }) => id);
            const last = companies.at(-1);
            if (last === undefined) return done;
            past = last;
            done.companies += companies.length;
            done.lines += await this.lookAt(ctx, companies);
            done.told += await this.tell(ctx, companies);
        }
    }

    /** How many lines were found for the companies. */
    async lookAt(ctx: RequestContext, companyIds: readonly number[]): Promise<number> {
        const { timeZone } = await this.firm.get(ctx);
        return withTx(this.connection, ctx, async tx => {
            const today = localDateOf(await databaseNow(this.connection, tx), timeZone);
            const { text, values } = habitsOfCompanies(companyIds, timeZone);
            const lines = proposed(await sql<HabitRow>(this.connection, tx, text, values), today);
            await sql(this.connection, tx, dropProposals, [companyIds]);
            const column = <Key extends keyof (typeof lines)[number]>(key: Key) => lines.map(line => line[key]);
            await sql(this.connection, tx, writeProposals, [column('companyId'), column('variantId'), column('quantity'), column('runsOutOn'), column('gapDays')]);
            await sql(this.connection, tx, noteLook, [companyIds]);
            return lines.length;
        });
    }

    /** Who agreed to it is written to, at most once a week, and only of what is offered to him. */
    private async tell(ctx: RequestContext, companyIds: readonly number[]): Promise<number> {
        const readers = await sql<ReaderRow>(this.connection, ctx, readersToTell, [companyIds]);
        let told = 0;
        for (const reader of readers) {
            const rows = await sql<ProposalRow>(this.connection, ctx, proposalsOfCompany, [reader.companyId]);
            const seen = await this.visibility.visibleVariantIds(ctx, reader, rows.map(row => row.variantId));
            if (seen.size === 0) continue;
            await withTx(this.connection, ctx, async tx => {
                await sql(this.connection, tx, 'UPDATE reorder_reader SET "toldAt" = now() WHERE "memberId" = $1', [reader.memberId]);
                await this.notifications.send(tx, {
                    template: 'reorder-ready',
                    to: { email: reader.email, name: reader.personName, language: reader.language },
                    params: { companyName: reader.companyName, link: `${this.options.publicUrl}/soon-needed` },
                    aggregate: `member:${reader.memberId}`,
                    dedupeKey: `reorder-ready:${reader.memberId}:${reader.week}`,
                });
            });
            told++;
        }
        return told;
    }
}
