import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Preferences } from '../../shared/data/preferences';
import { latinDigits } from '../../shared/format/format';
import { ListShell } from '../../shared/list/list-shell';
import { PagedList } from '../../shared/list/paged-list';
import { openQuoteStates, QuoteBook, quoteStates } from '../data/quotes';
import { QuoteCard } from '../ui-quote/quote-card';

/** What the company asked for, and what it was offered. */
@Component({
    selector: 'k-quotes',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, ListShell, QuoteCard],
    template: `
        <div class="page stack" *transloco="let t">
            <h1 tabindex="-1">{{ t('quotes.title') }}</h1>
            <k-list [list]="list" [search]="t('quotes.search')" count="quotes.count" [none]="t('quotes.none')" icon="file">
                <label filter>
                    <span class="visually-hidden">{{ t('quotes.stateLabel') }}</span>
                    <select #chosen class="input" (change)="list.narrow({ state: chosen.value || null })">
                        <option value="" [selected]="!state()">{{ t('quotes.all') }}</option>
                        <option value="open" [selected]="state() === 'open'">{{ t('quotes.open') }}</option>
                        @for (one of states; track one) {
                            <option [value]="one" [selected]="state() === one">{{ t('quotes.state.' + one) }}</option>
                        }
                    </select>
                </label>
                @for (quote of list.found()?.items; track quote.id) {
                    <li><k-quote-card [quote]="quote" /></li>
                }
                <p none class="soft">{{ t('quotes.noneHint') }}</p>
                <a none class="button primary" routerLink="/catalogue">{{ t('nav.catalogue') }}</a>
            </k-list>
        </div>
    `,
})
export class Quotes {
    readonly term = input<string>();
    readonly state = input<string>();
    readonly page = input<string>();
    private readonly book = inject(QuoteBook);
    private readonly preferences = inject(Preferences);
    protected readonly states = quoteStates;
    private readonly wanted = computed(() => {
        const state = this.state();
        if (!state) return null;
        return state === 'open' ? openQuoteStates : [state];
    });
    protected readonly list = new PagedList({
        size: 20,
        address: this,
        filter: () => ({ language: this.preferences.language(), states: this.wanted() }),
        load: ({ term, states, skip, take }, abort) =>
            this.book.list({ term: latinDigits(term) || null, states, skip, take }, abort),
    });
}
