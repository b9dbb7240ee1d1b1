import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { fromSafeNumber, toSafeNumber } from '../../../kernel/money';
import type { StaffScope } from '../../../kernel/scope';
import { addDays } from '../../../kernel/time';
import { checked } from '../../../kernel/vendure-input';
import { databaseNow } from '../../../kernel/vendure-sql';
import type { ResolvedPrice } from '../../pricing';
import { IdempotencyService } from '../../outbox';
import { answering, lineTotals, refuse } from '../../purchasing';
import { isBelowFloor, refuseDraftDecision } from '../domain/quote-floor';
import { QuoteLine } from '../entities/quote-line.entity';
import { QuoteVersion } from '../entities/quote-version.entity';
import type { Quote } from '../entities/quote.entity';
import { QuoteRefusal } from '../errors';
import { decideSchema, sendSchema } from './input-schemas';
import { buyerOf, type QuoteAnswer, QuoteDesk } from './quote-desk.service';
import { QuoteLines } from './quote-lines.service';
import { QuoteLinks } from './quote-links.service';
import { QuoteNews } from './quote-news.service';
import { QuoteReader } from './quote-reader.service';
import { QuoteRulesService } from './quote-rules.service';
import { QuoteWriter } from './quote-writer.service';

const longestValidDays = 366;

/** A draft becomes the version that the customer has before him: frozen, with what the prices were beside it. Below the floor two people agree. */
@Injectable()
export class QuoteSending {
    constructor(
        private connection: TransactionalConnection,
        private idempotency: IdempotencyService,
        private rules: QuoteRulesService,
        private desk: QuoteDesk,
        private lines: QuoteLines,
        private links: QuoteLinks,
        private reader: QuoteReader,
        private writer: QuoteWriter,
        private news: QuoteNews,
    ) {}

