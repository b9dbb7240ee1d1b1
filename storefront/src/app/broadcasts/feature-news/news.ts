import { ChangeDetectionStrategy, Component, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Preferences } from '../../shared/data/preferences';
import { InstantPipe } from '../../shared/format/pipes';
import { ListShell } from '../../shared/list/list-shell';
import { PagedList } from '../../shared/list/paged-list';
import { News, NewsBook } from '../data/broadcasts';

/** What the firm wrote to many; whoever opens one has read it. */
@Component({
    selector: 'k-news',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, InstantPipe, ListShell],
    template: `
        <div class="page stack" *transloco="let t">
            <h1 tabindex="-1">{{ t('broadcasts.title') }}</h1>
            <k-list [list]="list" count="broadcasts.count" [none]="t('broadcasts.none')" icon="message">
                @for (one of list.found()?.items; track one.id) {
                    <li>
                        <article class="card stack tight" [id]="'news-' + one.id">
                            <div class="row between">
                                <h2 dir="auto">
                                    <a [routerLink]="['/news', one.id]" [attr.aria-expanded]="isOpen(one)">{{ one.subject }}</a>
                                </h2>
                                @if (!one.readAt && !isOpen(one)) {
                                    <span class="badge info">{{ t('broadcasts.new') }}</span>
                                }
                            </div>
                            <p class="soft small">{{ one.at | instant }}</p>
                            @if (isOpen(one)) {
                                <p class="prose" dir="auto">{{ one.text }}</p>
                            }
                        </article>
                    </li>
                }
            </k-list>
        </div>
    `,
})
export class NewsList {
    readonly id = input<string>();
    readonly page = input<string>();
    private readonly book = inject(NewsBook);
    private readonly preferences = inject(Preferences);
    protected readonly list = new PagedList({
        size: 20,
        address: { page: this.page },
        filter: () => ({ language: this.preferences.language() }),
        load: ({ skip, take }, abort) => this.book.list(skip, take, abort),
    });

    constructor() {
        effect(() => {
            const opened = this.list.found()?.items.find(({ id }) => id === this.id());
            // One that was withdrawn meanwhile is not there to be read.
            if (opened && !opened.readAt) this.book.read(opened.id).catch(() => undefined);
        });
    }

    protected isOpen({ id }: News): boolean {
        return id === this.id();
    }
}
