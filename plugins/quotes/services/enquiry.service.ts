import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { MemberScope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { DistributorChainService } from '../../distributors';
import { Company } from '../../organizations';
import { IdempotencyService } from '../../outbox';
import { answering, refuse } from '../../purchasing';
import { QuoteRefusal } from '../errors';
import { CartToAsk } from './cart-to-ask.service';
import { closeSchema, enquirySchema } from './input-schemas';
import { QuoteLines } from './quote-lines.service';
import { QuoteNews } from './quote-news.service';
import { QuotePeople } from './quote-people.service';
import { QuoteReader, type QuoteView } from './quote-reader.service';
import { QuoteWriter } from './quote-writer.service';

/** A customer asks for a price, of one article or of his whole cart. */
@Injectable()
export class EnquiryService {
    constructor(
        private connection: TransactionalConnection,
        private idempotency: IdempotencyService,
        private distributors: DistributorChainService,
        private carts: CartToAsk,
        private lines: QuoteLines,
        private people: QuotePeople,
        private reader: QuoteReader,
        private writer: QuoteWriter,
        private news: QuoteNews,
    ) {}

    async ask(ctx: RequestContext, scope: MemberScope, input: unknown): Promise<{ id: number; code: string } | QuoteRefusal> {
        const { idempotencyKey, ...wish } = checked(enquirySchema, input);
        return answering([QuoteRefusal], () =>
            this.idempotency.run(ctx, scope, 'askForQuote', idempotencyKey, wish, async tx => {
                if (scope.isGuest) refuse(new QuoteRefusal('guest'));
                // His prices are his distributor's to make, who is never asked to show his own.
                const { steps } = await this.distributors.chainOf(tx, scope.companyId);
                if (steps.length > 0) refuse(new QuoteRefusal('end-customer'));
                const wanted = wish.wholeCart ? await this.carts.lines(tx, scope, wish.cartId, wish.lines) : wish.lines;
                if (wanted.length === 0) refuse(new QuoteRefusal('no-lines', 'lines'));
                const lines = await this.lines.read(tx, scope, wanted);
                const company = await this.connection.getRepository(tx, Company).findOneByOrFail({ id: scope.companyId });
                const quote = await this.writer.create(tx, scope, {
                    ...{ companyId: scope.companyId, branchId: scope.branchId, memberId: scope.memberId, currencyCode: scope.currencyCode, state: 'enquired' },
                    ...{ remark: wish.remark, wishedDate: wish.wishedDate, ownerAdministratorId: company.managerAdministratorId },
                    askedBy: await this.people.nameOf(tx, scope),
                }, 'ask');
                await this.writer.addVersion(tx, { quoteId: quote.id, number: 0, state: 'asked' }, lines);
                await this.news.asked(tx, quote, lines.length);
                return { id: quote.id, code: quote.code };
            }),
        );
    }

    /** He asks no longer. */
    async withdraw(ctx: RequestContext, scope: MemberScope, input: unknown): Promise<QuoteView | QuoteRefusal> {
        const { idempotencyKey, ...wish } = checked(closeSchema, input);
        const done = await answering<{ id: number }, QuoteRefusal>([QuoteRefusal], () =>
            this.idempotency.run(ctx, scope, 'withdrawEnquiry', idempotencyKey, wish, async tx => {
                const quote = await this.reader.lock(tx, scope, wish.id);
                const to = this.writer.stepFrom(quote, 'customer', 'withdraw');
                await this.writer.move(tx, scope, quote, to, 'withdraw', { changes: { closeReason: wish.reason }, reason: wish.reason || null });
                await this.news.answered(tx, quote, 'withdrawn');
                return { id: quote.id };
            }),
        );
        return done instanceof QuoteRefusal ? done : this.reader.find(ctx, scope, done.id);
    }
}