    async send(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<QuoteAnswer> {
        const { idempotencyKey, ...wish } = checked(sendSchema, input);
        const done = await answering<{ id: number }, QuoteRefusal>([QuoteRefusal], () =>
            this.idempotency.run(ctx, scope, 'sendQuote', idempotencyKey, wish, async tx => {
                const quote = await this.desk.held(tx, scope, wish.id, wish.version);
                const draft = await this.readyDraft(tx, quote);
                if (draft.state === 'waiting') refuse(new QuoteRefusal('same-person'));
                const { floorPoints } = await this.rules.get(tx);
                const usual = await this.lines.usual(tx, buyerOf(quote), draft.lines);
                if (draft.lines.some(line => isBelowFloor(usual.get(line.productVariantId)?.unitNet ?? null, line.unitNet ?? 0, floorPoints))) {
                    await this.connection.getRepository(tx, QuoteVersion).update(draft.id, { state: 'waiting', requestedByAdministratorId: scope.administratorId, refusalReason: '' });
                    await this.writer.touch(tx, scope, quote, 'ask-approval', { after: { number: draft.number, floorPoints } });
                } else {
                    await this.release(tx, scope, quote, draft, usual, null);
                }
                return { id: quote.id };
            }),
        );
        return done instanceof QuoteRefusal ? done : this.reader.find(ctx, scope, done.id);
    }

    /** The second person: what he agrees to goes out at once, what he refuses is a draft again. */
    async decide(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<QuoteAnswer> {
        const { idempotencyKey, ...decision } = checked(decideSchema, input);
        const done = await answering<{ id: number }, QuoteRefusal>([QuoteRefusal], () =>
            this.idempotency.run(ctx, scope, 'decideQuoteDraft', idempotencyKey, decision, async tx => {
                const quote = await this.desk.held(tx, scope, decision.id, decision.version);
                const draft = await this.readyDraft(tx, quote);
                const { requestedByAdministratorId, editedByAdministratorId } = draft;
                const refused = refuseDraftDecision({ isWaiting: draft.state === 'waiting', requestedByAdministratorId, editedByAdministratorId }, scope.administratorId, decision);
                if (refused !== null) refuse(new QuoteRefusal(refused, refused === 'reason-missing' ? 'reason' : null));
                if (decision.accept) {
                    await this.release(tx, scope, quote, draft, await this.lines.usual(tx, buyerOf(quote), draft.lines), scope.administratorId);
                } else {
                    await this.connection.getRepository(tx, QuoteVersion).update(draft.id, { state: 'draft', refusalReason: decision.reason ?? '' });
                    await this.writer.touch(tx, scope, quote, 'refuse-approval', { after: { number: draft.number }, reason: decision.reason });
                }
                return { id: quote.id };
            }),
        );
        return done instanceof QuoteRefusal ? done : this.reader.find(ctx, scope, done.id);
    }

    /** The draft, fit to be sent: with lines, prices, and a validity that is not over. */
    private async readyDraft(tx: RequestContext, quote: Quote): Promise<QuoteVersion> {
        this.writer.stepFrom(quote, 'firm', 'send');
        const draft = (await this.writer.waitingVersion(tx, quote.id)) ?? refuse(new QuoteRefusal('nothing-to-send'));
        if (draft.lines.length === 0) refuse(new QuoteRefusal('no-lines', 'lines'));
        const priceless = draft.lines.findIndex(line => line.unitNet === null);
        if (priceless >= 0) refuse(new QuoteRefusal('price-missing', `lines.${priceless}.unitNet`));
        const today = await this.reader.today(tx);
        if (draft.validUntil !== null && draft.validUntil < today) refuse(new QuoteRefusal('already-over', 'validUntil'));
        if (draft.validUntil !== null && draft.validUntil > addDays(today, longestValidDays)) refuse(new QuoteRefusal('too-long-valid', 'validUntil'));
        return draft;
    }

    private async release(tx: RequestContext, scope: StaffScope, quote: Quote, draft: QuoteVersion, usual: ReadonlyMap<number, ResolvedPrice>, approvedBy: number | null): Promise<void> {
        const { validDays } = await this.rules.get(tx);
        const validUntil = draft.validUntil ?? addDays(await this.reader.today(tx), validDays);
        const frozen = draft.lines.map((line, i) => {
            // Without a price of his own there is no tax either, and the firm does not sell it to him.
            const price = usual.get(line.productVariantId) ?? refuse(new QuoteRefusal('not-available', `lines.${i}`));
            const { unitNet: usualNet, source: usualSource, taxRate, rollWidthCm } = price;
            return { facts: { id: line.id, usualNet, usualSource, taxRate, rollWidthCm }, ...totalsOf(line, price) };
        });
        const sum = (of: (line: (typeof frozen)[number]) => number) => toSafeNumber(frozen.reduce((total, line) => total + fromSafeNumber(of(line)), 0n));
        const [totalNet, totalGross] = [sum(line => line.net), sum(line => line.gross)];
        await this.connection.getRepository(tx, QuoteLine).save(frozen.map(line => new QuoteLine(line.facts)), { reload: false });
        await this.connection.getRepository(tx, QuoteVersion).update(draft.id, {
            ...{ state: 'sent', validUntil, totalNet, totalGross, approvedByAdministratorId: approvedBy, sentAt: await databaseNow(this.connection, tx) },
            ...this.links.fresh(validUntil),
        });
        const to = this.writer.stepFrom(quote, 'firm', 'send');
        const changes = { sentNumber: draft.number, validUntil, remindedAt: null, ownerAdministratorId: quote.ownerAdministratorId ?? scope.administratorId };
        await this.writer.move(tx, scope, quote, to, 'send', { changes, after: { number: draft.number, validUntil, totalNet, approvedBy } });
        await this.news.sent(tx, Object.assign(quote, changes));
    }
}

function totalsOf({ unitNet, quantity }: QuoteLine, { taxRate, rollWidthCm }: ResolvedPrice): { net: number; gross: number } {
    const totals = lineTotals({ unitNet: unitNet ?? 0, taxRate, rollWidthCm }, quantity);
    return Number.isSafeInteger(totals.gross) ? totals : refuse(new QuoteRefusal('too-much', 'lines'));
}
