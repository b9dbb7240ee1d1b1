import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Preferences } from '../../shared/data/preferences';
import { Session } from '../../shared/data/session';
import { AmountPipe } from '../../shared/format/pipes';
import { Empty } from '../../shared/ui-kit/empty';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { pageOf, Pager } from '../../shared/ui-kit/pager';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Approvals, ApprovalView } from '../data/approvals';
import { ApprovalCard } from './approval-card';

const pageSize = 10;

/** The orders that wait for the person's agreement, and those that were decided on. */
@Component({
    selector: 'k-approvals-inbox',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, AmountPipe, ApprovalCard, Empty, FailurePanel, Pager, Skeleton],
    template: `
        <div class="page medium stack" *transloco="let t">
            <div class="row between">
                <h1 tabindex="-1">{{ t('approvals.title') }}</h1>
                <a class="button" routerLink="/account/deputies">{{ t('deputies.title') }}</a>
            </div>
            <nav class="row" [attr.aria-label]="t('approvals.title')">
                @for (one of views; track one) {
                    <a
                        class="button"
                        [class.primary]="one === chosen()"
                        [attr.aria-current]="one === chosen() ? 'page' : null"
                        [routerLink]="[]"
                        [queryParams]="{ view: one === 'WAITING' ? null : 'decided' }"
                        >{{ t('approvals.view.' + one) }}</a
                    >
                }
            </nav>
            @if (result.error()) {
                <k-failure [error]="result.error()" (retry)="result.reload()" />
            } @else if (found(); as list) {
                <p class="soft small" aria-live="polite">{{ t('orders.count', { n: list.totalItems | amount }) }}</p>
                @if (list.items.length) {
                    <ul class="stack" [attr.aria-busy]="result.isLoading()">
                        @for (item of list.items; track item.orderCode) {
                            <li><k-approval-card [item]="item" (decided)="result.reload()" /></li>
                        }
                    </ul>
                    <k-pager [page]="pageNumber()" [size]="size" [total]="list.totalItems" />
                } @else {
                    <k-empty icon="check" [heading]="t('approvals.none.' + chosen())">
                        <a class="button" routerLink="/orders">{{ t('orders.title') }}</a>
                    </k-empty>
                }
            } @else {
                <k-skeleton [rows]="3" height="9rem" />
            }
        </div>
    `,
})
export class ApprovalsInbox {
    readonly view = input<string>();
    readonly page = input<string>();
    private readonly approvals = inject(Approvals);
    private readonly preferences = inject(Preferences);
    protected readonly session = inject(Session);
    protected readonly size = pageSize;
    protected readonly views: readonly ApprovalView[] = ['WAITING', 'DECIDED'];
    protected readonly chosen = computed<ApprovalView>(() => (this.view() === 'decided' ? 'DECIDED' : 'WAITING'));
    protected readonly pageNumber = computed(() => pageOf(this.page()));
    protected readonly result = resource({
        params: () => ({
            language: this.preferences.language(),
            input: { view: this.chosen(), skip: (this.pageNumber() - 1) * pageSize, take: pageSize },
        }),
        loader: ({ params, abortSignal }) => this.approvals.list(params.input, abortSignal),
    });
    protected readonly found = keptValue(this.result);
}
