import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { AmountPipe, DayPipe, InstantPipe, MoneyPipe } from '../../shared/format/pipes';
import { QuoteRow } from '../data/quotes';
import { QuoteStateBadge } from './quote-state';

@Component({
    selector: 'k-quote-card',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, AmountPipe, DayPipe, InstantPipe, MoneyPipe, QuoteStateBadge],
    template: `
        <article *transloco="let t">
            <div>
                <a class="code strong" [routerLink]="['/quotes', quote().id]"
                    ><bdi>{{ quote().code }}</bdi></a
                >
                <p class="soft small">
                    {{ quote().createdAt | instant: 'date' }}
                    @if (quote().askedBy) {
                        · <bdi>{{ quote().askedBy }}</bdi>
                    }
                </p>
            </div>
            <k-quote-state [state]="quote().state" />
            <div class="soft small">
                <p>{{ t('quotes.lines', { n: quote().lineCount | amount }) }}</p>
                @if (quote().validUntil) {
                    <p>{{ t('quotes.validUntil', { day: quote().validUntil | day }) }}</p>
                }
            </div>
            <strong class="num sum">{{ quote().totalNet | money: quote().currencyCode }}</strong>
        </article>
    `,
    styles: `
        article {
            position: relative;
            display: grid;
            grid-template-columns: 1.2fr 1fr 1.2fr 1fr;
            gap: var(--space-2) var(--space-4);
            align-items: center;
            padding: var(--space-4);
            border: 1px solid var(--line);
            border-radius: var(--radius-m);
            background: var(--surface);
        }
        article:hover {
            border-color: var(--line-strong);
        }
        a {
            text-decoration: none;
        }
        a::after {
            content: '';
            position: absolute;
            inset: 0;
            border-radius: var(--radius-m);
        }
        .sum {
            text-align: end;
        }
        @media (max-width: 48rem) {
            article {
                grid-template-columns: minmax(0, 1fr) auto;
            }
            k-quote-state {
                justify-self: end;
            }
        }
    `,
})
export class QuoteCard {
    readonly quote = input.required<QuoteRow>();
}
