import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { Preferences } from '../../shared/data/preferences';
import { AmountPipe, DayPipe, InstantPipe } from '../../shared/format/pipes';
import { Empty } from '../../shared/ui-kit/empty';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Icon } from '../../shared/ui-kit/icon';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Toasts } from '../../shared/ui-kit/toasts';
import { Outcome, Quote, QuoteBook } from '../data/quotes';
import { QuoteComparison } from '../ui-quote/comparison';
import { QuoteStateBadge } from '../ui-quote/quote-state';
import { QuoteVersionView } from '../ui-quote/version-lines';
import { QuoteAnswer } from './answer-form';
import { QuoteComments } from './comments';
import { QuoteOrderPanel } from './order-panel';

/** One quote, from the enquiry to the order: the offer of now, the answer to it, what was offered before, and what was written. */
@Component({
    selector: 'k-quote',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [
        ...[RouterLink, TranslocoDirective, AmountPipe, DayPipe, InstantPipe, Empty, FailurePanel, Field, Icon, Skeleton],
        ...[QuoteAnswer, QuoteComments, QuoteComparison, QuoteOrderPanel, QuoteStateBadge, QuoteVersionView],
    ],
    templateUrl: './quote.html',
    styles: `
        .back {
            display: inline-flex;
            align-items: center;
            text-decoration: none;
        }
        summary {
            min-block-size: 2.75rem;
            padding-block: var(--space-2);
            font-weight: 600;
            cursor: pointer;
        }
    `,
})
export class QuotePage {
    readonly id = input.required<string>();
    private readonly book = inject(QuoteBook);
    private readonly preferences = inject(Preferences);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly result = resource({
        params: () => ({ id: this.id(), language: this.preferences.language() }),
        loader: ({ params, abortSignal }) => this.book.find(params.id, abortSignal),
    });
    protected readonly quote = keptValue(this.result);
    /** The offer in force, or what was asked as long as there is none. */
    protected readonly current = computed(() => {
        const quote = this.quote();
        return quote?.versions.find(({ number }) => number === quote.sentNumber) ?? quote?.versions[0];
    });
    protected readonly isBusy = signal(false);

    protected take(quote: Quote): void {
        this.result.set(quote);
    }

    protected async download(number: number): Promise<void> {
        await this.run(() => this.book.download(this.id(), number));
    }

    protected async withdraw(): Promise<void> {
        await this.run(async () => this.told(await this.book.withdraw(this.id()), 'quotes.withdrawn'));
    }

    protected async decline(dialog: HTMLDialogElement, reason: string): Promise<void> {
        await this.run(async () => {
            this.told(await this.book.decline(this.id(), reason.trim()), 'quotes.declined');
            dialog.close();
        });
    }

    private told(answer: Outcome, done: string): void {
        if ('refused' in answer) {
            this.toasts.say(this.transloco.translate<string>(`quotes.refusals.${answer.refused}`), 'bad');
            this.result.reload();
            return;
        }
        this.toasts.say(this.transloco.translate(done));
        this.take(answer);
    }

    private async run(work: () => Promise<void>): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        try {
            await work();
        } catch (error) {
            this.toasts.fail(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
