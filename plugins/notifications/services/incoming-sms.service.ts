import { Inject, Injectable } from '@nestjs/common';
import { EntityNotFoundError, ListQueryBuilder, type ListQueryOptions, Logger, type PaginatedList, type RequestContext, TransactionalConnection } from '@vendure/core';

import { OperationalError } from '../../../kernel/operational-error';
import { type StaffScope, systemScope } from '../../../kernel/scope';
import { hashOf } from '../../../kernel/token';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { loggerContext, NOTIFICATIONS_OPTIONS } from '../constants';
import { smsNumber } from '../domain/delivery';
import { keptText, wishOf } from '../domain/incoming';
import { IncomingSmsRow, type IncomingState } from '../entities/incoming-sms.entity';
import type { IncomingSms, NotificationsOptions } from '../types';
import { OptOutService } from './opt-out.service';

export interface SmsToRoute {
    id: number;
    /** E.164. Anybody can send in anybody's number: it finds a conversation and proves nothing. */
    number: string;
    text: string;
    /** What the last SMS to that number was about, for example `order:12`; null when there is none of late. */
    about: string | null;
}

/** Finds the conversation that an SMS belongs to and writes it there; gives the conversation, or null: it is nobody's. */
export type SmsRouter = (ctx: RequestContext, sms: SmsToRoute) => Promise<string | null>;

/** More than this from one number within an hour is left to a person. */
const routedPerHour = 20;

/** SMS to our line: a wish to be left alone, a word in a conversation, or something that a person has to look at. */
@Injectable()
export class IncomingSmsService {
    private router: SmsRouter = () => Promise.resolve(null);

    constructor(
        @Inject(NOTIFICATIONS_OPTIONS) private options: NotificationsOptions,
        private connection: TransactionalConnection,
        private lists: ListQueryBuilder,
        private optOuts: OptOutService,
        private audit: AuditService,
    ) {}

    /** The plugin that keeps the conversations says here how to find one. */
    routeBy(router: SmsRouter): void {
        this.router = router;
    }

    /** Once for each SMS, however often the provider tells of it. */
    take(ctx: RequestContext, provider: string, sms: IncomingSms, now: Date): Promise<void> {
        const text = keptText(sms.text);
        const { number } = smsNumber(keptText(sms.from).slice(0, 40), this.options.smsPrefixes);
        const line = keptText(sms.line).slice(0, 40);
        const hour = Math.floor(now.getTime() / 3_600_000);
        const externalId = keptText(sms.externalId ?? '').slice(0, 100) || hashOf([number, line, text, hour].join('\n'));
        return withTx(this.connection, ctx, async inner => {
            const [row] = await sql<{ id: number }>(
                this.connection,
                inner,
                `INSERT INTO incoming_sms (provider, "externalId", sender, line, text, state) VALUES ($1, $2, $3, $4, $5, 'open')
                 ON CONFLICT (provider, "externalId") DO NOTHING RETURNING id`,
                [provider, externalId, number, line, text],
            );
            if (row === undefined) return;
            const [state, aggregate] = await this.placeOf(inner, row.id, number, text);
            if (state !== 'open') {
                await sql(this.connection, inner, 'UPDATE incoming_sms SET state = $2, aggregate = $3, "settledAt" = now() WHERE id = $1', [row.id, state, aggregate]);
            }
        });
    }

    /** From a provider who does not call. */
    async fetch(ctx: RequestContext, now: Date): Promise<void> {
        const port = this.options.sms;
        try {
            for (const sms of (await port.fetchIncoming?.()) ?? []) await this.take(ctx, port.name, sms, now);
        } catch (error) {
            if (!(error instanceof OperationalError)) throw error;
            Logger.warn(`${port.name} does not hand out the SMS to our line: ${error.message}`, loggerContext);
        }
    }

    async list(ctx: RequestContext, options?: ListQueryOptions<IncomingSmsRow>): Promise<PaginatedList<IncomingSmsRow>> {
        const [items, totalItems] = await this.lists.build(IncomingSmsRow, options, { ctx, orderBy: { id: 'DESC' } }).getManyAndCount();
        return { items, totalItems };
    }

    /** A person has seen to it. One that is settled stays as it is. */
    settle(ctx: RequestContext, scope: StaffScope, id: number): Promise<IncomingSmsRow> {
        return withTx(this.connection, ctx, async inner => {
            const changed = await sql(
                this.connection,
                inner,
                `UPDATE incoming_sms SET state = 'done', "settledByAdministratorId" = $2, "settledAt" = now(), "updatedAt" = now() WHERE id = $1 AND state = 'open' RETURNING id`,
                [id, scope.administratorId],
            );
            const row = await this.connection.getRepository(inner, IncomingSmsRow).findOneBy({ id });
            if (row === null) throw new EntityNotFoundError('IncomingSms', id);
            if (changed.length > 0) {
                await this.audit.record(inner, { scope, action: 'incoming-sms.settle', entity: 'IncomingSms', entityId: id, before: { state: 'open' }, after: { state: 'done' } });
            }
            return row;
        });
    }

    private async placeOf(ctx: RequestContext, id: number, number: string, text: string): Promise<[IncomingState, string | null]> {
        const wish = wishOf(text);
        if (wish !== 'talk') {
            const isWanted = wish === 'start';
            if (await this.optOuts.setAllSms(ctx, number, isWanted)) {
                await this.audit.record(ctx, { scope: systemScope, action: `sms.${wish}`, entity: 'IncomingSms', entityId: id });
            }
            return [isWanted ? 'started' : 'stopped', null];
        }
        if (text === '' || (await this.isFlood(ctx, number))) return ['open', null];
        const aggregate = await this.router(ctx, { id, number, text, about: await this.lastAbout(ctx, number) });
        return [aggregate === null ? 'open' : 'routed', aggregate];
    }

    private async isFlood(ctx: RequestContext, number: string): Promise<boolean> {
        const [row] = await sql<{ count: number }>(
            this.connection,
            ctx,
            `SELECT count(*)::int AS count FROM incoming_sms WHERE sender = $1 AND "createdAt" > now() - interval '1 hour'`,
            [number],
        );
        return (row?.count ?? 0) > routedPerHour;
    }

    private async lastAbout(ctx: RequestContext, number: string): Promise<string | null> {
        const [row] = await sql<{ aggregate: string }>(
            this.connection,
            ctx,
            `SELECT n.aggregate FROM notification_message n WHERE n.recipient = $1 AND n.channel = 'sms' AND n.state <> 'SKIPPED'
                AND (n.aggregate LIKE 'order:%' OR n.aggregate LIKE 'shipment:%') AND n."createdAt" > now() - interval '60 days'
              ORDER BY n."createdAt" DESC, n.id DESC LIMIT 1`,
            [number],
        );
        return row?.aggregate ?? null;
    }
}
