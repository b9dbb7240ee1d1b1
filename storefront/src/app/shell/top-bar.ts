import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { SearchBox } from '../assortment/ui-search/search-box';
import { CartStore } from '../shared/data/cart';
import { Session } from '../shared/data/session';
import { DigitsPipe } from '../shared/format/pipes';
import { Icon } from '../shared/ui-kit/icon';
import { AccountMenu } from './account-menu';
import { CompanySwitch } from './company-switch';
import { ManagerMenu } from './manager-menu';
import { PreferencesMenu } from './preferences-menu';

@Component({
    selector: 'k-top-bar',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [
        ...[RouterLink, RouterLinkActive, TranslocoDirective, SearchBox, DigitsPipe, Icon],
        ...[AccountMenu, CompanySwitch, ManagerMenu, PreferencesMenu],
    ],
    template: `
        <header *transloco="let t">
            <div class="inner" [class.several]="session.memberships().length > 1">
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
                        class="button quiet icon badged wide"
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
                        <k-manager-menu [manager]="manager" />
                    }
                    <k-account-menu />
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
        .button k-icon {
            font-size: var(--text-l);
        }
        .weave {
            block-size: 6px;
            background: url('/weave.svg') 0 0 / 24px 6px repeat-x;
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
            /* The switch says where one is; the firm's mark is enough beside it. */
            .several .firm {
                flex: 0 0 auto;
            }
            .several .firm span {
                position: absolute;
                inline-size: 1px;
                clip-path: inset(50%);
            }
            .several k-company-switch {
                flex: 1 1 0;
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
}
