import { Inject, Injectable } from '@nestjs/common';
import { EntityNotFoundError, type ID, type PaginatedList, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { formatMoney, fromSafeNumber } from '../../../kernel/money';
import type { MemberScope, StaffScope } from '../../../kernel/scope';
import { checked, idempotencyKey, optional, paragraph, recordId } from '../../../kernel/vendure-input';
import { databaseNow, sql } from '../../../kernel/vendure-sql';
import { AuditService } from '../../audit';
import { NotificationService } from '../../notifications';
import { Company, FirmSettingsService } from '../../organizations';
import { IdempotencyService } from '../../outbox';
import { FINANCE_OPTIONS } from '../constants';
import { LimitRequest } from '../entities/limit-request.entity';
import { LimitRequestRefusal } from '../errors';
import type { FinanceOptions } from '../types';
import { CreditProposalService } from './credit-proposal.service';
import { CreditService } from './credit.service';

const amount = z.number('must be an amount').int('must be an amount').min(1).max(Number.MAX_SAFE_INTEGER);
const askInput = z.object({ wishedLimitMinor: amount, justification: optional(paragraph(2000)), idempotencyKey });
const decideInput = z.object({ id: recordId, version: z.int(), accept: z.boolean(), limitMinor: optional(amount), answer: optional(paragraph(1000)), idempotencyKey });
const listInput = z.object({ companyId: optional(recordId), open: z.boolean().nullish(), skip: z.number().int().min(0).max(1_000_000).nullish(), take: z.number().int().min(1).max(100).nullish() });

export interface AskLimitInput {
    wishedLimitMinor: number;
    justification?: string | null;
    idempotencyKey: string;
}
export interface DecideLimitInput {
    id: ID;
    version: number;
    accept: boolean;
    /** What is granted, where it is not all that was wished for. */
    limitMinor?: number | null;
    answer?: string | null;
    idempotencyKey: string;
}

type Asked = { id: number } | LimitRequestRefusal;

/** Wishes for a higher credit limit: asked for by the company, mailed to its account manager, answered in the Dashboard (F118). */
@Injectable()
export class LimitRequestService {
    constructor(
        @Inject(FINANCE_OPTIONS) private options: FinanceOptions,
        private connection: TransactionalConnection,
        private credit: CreditService,
        private proposals: CreditProposalService,
        private notifications: NotificationService,
        private firm: FirmSettingsService,
        private idempotency: IdempotencyService,
        private audit: AuditService,
    ) {}

    async ask(ctx: RequestContext, scope: MemberScope, input: AskLimitInput): Promise<LimitRequest | LimitRequestRefusal> {
        const { idempotencyKey: key, ...given } = checked(askInput, input);
        const { companyId, memberId } = scope;
        const asked = await this.idempotency.run(ctx, scope, 'askForHigherLimit', key, given, async (tx): Promise<Asked> => {
            await sql(this.connection, tx, 'SELECT id FROM company WHERE id = $1 FOR NO KEY UPDATE', [companyId]);
            if (await this.repository(tx).existsBy({ companyId, state: 'open' })) return new LimitRequestRefusal('open-already');
            const { limitMinor, currencyCode } = await this.credit.standing(tx, companyId);
            if (limitMinor === null) return new LimitRequestRefusal('no-limit');
            if (given.wishedLimitMinor <= limitMinor) return new LimitRequestRefusal('not-higher');
            const { wishedLimitMinor, justification } = given;
            const request = await this.repository(tx).save(
                new LimitRequest({ companyId, memberId, wishedLimitMinor, limitMinor, currencyCode, justification: justification ?? '', state: 'open' }),
            );
            await this.tell(tx, request);
            await this.audit.record(tx, { scope, action: 'limit.ask', entity: 'LimitRequest', entityId: request.id, companyId, after: { wishedLimitMinor, limitMinor }, reason: justification });
            return { id: request.id };
        });
        return asked instanceof LimitRequestRefusal ? asked : this.find(ctx, asked.id);
    }

    /** The company's newest one; null when it has never asked. */
    newestOf(ctx: RequestContext, companyId: number): Promise<LimitRequest | null> {
        return this.repository(ctx).findOne({ where: { companyId }, order: { id: 'DESC' } });
    }

    /** Granting sets the terms as always: what is large waits for a second person. */
    async decide(ctx: RequestContext, scope: StaffScope, input: DecideLimitInput): Promise<LimitRequest | LimitRequestRefusal> {
        const { idempotencyKey: key, ...given } = checked(decideInput, input);
        const done = await this.idempotency.run(ctx, scope, 'decideLimitRequest', key, given, async (tx): Promise<Asked> => {
            const request = await this.repository(tx).findOne({ where: { id: given.id }, lock: { mode: 'pessimistic_write' } });
            if (request === null) throw new EntityNotFoundError('LimitRequest', given.id);
            if (request.state !== 'open') return new LimitRequestRefusal('decided-already');
            if (!given.accept && given.answer === null) return new LimitRequestRefusal('reason-missing');
            await this.audit.refuseStale(tx, scope, given.version, { version: request.version, entity: 'LimitRequest', entityId: request.id });
            const decidedAt = await databaseNow(this.connection, tx);
            Object.assign(request, { state: given.accept ? 'granted' : 'refused', answer: given.answer, decidedAt, decidedByAdministratorId: scope.administratorId });
            await this.repository(tx).save(request);
            if (given.accept) await this.grant(tx, scope, request, given.limitMinor ?? request.wishedLimitMinor, key);
            const { id, companyId, state, answer } = request;
            await this.audit.record(tx, { scope, action: `limit.${state}`, entity: 'LimitRequest', entityId: id, companyId, before: { state: 'open' }, after: { state, limitMinor: given.limitMinor }, reason: answer });
            return { id };
        });
        return done instanceof LimitRequestRefusal ? done : this.find(ctx, done.id);
    }

    async list(ctx: RequestContext, scope: StaffScope, input: { companyId?: ID | null; open?: boolean | null; skip?: number | null; take?: number | null }): Promise<PaginatedList<LimitRequest>> {
        const { companyId, open, skip, take } = checked(listInput, input);
        const query = this.repository(ctx).createQueryBuilder('request').innerJoinAndSelect('request.company', 'company').where('true');
        if (companyId !== null) query.andWhere('request.companyId = :companyId', { companyId });
        if (scope.reach !== null) query.andWhere('company.managerAdministratorId = ANY(:reach)', { reach: scope.reach });
        if (open === true) query.andWhere(`request.state = 'open'`);
        const [items, totalItems] = await query.orderBy('request.id', 'DESC').skip(skip ?? 0).take(take ?? 25).getManyAndCount();
        return { items, totalItems };
    }

    private async grant(ctx: RequestContext, scope: StaffScope, { companyId, justification }: LimitRequest, limitMinor: number, key: string): Promise<void> {
        const { termDays } = await this.credit.standing(ctx, companyId);
        await this.proposals.wish(ctx, scope, { companyId, limitMinor, termDays, reason: justification.slice(0, 1000) || null, idempotencyKey: `${key.slice(0, 80)}-limit` });
    }

    private async find(ctx: RequestContext, id: number): Promise<LimitRequest> {
        return this.repository(ctx).findOneOrFail({ where: { id }, relations: { company: true } });
    }

    /** The account manager, else the firm's support address; with neither, the Dashboard alone has it. */
    private async tell(ctx: RequestContext, { id, companyId, wishedLimitMinor, currencyCode, justification }: LimitRequest): Promise<void> {
        const company = await this.connection.getRepository(ctx, Company).findOneByOrFail({ id: companyId });
        const [manager] = await sql<{ name: string; email: string }>(
            this.connection,
            ctx,
            `SELECT a."firstName" || ' ' || a."lastName" AS name, a."emailAddress" AS email FROM administrator a WHERE a.id = $1 AND a."deletedAt" IS NULL`,
            [company.managerAdministratorId],
        );
        const { name, language, supportEmail } = await this.firm.get(ctx);
        const reader = manager ?? (supportEmail === null ? null : { name, email: supportEmail });
        if (reader === null) return;
        await this.notifications.send(ctx, {
            template: 'limit-asked',
            to: { ...reader, language },
            params: {
                companyName: company.name, amount: formatMoney(fromSafeNumber(wishedLimitMinor), currencyCode, language), text: justification || '–',
                link: `${this.options.publicUrl}/dashboard/limit-requests`,
            },
            aggregate: `limit-request:${id}`,
            dedupeKey: `limit-request:${id}`,
        });
    }

    private repository(ctx: RequestContext) {
        return this.connection.getRepository(ctx, LimitRequest);
    }
}
