import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Preferences } from '../../shared/data/preferences';
import { DayPipe, InstantPipe } from '../../shared/format/pipes';
import { ListShell } from '../../shared/list/list-shell';
import { PagedList } from '../../shared/list/paged-list';
import { ComplaintBook, openStates } from '../data/complaints';
import { ComplaintStateBadge } from '../ui-state/complaint-state';

/** All complaints of the company that the member may see, and where each stands. */
@Component({
    selector: 'k-complaints',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, DayPipe, InstantPipe, ListShell, ComplaintStateBadge],
    template: `
        <div class="page stack" *transloco="let t">
            <div class="row between">
                <h1 tabindex="-1">{{ t('complaints.title') }}</h1>
                <label>
                    <span class="visually-hidden">{{ t('complaints.which') }}</span>
                    <select #which class="input" (change)="list.narrow({ open: which.value || null })">
                        <option value="" [selected]="!open()">{{ t('complaints.all') }}</option>
                        <option value="1" [selected]="open()">{{ t('complaints.open') }}</option>
                    </select>
                </label>
            </div>
            <p class="soft">{{ t('complaints.hint') }}</p>
            <k-list [list]="list" count="complaints.count" [none]="t('complaints.none')" icon="warning">
                @for (one of list.found()?.items; track one.id) {
                    <li>
                        <a class="card link" [routerLink]="['/complaints', one.id]">
                            <span class="row between">
                                <span
                                    ><bdi class="code strong">{{ one.number }}</bdi> · {{ one.kindName }}</span
                                >
                                <k-complaint-state [state]="one.state" />
                            </span>
                            <span dir="auto">{{ one.goods }}</span>
                            <span class="soft small">
                                {{ t('complaints.ofOrder') }} <bdi class="code">{{ one.orderCode }}</bdi> ·
                                {{ one.filedAt | instant }} · <bdi>{{ one.filedBy }}</bdi>
                            </span>
                            @if (isOpen(one.state)) {
                                <span class="small" [class.late]="one.isLate">{{
                                    t('complaints.answerBy', { day: one.dueOn | day })
                                }}</span>
                            }
                        </a>
                    </li>
                }
            </k-list>
        </div>
    `,
    styles: `
        .link {
            display: grid;
            gap: var(--space-1);
            color: var(--ink);
            text-decoration: none;
        }
        .late {
            color: var(--bad);
        }
    `,
})
export class Complaints {
    readonly page = input<string>();
    readonly open = input<string>();
    private readonly book = inject(ComplaintBook);
    private readonly preferences = inject(Preferences);
    private readonly states = computed(() => (this.open() ? [...openStates] : []));
    protected readonly list = new PagedList({
        size: 20,
        address: { page: this.page },
        filter: () => ({ states: this.states(), language: this.preferences.language() }),
        load: ({ states, skip, take }, abort) => this.book.list(states, skip, take, abort),
    });

    protected isOpen(state: string): boolean {
        return openStates.includes(state);
    }
}
