import {
    ChangeDetectionStrategy,
    Component,
    computed,
    DOCUMENT,
    effect,
    inject,
    signal,
    untracked,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import {
    NavigationCancel,
    NavigationEnd,
    NavigationError,
    NavigationStart,
    Router,
    RouterOutlet,
} from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { filter, map } from 'rxjs';

import { NewsBanner } from '../broadcasts/ui-banner/news-banner';
import { ActingBanner } from '../organizations/feature-acting/acting-banner';
import { CartStore } from '../shared/data/cart';
import { Preferences } from '../shared/data/preferences';
import { Session } from '../shared/data/session';
import { ShopApi } from '../shared/data/shop-api';
import { Waiting } from '../shared/data/waiting';
import { DigitsPipe } from '../shared/format/pipes';
import { ToastRegion } from '../shared/ui-kit/toasts';
import { BottomNav } from './bottom-nav';
import { TopBar } from './top-bar';

/** A tab that is looked at again sooner than this asks nothing. */
const visitMs = 60_000;

@Component({
    selector: 'app-root',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterOutlet, TranslocoDirective, ActingBanner, NewsBanner, TopBar, BottomNav, DigitsPipe, ToastRegion],
    template: `
        <ng-container *transloco="let t">
            <a class="skip button primary" href="#main" (click)="skip($event)">{{ t('skip') }}</a>
            <k-top-bar class="top-bar" />
            <k-acting-banner />
            <div class="progress" [class.busy]="isNavigating()" aria-hidden="true"></div>
            @if (isOffline()) {
                <p class="offline no-print" role="status">{{ t('failure.offline') }}</p>
            }
            <main id="main" tabindex="-1">
                <k-news-banner />
                <router-outlet />
            </main>
            @if (session.member()) {
                <k-bottom-nav class="bottom-nav" />
            }
            <p class="visually-hidden" role="status">
                @if (waiting.all(); as n) {
                    {{ t('waiting.count', { n: n | digits }) }}
                }
            </p>
            <k-toasts />
        </ng-container>
    `,
    styles: `
        :host {
            display: grid;
            grid-template-rows: auto auto auto 1fr;
            grid-template-columns: minmax(0, 1fr);
            min-block-size: 100dvh;
        }
        .skip {
            position: fixed;
            z-index: 1200;
            inset-block-start: var(--space-2);
            inset-inline-start: var(--space-2);
            transform: translateY(-200%);
        }
        .skip:focus {
            transform: none;
        }
        main {
            min-inline-size: 0;
        }
        .progress {
            position: fixed;
            z-index: 1000;
            inset-block-start: 0;
            inset-inline: 0;
            block-size: 3px;
            background: var(--accent);
            opacity: 0;
            transform: scaleX(0);
            transform-origin: left;
        }
        .progress.busy {
            opacity: 1;
            transform: scaleX(0.8);
            transition: transform 3s ease-out 0.15s;
        }
        .offline {
            padding: var(--space-2) var(--space-4);
            text-align: center;
            background: var(--warn-wash);
            color: var(--warn);
            font-weight: 600;
        }
        @media (max-width: 48rem) {
            main {
                padding-block-end: 4.5rem;
            }
        }
    `,
})
export class App {
    protected readonly session = inject(Session);
    private readonly document = inject(DOCUMENT);
    private readonly router = inject(Router);
    private readonly api = inject(ShopApi);
    private readonly cart = inject(CartStore);
    protected readonly waiting = inject(Waiting);
    private readonly preferences = inject(Preferences);
    private readonly transloco = inject(TranslocoService);
    protected readonly isOffline = signal(!navigator.onLine);
    protected readonly isNavigating = toSignal(
        this.router.events.pipe(
            filter((event) =>
                [NavigationStart, NavigationEnd, NavigationCancel, NavigationError].some(
                    (kind) => event instanceof kind,
                ),
            ),
            map((event) => event instanceof NavigationStart),
        ),
        { initialValue: true },
    );
    private path = '';

    constructor() {
        this.followPreferences();
        this.followConnection();
        this.followSession();
        this.followVisits();
        this.router.events
            .pipe(filter((event) => event instanceof NavigationEnd))
            .subscribe((event) => this.moveFocus(event.urlAfterRedirects));
    }

    protected skip(event: Event): void {
        event.preventDefault();
        this.document.getElementById('main')?.focus();
    }

    private followPreferences(): void {
        effect(() => {
            const root = this.document.documentElement;
            const language = this.preferences.language();
            const theme = this.preferences.theme();
            this.transloco.setActiveLang(language);
            root.lang = language;
            root.dir = language === 'fa' ? 'rtl' : 'ltr';
            if (theme === 'auto') delete root.dataset['theme'];
            else root.dataset['theme'] = theme;
        });
    }

    private followConnection(): void {
        addEventListener('online', () => this.isOffline.set(false));
        addEventListener('offline', () => this.isOffline.set(true));
    }

    /** The cart's badge follows who is signed in; a refused request asks again who that is. */
    private followSession(): void {
        const memberId = computed(() => this.session.member()?.id);
        effect(() => {
            const isMember = memberId() !== undefined;
            untracked(() => {
                if (!isMember) return [this.cart, this.waiting].forEach((store) => store.forget());
                void this.cart.load().catch(() => null);
                this.waiting.forget();
                void this.waiting.load();
            });
        });
        effect(() => {
            if (this.api.refusals() > 0) void untracked(() => this.askWhoIsSignedIn());
        });
    }

    /** Who comes back to the page hears what came in meanwhile. */
    private followVisits(): void {
        let asked = Date.now();
        this.document.addEventListener('visibilitychange', () => {
            if (this.document.visibilityState !== 'visible' || Date.now() - asked < visitMs) return;
            asked = Date.now();
            void this.waiting.load();
        });
    }

    private async askWhoIsSignedIn(): Promise<void> {
        const wasMember = this.session.member() !== null;
        const known = await this.session.reload().catch(() => null);
        if (wasMember && known && !known.member) {
            await this.router.navigate(['/sign-in'], { queryParams: { returnUrl: this.router.url, expired: 1 } });
        }
    }

    /** A screen reader's user hears the new page's heading, as after a page load. Filters and pages of a list keep the focus. */
    private moveFocus(url: string): void {
        const path = url.split(/[?#]/)[0] ?? '';
        const isFirst = this.path === '';
        if (path === this.path) return;
        this.path = path;
        if (isFirst) return;
        setTimeout(() => {
            const main = this.document.getElementById('main');
            const heading = main?.querySelector<HTMLElement>('h1[tabindex]');
            (heading ?? main)?.focus({ preventScroll: true });
        });
    }
}
