import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Preferences } from '../../shared/data/preferences';
import { Session } from '../../shared/data/session';
import { Icon } from '../../shared/ui-kit/icon';
import { NewsBook } from '../data/broadcasts';

/** The newest word of the firm to many, until it is read or put away. It fails silently: no page waits for it. */
@Component({
    selector: 'k-news-banner',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, Icon],
    template: `
        @if (shown(); as news) {
            <aside class="banner no-print" *transloco="let t" [attr.aria-label]="t('broadcasts.title')">
                <k-icon name="message" />
                <a [routerLink]="['/news', news.id]" dir="auto">{{ news.subject }}</a>
                <button type="button" class="button quiet icon" [attr.aria-label]="t('broadcasts.putAway')" (click)="putAway(news.id)">
                    <k-icon name="close" />
                </button>
            </aside>
        }
    `,
    styles: `
        .banner {
            display: flex;
            gap: var(--space-3);
            align-items: center;
            padding: var(--space-2) var(--space-4);
            background: var(--accent-wash);
            border-block-end: 1px solid var(--line);
        }
        a {
            flex: 1;
            font-weight: 600;
            overflow-wrap: anywhere;
        }
    `,
})
export class NewsBanner {
    private readonly book = inject(NewsBook);
    private readonly session = inject(Session);
    private readonly preferences = inject(Preferences);
    private readonly away = signal<readonly string[]>([]);
    private readonly result = resource({
        params: () => {
            const memberId = this.session.member()?.id;
            return memberId === undefined ? undefined : { memberId, language: this.preferences.language(), reads: this.book.reads() };
        },
        loader: ({ abortSignal }) => this.book.banner(abortSignal),
    });
    protected readonly shown = computed(() => {
        const news = this.result.hasValue() ? this.result.value() : null;
        return news && !this.away().includes(news.id) ? news : null;
    });

    /** Gone at once; whether the server heard it shows at the next visit. */
    protected putAway(id: string): void {
        this.away.update((all) => [...all, id]);
        this.book.read(id).catch(() => undefined);
    }
}
