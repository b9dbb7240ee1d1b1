import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { MemberPermission, Session } from '../shared/data/session';
import { Waiting } from '../shared/data/waiting';
import { DigitsPipe } from '../shared/format/pipes';
import { Icon, IconName } from '../shared/ui-kit/icon';
import { Toasts } from '../shared/ui-kit/toasts';

interface Entry {
    path: string;
    icon: IconName;
    /** The key of its text. */
    text: string;
    /** Only for those who may. */
    may?: MemberPermission;
    /** Only for guests of the open shop, or only for everybody else. */
    guest?: boolean;
    /** How many things wait behind it. */
    waits?: 'approvals' | 'customerOrders';
}

const entries: readonly Entry[] = [
    { path: '/guest-contact', icon: 'person', text: 'guest.title', guest: true },
    { path: '/account', icon: 'person', text: 'nav.account', guest: false },
    { path: '/quick-order', icon: 'list', text: 'quickOrder.title', may: 'order' },
    { path: '/orders', icon: 'box', text: 'nav.orders' },
    { path: '/news', icon: 'mail', text: 'broadcasts.title', guest: false },
    { path: '/complaints', icon: 'warning', text: 'complaints.title' },
    { path: '/recently-bought', icon: 'repeat', text: 'recent.title', guest: false },
    { path: '/soon-needed', icon: 'clock', text: 'soon.title', guest: false },
    { path: '/lists', icon: 'list', text: 'lists.title', guest: false },
    { path: '/finance', icon: 'file', text: 'finance.title', may: 'see-finance', guest: false },
    { path: '/quotes', icon: 'file', text: 'quotes.title', may: 'see-prices', guest: false },
    { path: '/own-offers', icon: 'file', text: 'ownOffers.title', may: 'see-prices', guest: false },
    { path: '/stock-notices', icon: 'mail', text: 'stockNotices.title', guest: false },
    { path: '/company-data', icon: 'list', text: 'nav.companyData', may: 'manage-company' },
    { path: '/approvals', icon: 'check', text: 'approvals.title', may: 'approve', waits: 'approvals' },
    { path: '/account/deputies', icon: 'repeat', text: 'deputies.title', may: 'approve' },
    { path: '/account/team', icon: 'person', text: 'team.title', may: 'manage-members' },
    { path: '/account/roles', icon: 'check', text: 'roles.title', may: 'manage-members' },
    { path: '/account/approval-rules', icon: 'list', text: 'approvalRules.title', may: 'manage-members' },
    { path: '/account/addresses', icon: 'truck', text: 'addresses.title', may: 'manage-addresses' },
    { path: '/customers', icon: 'grid', text: 'customers.title', may: 'manage-customers' },
    {
        path: '/customer-orders',
        icon: 'list',
        text: 'customerOrders.title',
        may: 'manage-customers',
        waits: 'customerOrders',
    },
];

/** All that a person may do besides buying, and the way out. */
@Component({
    selector: 'k-account-menu',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, DigitsPipe, Icon],
    template: `
        <ng-container *transloco="let t">
            <button
                type="button"
                class="button quiet icon badged"
                popovertarget="account-menu"
                [attr.aria-label]="
                    waiting.all() ? t('nav.accountWith', { n: waiting.all() | digits }) : t('nav.account')
                "
            >
                <k-icon name="person" />
                @if (waiting.all(); as n) {
                    <span class="count" aria-hidden="true">{{ n | digits }}</span>
                }
            </button>
            <div id="account-menu" #menu popover class="menu pop">
                @if (session.isGuest()) {
                    <p class="who strong">{{ t('guest.name') }}</p>
                } @else if (session.member(); as member) {
                    <p class="who">
                        <bdi class="strong">{{ member.firstName }} {{ member.lastName }}</bdi>
                        <bdi class="soft small">{{ member.company.name }}</bdi>
                    </p>
                }
                <hr />
                @for (one of shown(); track one.path) {
                    <a [routerLink]="one.path" (click)="menu.hidePopover()"
                        ><k-icon [name]="one.icon" />{{ t(one.text) }}
                        @if (one.waiting; as n) {
                            <span class="badge warn">{{ t('waiting.badge', { n: n | digits }) }}</span>
                        }
                    </a>
                }
                @if (!session.firm()?.acting) {
                    <button type="button" (click)="menu.hidePopover(); signOut()">
                        <k-icon name="out" />{{ t('nav.signOut') }}
                    </button>
                }
            </div>
        </ng-container>
    `,
    styles: `
        .button k-icon {
            font-size: var(--text-l);
        }
        .who {
            display: grid;
            padding: var(--space-2) var(--space-3);
        }
    `,
})
export class AccountMenu {
    protected readonly session = inject(Session);
    protected readonly waiting = inject(Waiting);
    private readonly router = inject(Router);
    private readonly toasts = inject(Toasts);
    /** What waits for a person is shown to him, whatever else he may: a deputy need not be an approver. */
    protected readonly shown = computed(() =>
        entries
            .filter(({ guest }) => guest === undefined || guest === this.session.isGuest())
            .map((entry) => ({ ...entry, waiting: entry.waits ? this.waiting[entry.waits]() : 0 }))
            .filter(({ may, waiting }) => may === undefined || waiting > 0 || this.session.may(may)),
    );

    protected async signOut(): Promise<void> {
        try {
            await this.session.signOut();
            await this.router.navigate(['/sign-in']);
        } catch (error) {
            this.toasts.fail(error);
        }
    }
}
