import { ChangeDetectionStrategy, Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Goals } from '../../goals/data/goals';
import { GoalCard } from '../../goals/ui-goal/goal-card';
import { SoonNeeded } from '../../lists/data/soon';
import { SoonCard } from '../../lists/ui-soon/soon-card';
import { ManagerCard } from '../../organizations/ui-manager/manager-card';
import { openStates, OrderBook } from '../../purchasing/data/orders';
import { Placing } from '../../purchasing/data/placing';
import { CreditBar } from '../../purchasing/ui-order/credit-bar';
import { OrderCard } from '../../purchasing/ui-order/order-card';
import { CartStore } from '../../shared/data/cart';
import { Preferences } from '../../shared/data/preferences';
import { Session } from '../../shared/data/session';
import { Waiting } from '../../shared/data/waiting';
import { AmountPipe, InstantPipe } from '../../shared/format/pipes';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Icon } from '../../shared/ui-kit/icon';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Threads } from '../../support/data/threads';

@Component({
    selector: 'k-home',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [
        RouterLink,
        TranslocoDirective,
        AmountPipe,
        InstantPipe,
        CreditBar,
        FailurePanel,
        GoalCard,
        Icon,
        ManagerCard,
        OrderCard,
        Skeleton,
        SoonCard,
    ],
    templateUrl: './home.html',
    styleUrl: './home.css',
})
export class Home {
    private readonly book = inject(OrderBook);
    private readonly placing = inject(Placing);
    private readonly threads = inject(Threads);
    private readonly soonNeeded = inject(SoonNeeded);
    private readonly purchaseGoals = inject(Goals);
    private readonly preferences = inject(Preferences);
    protected readonly session = inject(Session);
    protected readonly cart = inject(CartStore);
    protected readonly waiting = inject(Waiting);
    protected readonly orders = resource({
        params: () => ({ language: this.preferences.language() }),
        loader: ({ abortSignal }) => this.book.list({ states: openStates, skip: 0, take: 4 }, abortSignal),
    });
    protected readonly credit = resource({
        params: () => (this.session.may('see-finance') ? this.session.member()?.id : undefined),
        loader: async ({ abortSignal }) => (await this.placing.options(abortSignal)).credit,
    });
    protected readonly goals = resource({
        params: () =>
            this.session.may('see-finance') && this.session.may('see-prices') ? this.session.member()?.id : undefined,
        loader: ({ abortSignal }) => this.purchaseGoals.list(abortSignal),
    });
    /** Left out when it fails: the page is whole without it. */
    protected readonly soon = resource({
        params: () => (this.session.may('order') && !this.session.isGuest() ? this.preferences.language() : undefined),
        loader: ({ abortSignal }) => this.soonNeeded.brief(abortSignal),
    });
    protected readonly messages = resource({ loader: ({ abortSignal }) => this.threads.all(abortSignal) });
    protected readonly recent = computed(() =>
        this.messages.hasValue() ? this.messages.value().slice(0, 3) : undefined,
    );
}
