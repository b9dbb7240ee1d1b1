import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { CartStore } from '../shared/data/cart';
import { DigitsPipe } from '../shared/format/pipes';
import { Icon, IconName } from '../shared/ui-kit/icon';

/** The main places, under the thumb, on phones. */
@Component({
    selector: 'k-bottom-nav',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, RouterLinkActive, TranslocoDirective, Icon, DigitsPipe],
    template: `
        <nav *transloco="let t" [attr.aria-label]="t('nav.label')">
            @for (place of places; track place.link) {
                <a
                    [routerLink]="place.link"
                    routerLinkActive="here"
                    ariaCurrentWhenActive="page"
                    [routerLinkActiveOptions]="{ exact: place.link === '/' }"
                >
                    <k-icon [name]="place.icon" />
                    <span>{{ t('nav.' + place.name) }}</span>
                    @if (place.name === 'cart' && cart.lineCount()) {
                        <span class="count">{{ cart.lineCount() | digits }}</span>
                    }
                </a>
            }
        </nav>
    `,
    styles: `
        :host {
            display: none;
        }
        @media (max-width: 48rem) {
            :host {
                display: block;
            }
        }
        nav {
            position: fixed;
            z-index: 900;
            inset-block-end: 0;
            inset-inline: 0;
            display: grid;
            grid-template-columns: repeat(5, minmax(0, 1fr));
            padding-block-end: env(safe-area-inset-bottom);
            background: var(--surface);
            border-block-start: 1px solid var(--line);
        }
        a {
            position: relative;
            display: grid;
            justify-items: center;
            align-content: center;
            gap: 0.1rem;
            min-block-size: 3.75rem;
            color: var(--ink-soft);
            /* Five words stand side by side, in Polish long ones. */
            font-size: min(var(--text-xs), 2.8vw);
            font-weight: 600;
            text-decoration: none;
        }
        a:dir(ltr) {
            letter-spacing: -0.02em;
        }
        k-icon {
            font-size: var(--text-l);
        }
        .here {
            color: var(--accent);
        }
        .count {
            position: absolute;
            inset-block-start: 0.35rem;
            inset-inline-start: calc(50% + 0.4rem);
            min-inline-size: 1.25rem;
            padding-inline: 0.3rem;
            border-radius: 999px;
            background: var(--accent);
            color: var(--on-accent);
            text-align: center;
            line-height: 1.25rem;
        }
    `,
})
export class BottomNav {
    protected readonly cart = inject(CartStore);
    protected readonly places: { link: string; name: string; icon: IconName }[] = [
        { link: '/', name: 'home', icon: 'home' },
        { link: '/catalogue', name: 'catalogue', icon: 'grid' },
        { link: '/cart', name: 'cart', icon: 'cart' },
        { link: '/orders', name: 'orders', icon: 'box' },
        { link: '/messages', name: 'messages', icon: 'message' },
    ];
}
