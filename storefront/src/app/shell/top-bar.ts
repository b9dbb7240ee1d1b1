import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Router, RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { SearchBox } from '../assortment/ui-search/search-box';
import { ManagerCard } from '../organizations/ui-manager/manager-card';
import { CartStore } from '../shared/data/cart';
import { Session } from '../shared/data/session';
import { Waiting } from '../shared/data/waiting';
import { DigitsPipe } from '../shared/format/pipes';
import { Icon } from '../shared/ui-kit/icon';
import { Toasts } from '../shared/ui-kit/toasts';
import { CompanySwitch } from './company-switch';
import { PreferencesMenu } from './preferences-menu';

@Component({
    selector: 'k-top-bar',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [
        ...[RouterLink, RouterLinkActive, TranslocoDirective, SearchBox, DigitsPipe, Icon],
        ...[CompanySwitch, ManagerCard, PreferencesMenu],
    ],
    template: `
        <header *transloco="let t">
            <div class="inner">
                <a class="firm" routerLink="/">
                    <img src="/favicon.svg" alt="" width="36" height="36" />
                    <span dir="auto">{{ session.firm()?.firmName ?? 'Karvan' }}</span>
                </a>
                @if (session.member()) {
                    <nav class="wide" [attr.aria-label]="t('nav.label')">
                        <a routerLink="/catalogue" routerLinkActive="here" ariaCurrentWhenActive="page">{{
                            t('nav.catalogue')
                        }}</a>
                        <a routerLink="/orders" routerLinkActive="here" ariaCurrentWhenActive="page">{{
                            t('nav.orders')
                        }}</a>
                        <a routerLink="/messages" routerLinkActive="here" ariaCurrentWhenActive="page">{{
                            t('nav.messages')
                        }}</a>
                    </nav>
                    <k-search-box class="search" />
                    <a
                        class="button quiet icon cart wide"
                        routerLink="/cart"
                        [attr.aria-label]="t('nav.cartWith', { n: cart.lineCount() | digits })"
                    >
                        <k-icon name="cart" />
                        @if (cart.lineCount()) {
                            <span class="count" aria-hidden="true">{{ cart.lineCount() | digits }}</span>
                        }
                    </a>
                } @else if (session.isVisitor()) {
                    <nav class="wide" [attr.aria-label]="t('nav.label')">
                        <a routerLink="/catalogue" routerLinkActive="here" ariaCurrentWhenActive="page">{{
                            t('nav.catalogue')
                        }}</a>
                    </nav>
                    <k-search-box class="search" />
                } @else {
                    <span class="grow"></span>
                }
                @if (session.isVisitor() || session.isGuest()) {
                    @if (session.firm()?.acceptsApplications) {
                        <a class="button quiet" routerLink="/register">{{ t('access.apply') }}</a>
                    }
                    <a class="button" [class.primary]="session.isVisitor()" routerLink="/sign-in">{{
                        t('signIn.title')
                    }}</a>
                }
                <k-company-switch />
                <k-preferences-menu />
                @if (session.member(); as member) {
                    @if (member.company.manager; as manager) {
                        <button
                            type="button"
                            class="button quiet icon"
                            popovertarget="manager-menu"
                            [attr.aria-label]="t('nav.manager', { name: manager.firstName + ' ' + manager.lastName })"
                        >
                            @if (manager.photo; as photo) {
                                <img class="face" [src]="photo" alt="" width="28" height="28" />
                            } @else {
                                <span class="face" aria-hidden="true">{{ manager.firstName.slice(0, 1) }}</span>
                            }
                        </button>
                        <div id="manager-menu" popover class="menu pop">
                            <p class="who soft small">{{ t('home.manager') }}</p>
                            <k-manager-card class="card-of-manager" [manager]="manager" />
                        </div>
                    }
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
                            <hr />
                            <a routerLink="/guest-contact" (click)="menu.hidePopover()"
                                ><k-icon name="person" />{{ t('guest.title') }}</a
                            >
                        } @else {
                            <p class="who">
                                <bdi class="strong">{{ member.firstName }} {{ member.lastName }}</bdi>
                                <bdi class="soft small">{{ member.company.name }}</bdi>
                            </p>
                            <hr />
                            <a routerLink="/account" (click)="menu.hidePopover()"
                                ><k-icon name="person" />{{ t('nav.account') }}</a
                            >
                        }
                        <a routerLink="/orders" (click)="menu.hidePopover()"
                            ><k-icon name="box" />{{ t('nav.orders') }}</a
                        >
                        @if (session.may('manage-company')) {
                            <a routerLink="/company-data" (click)="menu.hidePopover()"
                                ><k-icon name="list" />{{ t('nav.companyData') }}</a
                            >
                        }
                        @if (session.may('approve') || waiting.approvals()) {
                            <a routerLink="/approvals" (click)="menu.hidePopover()"
                                ><k-icon name="check" />{{ t('approvals.title') }}
                                @if (waiting.approvals(); as n) {
                                    <span class="badge warn">{{ t('waiting.badge', { n: n | digits }) }}</span>
                                }
                            </a>
                        }
                        @if (session.may('approve')) {
                            <a routerLink="/account/deputies" (click)="menu.hidePopover()"
                                ><k-icon name="repeat" />{{ t('deputies.title') }}</a
                            >
                        }
                        @if (session.may('manage-members')) {
                            <a routerLink="/account/team" (click)="menu.hidePopover()"
                                ><k-icon name="person" />{{ t('team.title') }}</a
                            >
                            <a routerLink="/account/roles" (click)="menu.hidePopover()"
                                ><k-icon name="check" />{{ t('roles.title') }}</a
                            >
                            <a routerLink="/account/approval-rules" (click)="menu.hidePopover()"
                                ><k-icon name="list" />{{ t('approvalRules.title') }}</a
                            >
                        }
                        @if (session.may('manage-addresses')) {
                            <a routerLink="/account/addresses" (click)="menu.hidePopover()"
                                ><k-icon name="truck" />{{ t('addresses.title') }}</a
                            >
                        }
                        @if (session.may('manage-customers')) {
                            <a routerLink="/customers" (click)="menu.hidePopover()"
                                ><k-icon name="grid" />{{ t('customers.title') }}</a
                            >
                            <a routerLink="/customer-orders" (click)="menu.hidePopover()"
                                ><k-icon name="list" />{{ t('customerOrders.title') }}
                                @if (waiting.customerOrders(); as n) {
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
                }
            </div>
            <div class="weave" aria-hidden="true"></div>
        </header>
    `,
    styles: `
        :host {
            position: sticky;
            inset-block-start: 0;
            z-index: 950;
            display: block;
        }
        header {
            background: var(--surface);
            border-block-end: 1px solid var(--line);
        }
        .inner {
            display: flex;
            align-items: center;
            gap: var(--space-1) var(--space-2);
            inline-size: min(100%, var(--page));
            margin-inline: auto;
            padding: var(--space-2) var(--space-4);
        }
        .firm {
            display: flex;
            align-items: center;
            gap: var(--space-3);
            min-inline-size: 0;
            color: var(--ink);
            font-weight: 700;
            text-decoration: none;
        }
        .firm span {
            overflow: hidden;
            text-overflow: ellipsis;
            white-space: nowrap;
        }
        nav {
            display: flex;
            margin-inline-start: var(--space-4);
        }
        nav a {
            padding: var(--space-2) var(--space-3);
            border-radius: var(--radius-s);
            color: var(--ink-soft);
            font-weight: 600;
            text-decoration: none;
            white-space: nowrap;
        }
        nav a:hover {
            color: var(--ink);
            background: var(--sunken);
        }
        nav .here {
            color: var(--accent);
        }
        .search {
            flex: 1 1 12rem;
            margin-inline: var(--space-4);
        }
        .cart,
        .badged {
            position: relative;
        }
        .count {
            position: absolute;
            inset-block-start: 0;
            inset-inline-end: 0;
            min-inline-size: 1.25rem;
            padding-inline: 0.3rem;
            border-radius: 999px;
            background: var(--accent);
            color: var(--on-accent);
            font-size: var(--text-xs);
            text-align: center;
            line-height: 1.25rem;
        }
        .button k-icon {
            font-size: var(--text-l);
        }
        .weave {
            block-size: 6px;
            background: url('/weave.svg') 0 0 / 24px 6px repeat-x;
        }
        .face {
            display: grid;
            place-items: center;
            inline-size: 1.75rem;
            block-size: 1.75rem;
            border-radius: 50%;
            object-fit: cover;
            background: var(--accent-wash);
            color: var(--accent);
            font-size: var(--text-s);
            font-weight: 700;
        }
        .card-of-manager {
            display: block;
            padding: var(--space-2) var(--space-3) var(--space-3);
        }
        .pop {
            position: fixed;
            inset: 3.75rem var(--space-4) auto auto;
            margin: 0;
            color: var(--ink);
        }
        .pop:dir(rtl) {
            inset: 3.75rem auto auto var(--space-4);
        }
        .pop:not(:popover-open) {
            display: none;
        }
        .who {
            display: grid;
            padding: var(--space-2) var(--space-3);
        }
        @media (max-width: 48rem) {
            .wide {
                display: none;
            }
            .inner {
                flex-wrap: wrap;
            }
            .firm {
                flex: 1 1 8rem;
            }
            .grow {
                display: none;
            }
            .search {
                order: 1;
                flex-basis: 100%;
                margin-inline: 0;
            }
        }
    `,
})
export class TopBar {
    protected readonly session = inject(Session);
    protected readonly cart = inject(CartStore);
    protected readonly waiting = inject(Waiting);
    private readonly router = inject(Router);
    private readonly toasts = inject(Toasts);

    protected async signOut(): Promise<void> {
        try {
            await this.session.signOut();
            await this.router.navigate(['/sign-in']);
        } catch (error) {
            this.toasts.fail(error);
        }
    }
}
