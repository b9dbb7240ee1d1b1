import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Preferences } from '../../shared/data/preferences';
import { Session } from '../../shared/data/session';
import { ListShell } from '../../shared/list/list-shell';
import { PagedList } from '../../shared/list/paged-list';
import { Approvals, ApprovalView } from '../data/approvals';
import { ApprovalCard } from '../ui-card/approval-card';

/** The orders that wait for the person's agreement, and those that were decided on. */
@Component({
    selector: 'k-approvals-inbox',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, ApprovalCard, ListShell],
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
            <k-list
                [list]="list"
                count="orders.count"
                icon="check"
                height="9rem"
                [none]="t('approvals.none.' + chosen())"
            >
                @for (item of list.found()?.items; track item.orderCode) {
                    <li><k-approval-card [item]="item" (decided)="list.result.reload()" /></li>
                }
                <a none class="button" routerLink="/orders">{{ t('orders.title') }}</a>
            </k-list>
        </div>
    `,
})
export class ApprovalsInbox {
    readonly view = input<string>();
    readonly page = input<string>();
    private readonly approvals = inject(Approvals);
    private readonly preferences = inject(Preferences);
    protected readonly session = inject(Session);
    protected readonly views: readonly ApprovalView[] = ['WAITING', 'DECIDED'];
    protected readonly chosen = computed<ApprovalView>(() => (this.view() === 'decided' ? 'DECIDED' : 'WAITING'));
    protected readonly list = new PagedList({
        size: 10,
        address: { page: this.page },
        filter: () => ({ language: this.preferences.language(), view: this.chosen() }),
        load: ({ view, skip, take }, abort) => this.approvals.list({ view, skip, take }, abort),
    });
}
