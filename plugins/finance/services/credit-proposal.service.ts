import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type ID, type PaginatedList, type RequestContext, TransactionalConnection } from '@vendure/core';
import { IsNull } from 'typeorm';
import { z } from 'zod';

import type { StaffScope } from '../../../kernel/scope';
import { checked, idOf, optional, paragraph, recordId } from '../../../kernel/vendure-input';
import { databaseNow, sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { IdempotencyService } from '../../outbox';
import type { CreditStanding } from '../domain/credit-floor';
import { limitNeedsSecondPerson, orderNeedsSecondPerson, type ProposalState, refuseDecision, refuseWithdrawal } from '../domain/four-eyes';
import { CreditProposal } from '../entities/credit-proposal.entity';
import { CreditReservation } from '../entities/credit-reservation.entity';
import { CreditProposalRefusal } from '../errors';
import { CreditService } from './credit.service';
import { LargeCreditService } from './large-credit.service';

const listInput = z.object({
    companyId: optional(recordId),
    waiting: z.boolean().nullish(),
    skip: z.number().int().min(0).max(1_000_000).nullish(),
    take: z.number().int().min(1).max(100).nullish(),
});
export type ProposalListInput = z.input<typeof listInput>;
const reasonInput = z.object({ reason: z.preprocess(value => value ?? '', z.string().max(1000)) });
const decisionInput = z.object({ reason: optional(paragraph(1000)) });

const relations = { company: true, proposedByAdministrator: true, decidedByAdministrator: true };

export interface TermsWish {
    companyId: ID;
    limitMinor?: number | null;
    termDays: number;
    reason?: string | null;
    /** Of the terms that the writer saw; 0 while none were set. */
    version?: number | null;
    idempotencyKey: string;
}

export interface ProposalDecision {
    id: ID;
    version: number;
    accept: boolean;
    reason?: string | null;
    idempotencyKey: string;
}

/** Large credits are of two people: the one asks, the other agrees. */
@Injectable()
export class CreditProposalService {
    constructor(
        private connection: TransactionalConnection,
        private credit: CreditService,
        private large: LargeCreditService,
        private idempotency: IdempotencyService,
        private audit: AuditService,
    ) {}

    /** Sets the terms; a raise that is large waits for a second person instead, and replaces one that waited. */
    async wish(ctx: RequestContext, scope: StaffScope, { idempotencyKey, ...wish }: TermsWish): Promise<CreditStanding> {
        const companyId = idOf(wish.companyId, 'companyId');
        const { reason } = checked(reasonInput, { reason: wish.reason });
        const terms = { limitMinor: wish.limitMinor ?? null, termDays: wish.termDays };
        return this.idempotency.run(ctx, scope, 'setCreditTerms', idempotencyKey, wish, async tx => {
            await this.lockCompany(tx, companyId);
            this.credit.checkTerms(companyId, terms);
            const { limitMinor: before, currencyCode, version, termDays } = await this.credit.standing(tx, companyId);
            await this.audit.refuseStale(tx, scope, wish.version, { version, entity: 'Company', entityId: companyId, part: { termDays } });
            if (!limitNeedsSecondPerson(before, terms.limitMinor, await this.large.from(tx, currencyCode))) {
                return this.credit.setTerms(tx, scope, companyId, terms);
            }
            await this.end(tx, scope, await this.waitingOf(tx, { companyId }), 'withdrawn', null);
            await this.keep(tx, scope, { ...terms, companyId, currencyCode, reason, fromLimitMinor: before, orderId: null, amountMinor: null });
            return this.credit.standing(tx, companyId);
        });
    }

    /**
     * Whether an order may pass the limit. A large one waits, on hold, for the second person who releases it; the first one's name and reason are kept.
     * The caller holds the order's lock.
     */
    async agreeToOrder(ctx: RequestContext, scope: StaffScope, companyId: number, orderId: number, amountMinor: number, reason: string): Promise<'agreed' | 'waiting' | 'same-person'> {
        const isTaken = await this.connection.getRepository(ctx, CreditReservation).existsBy({ orderId });
        const { limitMinor, exposureMinor, currencyCode } = await this.credit.standing(ctx, companyId);
        if (isTaken || !orderNeedsSecondPerson(limitMinor, exposureMinor, amountMinor, await this.large.from(ctx, currencyCode))) return 'agreed';
        const waiting = await this.waitingOf(ctx, { orderId });
        if (waiting?.proposedByAdministratorId === scope.administratorId) return 'same-person';
        // The first one agreed to what the order took then.
        const isSeen = waiting !== null && (waiting.amountMinor ?? 0) >= amountMinor;
        await this.end(ctx, scope, waiting, isSeen ? 'approved' : 'withdrawn', null);
        if (isSeen) return 'agreed';
        await this.keep(ctx, scope, { companyId, orderId, amountMinor, currencyCode, reason, fromLimitMinor: limitMinor, limitMinor, termDays: 0 });
        return 'waiting';
    }

    async decide(ctx: RequestContext, scope: StaffScope, { idempotencyKey, ...input }: ProposalDecision): Promise<CreditProposal | CreditProposalRefusal> {
        const id = idOf(input.id);
        const { reason } = checked(decisionInput, { reason: input.reason });
        const answer = await this.idempotency.run(ctx, scope, 'decideCreditProposal', idempotencyKey, input, async tx => {
            const proposal = await this.lock(tx, id);
            if (proposal.orderId !== null) return new CreditProposalRefusal('other-way');
            const { companyId, limitMinor, termDays, version } = proposal;
            const { limitMinor: now } = await this.credit.standing(tx, companyId);
            const refused = refuseDecision(proposal, scope.administratorId, now, { accept: input.accept, reason });
            if (refused !== null) return new CreditProposalRefusal(refused);
            await this.audit.refuseStale(tx, scope, input.version, { version, entity: 'CreditProposal', entityId: id });
            await this.end(tx, scope, proposal, input.accept ? 'approved' : 'refused', reason);
            if (input.accept) await this.credit.setTerms(tx, scope, companyId, { limitMinor, termDays });
            return { id };
        });
        return answer instanceof CreditProposalRefusal ? answer : this.find(ctx, id);
    }

    async withdraw(ctx: RequestContext, scope: StaffScope, id: number): Promise<CreditProposal | CreditProposalRefusal> {
        const refused = await withTx(this.connection, ctx, async tx => {
            const proposal = await this.lock(tx, id);
            const reason = refuseWithdrawal(proposal, scope.administratorId);
            if (reason !== null) return new CreditProposalRefusal(reason);
            await this.end(tx, scope, proposal, 'withdrawn', null);
            return null;
        });
        return refused ?? this.find(ctx, id);
    }

    /** The newest first. Of orders those that still wait on hold. */
    async list(ctx: RequestContext, input: ProposalListInput): Promise<PaginatedList<CreditProposal>> {
        const { companyId, waiting, skip, take } = checked(listInput, input);
        const query = this.connection
            .getRepository(ctx, CreditProposal)
            .createQueryBuilder('proposal')
            .innerJoinAndSelect('proposal.company', 'company')
            .innerJoinAndSelect('proposal.proposedByAdministrator', 'proposer')
            .leftJoinAndSelect('proposal.decidedByAdministrator', 'decider')
            .where('(proposal.orderId IS NULL OR proposal.state <> :waiting OR EXISTS (SELECT 1 FROM "order" o WHERE o.id = proposal."orderId" AND o.state = :onHold))', {
                waiting: 'waiting',
                onHold: 'OnHold',
            });
        if (companyId !== null) query.andWhere('proposal.companyId = :companyId', { companyId });
        if (waiting != null) query.andWhere(`(proposal.state = 'waiting') = :isWaiting`, { isWaiting: waiting });
        const [items, totalItems] = await query.orderBy('proposal.id', 'DESC').skip(skip ?? 0).take(take ?? 25).getManyAndCount();
        return { items, totalItems };
    }

    /** The raise of the company's limit that waits for a second person. */
    raiseOf(ctx: RequestContext, companyId: number): Promise<CreditProposal | null> {
        return this.connection.getRepository(ctx, CreditProposal).findOne({ where: { companyId, state: 'waiting', orderId: IsNull() }, relations });
    }

    async find(ctx: RequestContext, id: number): Promise<CreditProposal> {
        const proposal = await this.connection.getRepository(ctx, CreditProposal).findOne({ where: { id }, relations });
        if (proposal === null) throw new EntityNotFoundError('CreditProposal', id);
        return proposal;
    }

    async orderCode(ctx: RequestContext, orderId: number | null): Promise<string | null> {
        if (orderId === null) return null;
        const [order] = await sql<{ code: string }>(this.connection, ctx, 'SELECT code FROM "order" WHERE id = $1', [orderId]);
        return order?.code ?? null;
    }

    private waitingOf(ctx: RequestContext, { companyId, orderId }: { companyId?: number; orderId?: number }): Promise<CreditProposal | null> {
        return this.connection.getRepository(ctx, CreditProposal).findOne({
            where: orderId === undefined ? { state: 'waiting', companyId, orderId: IsNull() } : { state: 'waiting', orderId },
            lock: { mode: 'pessimistic_write' },
        });
    }

    /** The company before its proposal, as whoever asks for terms locks it. */
    private async lock(ctx: RequestContext, id: number): Promise<CreditProposal> {
        const { companyId } = await this.find(ctx, id);
        await this.lockCompany(ctx, companyId);
        return this.connection.getRepository(ctx, CreditProposal).findOneOrFail({ where: { id }, lock: { mode: 'pessimistic_write' } });
    }

    private async lockCompany(ctx: RequestContext, companyId: number): Promise<void> {
        await sql(this.connection, ctx, 'SELECT id FROM company WHERE id = $1 FOR UPDATE', [companyId]);
    }

    private async keep(ctx: RequestContext, scope: StaffScope, facts: Partial<CreditProposal> & { companyId: number }): Promise<void> {
        const proposal = new CreditProposal({ ...facts, state: 'waiting', proposedByAdministratorId: scope.administratorId });
        const { id } = await this.connection.getRepository(ctx, CreditProposal).save(proposal);
        const { companyId, reason, ...after } = facts;
        await this.audit.record(ctx, { scope, action: 'credit.propose', entity: 'CreditProposal', entityId: id, companyId, after, reason });
    }

    private async end(ctx: RequestContext, scope: StaffScope, proposal: CreditProposal | null, state: Exclude<ProposalState, 'waiting'>, reason: string | null): Promise<void> {
        if (proposal === null) return;
        const decidedAt = await databaseNow(this.connection, ctx);
        Object.assign(proposal, { state, decidedAt, decidedByAdministratorId: scope.administratorId, decisionReason: reason });
        await this.connection.getRepository(ctx, CreditProposal).save(proposal);
        const { id, companyId, orderId, limitMinor, amountMinor, proposedByAdministratorId } = proposal;
        const after = { state, orderId, limitMinor, amountMinor, proposedBy: `staff:${proposedByAdministratorId}` };
        await this.audit.record(ctx, { scope, action: `credit.${state}`, entity: 'CreditProposal', entityId: id, companyId, before: { state: 'waiting' }, after, reason });
    }
}
