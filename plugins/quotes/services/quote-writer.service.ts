import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { Scope } from '../../../kernel/scope';
import { nextNumber } from '../../../kernel/vendure-counter';
import { databaseNow } from '../../../kernel/vendure-sql';
import { AuditService } from '../../audit';
import { refuse } from '../../purchasing';
import { afterStep, isFinal, type QuoteSide, type QuoteStep } from '../domain/quote-states';
import { QuoteLine } from '../entities/quote-line.entity';
import { QuoteVersion } from '../entities/quote-version.entity';
import { Quote } from '../entities/quote.entity';
import { QuoteRefusal } from '../errors';
import type { LineFacts } from './quote-lines.service';

/** Writes what the use cases decided, with its place in the audit log. The caller has the quote's row locked. */
@Injectable()
export class QuoteWriter {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
    ) {}

    async create(ctx: RequestContext, scope: Scope, facts: Partial<Quote> & Pick<Quote, 'companyId' | 'state' | 'currencyCode'>, action: string): Promise<Quote> {
        const repository = this.connection.getRepository(ctx, Quote);
        const code = `Q-${await nextNumber(repository.manager, 'quote')}`;
        const quote = await repository.save(new Quote({ ...facts, code, waitingSince: await databaseNow(this.connection, ctx) }));
        const { companyId, memberId, state } = quote;
        await this.audit.record(ctx, { scope, companyId, action: `quote.${action}`, entity: 'Quote', entityId: quote.id, after: { code, state, memberId } });
        return quote;
    }

    async addVersion(ctx: RequestContext, facts: Partial<QuoteVersion> & Pick<QuoteVersion, 'quoteId' | 'number' | 'state'>, lines: readonly LineFacts[]): Promise<QuoteVersion> {
        const version = await this.connection.getRepository(ctx, QuoteVersion).save(new QuoteVersion(facts));
        await this.setLines(ctx, version.id, lines);
        return version;
    }

    async setLines(ctx: RequestContext, versionId: number, lines: readonly LineFacts[]): Promise<void> {
        const repository = this.connection.getRepository(ctx, QuoteLine);
        await repository.delete({ versionId });
        await repository.insert(lines.map(line => ({ ...line, versionId })));
    }

    /** Where the step leads; a refusal that ends the transaction when this side cannot make it now. */
    stepFrom(quote: Quote, by: QuoteSide, step: QuoteStep): Quote['state'] {
        return afterStep(quote.state, by, step) ?? refuse(new QuoteRefusal('wrong-state'));
    }

    /** Moves it on, and counts its version on. */
    async move(ctx: RequestContext, scope: Scope, quote: Quote, to: Quote['state'], action: string, more: { changes?: Partial<Quote>; after?: object; reason?: string | null } = {}): Promise<void> {
        const { id, companyId, state: before } = quote;
        await this.connection.getRepository(ctx, Quote).update(id, {
            ...more.changes,
            state: to,
            waitingSince: isFinal(to) ? null : await databaseNow(this.connection, ctx),
        });
        await this.audit.record(ctx, { scope, companyId, action: `quote.${action}`, entity: 'Quote', entityId: id, before: { state: before }, after: { state: to, ...more.after }, reason: more.reason });
    }

    /** Something of it changed that is no step: whoever has it open has an older version now. */
    async touch(ctx: RequestContext, scope: Scope, quote: Quote, action: string, more: { changes?: Partial<Quote>; before?: object; after?: object; reason?: string | null } = {}): Promise<void> {
        const { id, companyId, state } = quote;
        await this.connection.getRepository(ctx, Quote).update(id, { ...more.changes, state });
        await this.audit.record(ctx, { scope, companyId, action: `quote.${action}`, entity: 'Quote', entityId: id, before: more.before, after: more.after, reason: more.reason });
    }

    async waitingVersion(ctx: RequestContext, quoteId: number): Promise<QuoteVersion | null> {
        const [version] = await this.connection.getRepository(ctx, QuoteVersion).find({ where: [{ quoteId, state: 'draft' }, { quoteId, state: 'waiting' }], relations: { lines: true }, order: { lines: { position: 'ASC' } } });
        return version ?? null;
    }

    sentVersion(ctx: RequestContext, quote: Quote): Promise<QuoteVersion> {
        return this.connection.getRepository(ctx, QuoteVersion).findOneOrFail({
            where: { quoteId: quote.id, number: quote.sentNumber, state: 'sent' },
            relations: { lines: true },
            order: { lines: { position: 'ASC' } },
        });
    }
}
