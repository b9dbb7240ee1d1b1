import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { MemberScope, StaffScope } from '../../../kernel/scope';
import { checked, inputError } from '../../../kernel/vendure-input';
import { databaseNow } from '../../../kernel/vendure-sql';
import { AuditService } from '../../audit';
import { IdempotencyService } from '../../outbox';
import { answering, refuse } from '../../purchasing';
import { outcomeOf, refuseCounter } from '../domain/quote-answer';
import { QuoteComment } from '../entities/quote-comment.entity';
import { QuoteLine } from '../entities/quote-line.entity';
import { QuoteVersion } from '../entities/quote-version.entity';
import type { Quote } from '../entities/quote.entity';
import { QuoteRefusal } from '../errors';
import { answerSchema, closeSchema, commentSchema } from './input-schemas';
import { QuoteNews } from './quote-news.service';
import { QuotePeople } from './quote-people.service';
import { QuoteReader, type QuoteView } from './quote-reader.service';
import { QuoteWriter } from './quote-writer.service';

/** What the customer says to an offer, line by line, and what both sides write about it. */
@Injectable()
export class NegotiationService {
    constructor(
        private connection: TransactionalConnection,
        private idempotency: IdempotencyService,
        private audit: AuditService,
        private reader: QuoteReader,
        private writer: QuoteWriter,
        private people: QuotePeople,
        private news: QuoteNews,
    ) {}

    async answer(ctx: RequestContext, scope: MemberScope, input: unknown): Promise<QuoteView | QuoteRefusal> {
        const { idempotencyKey, ...said } = checked(answerSchema, input);
        const done = await answering<{ id: number }, QuoteRefusal>([QuoteRefusal], () =>
            this.idempotency.run(ctx, scope, 'answerQuote', idempotencyKey, said, async tx => {
                // Nobody agrees to prices that he does not see.
                if (!scope.permissions.has('see-prices')) refuse(new QuoteRefusal('prices-hidden'));
                const quote = await this.openOffer(tx, scope, said.id, said.number);
                const version = await this.writer.sentVersion(tx, quote);
                const answers = version.lines.map((line, i) => {
                    const place = said.lines.findIndex(one => one.lineId === line.id);
                    const one = said.lines[place] ?? refuse(new QuoteRefusal('line-unanswered', `lines.${i}`));
                    const counter = one.answer === 'counter' ? { unitNet: one.unitNet, unitQuantity: one.quantity } : { unitNet: null, unitQuantity: null };
                    const refused = one.answer === 'counter' ? refuseCounter({ unitNet: line.unitNet ?? 0, unitQuantity: line.unitQuantity, unitQuantityMax: line.unitQuantityMax }, counter) : null;
                    if (refused !== null) refuse(new QuoteRefusal(refused, `lines.${place}`));
                    return { id: line.id, answer: one.answer, counterNet: counter.unitNet, counterUnitQuantity: counter.unitQuantity, answerRemark: one.remark };
                });
                if (said.lines.some(one => version.lines.every(line => line.id !== one.lineId))) throw inputError('lines: a line is not of this version');
                const outcome = outcomeOf(answers.map(one => one.answer), version.partialAllowed);
                const to = this.writer.stepFrom(quote, 'customer', outcome);
                await this.connection.getRepository(tx, QuoteLine).save(answers.map(one => new QuoteLine(one)), { reload: false });
                await this.connection.getRepository(tx, QuoteVersion).update(version.id, {
                    ...{ answeredAt: await databaseNow(this.connection, tx), answeredByMemberId: scope.memberId, answerRemark: said.remark },
                });
                const counted = (what: string) => answers.filter(one => one.answer === what).length;
                const after = { number: version.number, accepted: counted('accept'), countered: counted('counter'), rejected: counted('reject') };
                await this.writer.move(tx, scope, quote, to, outcome, { after });
                await this.news.answered(tx, quote, outcome);
                return { id: quote.id };
            }),
        );
        return done instanceof QuoteRefusal ? done : this.reader.find(ctx, scope, done.id);
    }

    /** No, to all of it. */
    async decline(ctx: RequestContext, scope: MemberScope, input: unknown): Promise<QuoteView | QuoteRefusal> {
        const { idempotencyKey, ...said } = checked(closeSchema, input);
        const done = await answering<{ id: number }, QuoteRefusal>([QuoteRefusal], () =>
            this.idempotency.run(ctx, scope, 'declineQuote', idempotencyKey, said, async tx => {
                const quote = await this.reader.lock(tx, scope, said.id);
                const to = this.writer.stepFrom(quote, 'customer', 'decline');
                await this.writer.move(tx, scope, quote, to, 'decline', { changes: { closeReason: said.reason }, reason: said.reason || null });
                await this.news.answered(tx, quote, 'declined');
                return { id: quote.id };
            }),
        );
        return done instanceof QuoteRefusal ? done : this.reader.find(ctx, scope, done.id);
    }

    /** A word of either side. Notes among staff are theirs alone, whatever a member asks for. */
    async comment(ctx: RequestContext, scope: MemberScope | StaffScope, input: unknown): Promise<QuoteView> {
        const { idempotencyKey, ...said } = checked(commentSchema, input);
        const { id } = await this.idempotency.run(ctx, scope, 'commentOnQuote', idempotencyKey, said, async tx => {
            const quote = await this.reader.lock(tx, scope, said.id);
            if (said.variantId !== null && !(await this.isInQuote(tx, quote.id, said.variantId, scope.kind === 'staff'))) throw inputError('variantId: is not in this quote');
            const comment = await this.connection.getRepository(tx, QuoteComment).save(new QuoteComment({
                ...{ quoteId: quote.id, productVariantId: said.variantId, text: said.text, authorName: await this.people.nameOf(tx, scope) },
                author: scope.kind,
                internal: scope.kind === 'staff' && said.internal,
                memberId: scope.kind === 'member' ? scope.memberId : null,
                administratorId: scope.kind === 'staff' ? scope.administratorId : (scope.acting?.administratorId ?? null),
            }));
            const { internal, productVariantId: variantId } = comment;
            await this.audit.record(tx, { scope, companyId: quote.companyId, action: 'quote.comment', entity: 'Quote', entityId: quote.id, after: { commentId: comment.id, variantId, internal } });
            // What the firm has not offered yet is nothing to write to the customer about.
            if (!internal && quote.state !== 'draft') await this.news.commented(tx, quote, comment);
            return { id: quote.id };
        });
        return this.reader.find(ctx, scope, id);
    }

    private async openOffer(tx: RequestContext, scope: MemberScope, id: number, number: number): Promise<Quote> {
        const quote = await this.reader.lock(tx, scope, id);
        if (quote.state === 'expired' || (quote.state === 'offered' && (quote.validUntil ?? '') < (await this.reader.today(tx)))) refuse(new QuoteRefusal('expired'));
        if (quote.state !== 'offered') refuse(new QuoteRefusal('wrong-state'));
        return quote.sentNumber === number ? quote : refuse(new QuoteRefusal('newer-version', 'number'));
    }

    private async isInQuote(ctx: RequestContext, quoteId: number, productVariantId: number, withDrafts: boolean): Promise<boolean> {
        const states = withDrafts ? (['asked', 'sent', 'draft', 'waiting'] as const) : (['asked', 'sent'] as const);
        return this.connection.getRepository(ctx, QuoteLine).exists({ where: states.map(state => ({ productVariantId, quoteVersion: { quoteId, state } })) });
    }
}
