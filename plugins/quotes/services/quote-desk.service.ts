import { Injectable } from '@nestjs/common';
import { Administrator, EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { checked, inputError } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { DistributorChainService } from '../../distributors';
import { Company } from '../../organizations';
import { IdempotencyService } from '../../outbox';
import { answering, refuse } from '../../purchasing';
import { QuoteVersion } from '../entities/quote-version.entity';
import type { Quote } from '../entities/quote.entity';
import { QuoteRefusal } from '../errors';
import { assignSchema, closeByFirmSchema, draftSchema, startSchema } from './input-schemas';
import { QuoteLines } from './quote-lines.service';
import { QuoteNews } from './quote-news.service';
import { QuotePeople } from './quote-people.service';
import { QuoteReader, type QuoteView } from './quote-reader.service';
import { QuoteWriter } from './quote-writer.service';

export type QuoteAnswer = QuoteView | QuoteRefusal;

/** Staff at work on quotes: begin one, write its next version, hand it on, close it. Sending is `QuoteSending`. */
@Injectable()
export class QuoteDesk {
    constructor(
        private connection: TransactionalConnection,
        private idempotency: IdempotencyService,
        private audit: AuditService,
        private distributors: DistributorChainService,
        private lines: QuoteLines,
        private people: QuotePeople,
        private reader: QuoteReader,
        private writer: QuoteWriter,
        private news: QuoteNews,
    ) {}

    /** An offer that nobody asked for. The customer sees it when it is sent. */
    async start(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<QuoteAnswer> {
        const { idempotencyKey, ...wish } = checked(startSchema, input);
        const done = await answering<{ id: number }, QuoteRefusal>([QuoteRefusal], () =>
            this.idempotency.run(ctx, scope, 'startQuote', idempotencyKey, wish, async tx => {
                const company = await this.connection.getRepository(tx, Company).findOneBy({ id: wish.companyId });
                if (company === null) throw new EntityNotFoundError('Company', wish.companyId);
                if ((await this.distributors.chainOf(tx, wish.companyId)).steps.length > 0) refuse(new QuoteRefusal('end-customer', 'companyId'));
                const member = wish.memberId === null ? null : await this.people.member(tx, wish.companyId, wish.memberId);
                if (wish.memberId !== null && member === null) throw inputError('memberId: not a member of the company');
                const quote = await this.writer.create(tx, scope, {
                    ...{ companyId: wish.companyId, branchId: member?.branchId ?? null, memberId: wish.memberId, currencyCode: company.currencyCode, state: 'draft' },
                    ...{ remark: wish.remark, ownerAdministratorId: scope.administratorId },
                }, 'start');
                await this.writer.addVersion(tx, { quoteId: quote.id, number: 1, state: 'draft', editedByAdministratorId: scope.administratorId }, []);
                return { id: quote.id };
            }),
        );
        return done instanceof QuoteRefusal ? done : this.reader.find(ctx, scope, done.id);
    }

    /** The next version as it stands. One that waits for a second person is a draft again: he agrees to what he saw. */
    async saveDraft(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<QuoteAnswer> {
        const { id, version, lines: written, ...facts } = checked(draftSchema, input);
        const done = await answering<null, QuoteRefusal>([QuoteRefusal], () => withTx(this.connection, ctx, async tx => {
            const quote = await this.held(tx, scope, id, version);
            this.writer.stepFrom(quote, 'firm', 'send');
            const lines = await this.lines.read(tx, buyerOf(quote), written);
            const known = await this.writer.waitingVersion(tx, id);
            const now = { ...facts, state: 'draft' as const, editedByAdministratorId: scope.administratorId, requestedByAdministratorId: null };
            if (known === null) {
                await this.writer.addVersion(tx, { ...now, quoteId: id, number: quote.sentNumber + 1 }, lines);
            } else {
                await this.connection.getRepository(tx, QuoteVersion).update(known.id, now);
                await this.writer.setLines(tx, known.id, lines);
            }
            const after = { lines: lines.map(({ productVariantId, quantity, unitQuantityMax, unitNet }) => ({ productVariantId, quantity, unitQuantityMax, unitNet })), ...facts };
            await this.writer.touch(tx, scope, quote, 'draft', { after });
            return null;
        }));
        return done ?? this.reader.find(ctx, scope, id);
    }

    /** No offer, or the one that was made is taken back. Why is written to the customer, unless he never saw it. */
    async close(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<QuoteAnswer> {
        const { idempotencyKey, ...wish } = checked(closeByFirmSchema, input);
        const done = await answering<{ id: number }, QuoteRefusal>([QuoteRefusal], () =>
            this.idempotency.run(ctx, scope, 'closeQuote', idempotencyKey, wish, async tx => {
                const quote = await this.held(tx, scope, wish.id, wish.version);
                const step = quote.state === 'draft' || quote.state === 'offered' ? 'withdraw' : 'refuse';
                const to = this.writer.stepFrom(quote, 'firm', step);
                await this.writer.move(tx, scope, quote, to, step, { changes: { closeReason: wish.reason }, reason: wish.reason });
                if (quote.state !== 'draft') await this.news.closed(tx, quote, wish.reason);
                return { id: quote.id };
            }),
        );
        return done instanceof QuoteRefusal ? done : this.reader.find(ctx, scope, done.id);
    }

    async assign(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<QuoteView> {
        const { id, version, administratorId, memberId } = checked(assignSchema, input);
        await withTx(this.connection, ctx, async tx => {
            const quote = await this.held(tx, scope, id, version);
            const found = administratorId === null || (await this.connection.getRepository(tx, Administrator).existsBy({ id: administratorId }));
            if (!found) throw new EntityNotFoundError('Administrator', administratorId);
            const contact = memberId === undefined ? {} : await this.contact(tx, quote, memberId);
            const changes = { ownerAdministratorId: administratorId, ...contact };
            const before = { ownerAdministratorId: quote.ownerAdministratorId, memberId: quote.memberId };
            await this.writer.touch(tx, scope, quote, 'assign', { changes, before, after: { ...before, ...changes } });
        });
        return this.reader.find(ctx, scope, id);
    }

    /** With whom the firm speaks of it from now on; his branch sees it with him. */
    private async contact(tx: RequestContext, quote: Quote, memberId: number | null): Promise<Partial<Quote>> {
        if (memberId === null || memberId === quote.memberId) return { memberId };
        const member = await this.people.member(tx, quote.companyId, memberId);
        if (member === null || !member.isActive || !member.permissions.has('see-prices')) throw inputError('memberId: not a member of the company who sees prices');
        return { memberId, branchId: member.branchId };
    }

    /** Locked, and as the caller saw it. */
    async held(tx: RequestContext, scope: StaffScope, id: number, version: number): Promise<Quote> {
        const quote = await this.reader.lock(tx, scope, id);
        await this.audit.refuseStale(tx, scope, version, { version: quote.version, entity: 'Quote', entityId: id });
        return quote;
    }
}

/** For whom prices are asked: the company and branch of the quote, in the currency of the quote. */
export const buyerOf = ({ companyId, branchId, currencyCode }: Quote) => ({ companyId, branchId, currencyCode });
