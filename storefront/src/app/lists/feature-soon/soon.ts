import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { Preferences } from '../../shared/data/preferences';
import { Session } from '../../shared/data/session';
import { AmountPipe, DayPipe, InstantPipe } from '../../shared/format/pipes';
import { AddToList } from '../../shared/ui-kit/add-to-list';
import { Empty } from '../../shared/ui-kit/empty';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Icon } from '../../shared/ui-kit/icon';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Toasts } from '../../shared/ui-kit/toasts';
import { Amount } from '../data/article';
import { Chosen } from '../data/chosen';
import { Frequency, ProposalItem, SoonNeeded } from '../data/soon';
import { ToCart } from '../data/to-cart';
import { ArticleRow } from '../ui-article/article-row';
import { HistoryChart } from '../ui-history/history-chart';
import { FrequencyField } from '../ui-soon/frequency-field';

/** A cart of what will probably run out soon: to be taken as it is, or changed first. */
@Component({
    selector: 'k-soon',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [
        ...[RouterLink, TranslocoDirective, AmountPipe, DayPipe, InstantPipe],
        ...[AddToList, ArticleRow, Empty, FailurePanel, FrequencyField, HistoryChart, Icon, Skeleton],
    ],
    templateUrl: './soon.html',
    styles: `
        .more {
            display: grid;
            gap: var(--space-3);
            padding: var(--space-3) var(--space-4) var(--space-4);
        }
        .taken {
            position: sticky;
            inset-block-end: var(--space-3);
            z-index: 20;
        }
        @media (max-width: 48rem) {
            .taken {
                inset-block-end: calc(4.5rem + env(safe-area-inset-bottom));
            }
        }
    `,
})
export class Soon {
    private readonly soon = inject(SoonNeeded);
    private readonly preferences = inject(Preferences);
    private readonly toCart = inject(ToCart);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly session = inject(Session);
    protected readonly result = resource({
        params: () => ({ changes: this.soon.changes(), language: this.preferences.language() }),
        loader: ({ abortSignal }) => this.soon.proposal(abortSignal),
    });
    protected readonly rulesResult = resource({
        params: () => ({ changes: this.soon.changes(), language: this.preferences.language() }),
        loader: ({ abortSignal }) => this.soon.rules(abortSignal),
    });
    protected readonly proposal = keptValue(this.result);
    protected readonly rules = keptValue(this.rulesResult);
    /** Everything is chosen until somebody says otherwise. */
    protected readonly left = signal<ReadonlySet<string>>(new Set());
    protected readonly typed = new Chosen();
    protected readonly news = signal<Readonly<Record<string, string>>>({});
    protected readonly isBusy = signal(false);
    protected readonly wantsMail = linkedSignal(() => this.proposal()?.wantsMail ?? false);
    protected readonly rows = computed(() =>
        (this.proposal()?.items ?? [])
            .filter((item) => !this.left().has(item.article.variantId))
            .map((item) => ({ variantId: item.article.variantId, ...this.amountOf(item) })),
    );

    protected amountOf({ article, quantity }: ProposalItem): Amount {
        return this.typed.amount(article.variantId, { unit: article.baseUnit, quantity });
    }

    protected choose(variantId: string, isOn: boolean): void {
        this.left.update((left) => new Set([...left].filter((one) => one !== variantId).concat(isOn ? [] : [variantId])));
    }

    protected change(variantId: string, amount: Amount): void {
        this.typed.type(variantId, amount);
        this.choose(variantId, true);
    }

    protected async add(): Promise<void> {
        await this.quietly(async () => {
            const rows = this.rows();
            const { text, tone, rows: news } = await this.toCart.add(rows);
            this.toasts.say(text, tone);
            this.news.set(news);
            // What is in the cart is not put there twice by a second press.
            for (const { variantId } of rows) if (!(variantId in news)) this.choose(variantId, false);
        });
    }

    protected async setFrequency(frequency: Frequency): Promise<void> {
        await this.quietly(async () => {
            await this.soon.setFrequency(frequency);
            this.toasts.say(this.transloco.translate<string>('soon.frequencySet'));
        });
    }

    protected async setMail(wanted: boolean): Promise<void> {
        await this.quietly(async () => {
            this.wantsMail.set(await this.soon.setMail(wanted));
            this.toasts.say(this.transloco.translate<string>(wanted ? 'soon.mailOn' : 'soon.mailOff'));
        });
    }

    private async quietly(work: () => Promise<void>): Promise<void> {
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
