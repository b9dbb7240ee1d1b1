import { ChangeDetectionStrategy, Component, inject, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Preferences } from '../../shared/data/preferences';
import { InstantPipe } from '../../shared/format/pipes';
import { Empty } from '../../shared/ui-kit/empty';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Toasts } from '../../shared/ui-kit/toasts';
import { StockNotice, StockNotices } from '../data/stock-notices';

/** What I wait for. */
@Component({
    selector: 'k-stock-notices',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, InstantPipe, Empty, FailurePanel, Skeleton],
    template: `
        <div class="page medium stack" *transloco="let t">
            <h1 tabindex="-1">{{ t('stockNotices.title') }}</h1>
            <p class="soft">{{ t('stockNotices.hint') }}</p>
            @if (result.error()) {
                <k-failure [error]="result.error()" (retry)="result.reload()" />
            } @else if (all(); as notices) {
                @if (notices.length) {
                    <ul class="card">
                        @for (notice of notices; track notice.id) {
                            <li class="row between">
                                <div class="grow">
                                    <a
                                        class="strong"
                                        [routerLink]="['/product', notice.productSlug]"
                                        [queryParams]="{ sku: notice.sku }"
                                        dir="auto"
                                        >{{ notice.name }}</a
                                    >
                                    <p class="soft small">
                                        <bdi class="code">{{ notice.sku }}</bdi> ·
                                        {{ t('stockNotices.since') }} {{ notice.askedAt | instant: 'date' }}
                                    </p>
                                </div>
                                <button
                                    type="button"
                                    class="button quiet"
                                    [attr.aria-label]="t('stockNotices.endOf', { name: notice.name })"
                                    [attr.aria-disabled]="isBusy() || null"
                                    (click)="end(notice)"
                                >
                                    {{ t('stockNotices.end') }}
                                </button>
                            </li>
                        }
                    </ul>
                } @else {
                    <k-empty icon="mail" [heading]="t('stockNotices.none')">
                        <a class="button" routerLink="/catalogue">{{ t('catalogue.all') }}</a>
                    </k-empty>
                }
            } @else {
                <k-skeleton [rows]="4" />
            }
        </div>
    `,
    styles: `
        li {
            flex-wrap: nowrap;
            padding-block: var(--space-3);
            border-block-end: 1px solid var(--line);
        }
        li:last-child {
            border: 0;
        }
        .grow {
            min-inline-size: 0;
        }
    `,
})
export class StockNoticesPage {
    private readonly notices = inject(StockNotices);
    private readonly preferences = inject(Preferences);
    private readonly toasts = inject(Toasts);
    protected readonly result = resource({
        params: () => ({ changes: this.notices.changes(), language: this.preferences.language() }),
        loader: ({ abortSignal }) => this.notices.list(abortSignal),
    });
    protected readonly all = keptValue(this.result);
    protected readonly isBusy = signal(false);

    protected async end(notice: StockNotice): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        try {
            await this.notices.end(notice.variantId);
        } catch (error) {
            this.toasts.fail(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
