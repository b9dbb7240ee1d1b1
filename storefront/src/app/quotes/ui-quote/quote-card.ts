import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { AmountPipe, DayPipe, InstantPipe, MoneyPipe } from '../../shared/format/pipes';
import { RecordCard } from '../../shared/ui-kit/record-card';
import { QuoteRow } from '../data/quotes';
import { QuoteStateBadge } from './quote-state';

@Component({
    selector: 'k-quote-card',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AmountPipe, DayPipe, InstantPipe, MoneyPipe, QuoteStateBadge, RecordCard],
    template: `
        <k-record-card [link]="['/quotes', quote().id]" [code]="quote().code" *transloco="let t">
            <p slot="about">
                {{ quote().createdAt | instant: 'date' }}
                @if (quote().askedBy) {
                    · <bdi>{{ quote().askedBy }}</bdi>
                }
            </p>
            <k-quote-state slot="state" [state]="quote().state" />
            <div slot="facts">
                <p>{{ t('quotes.lines', { n: quote().lineCount | amount }) }}</p>
                @if (quote().validUntil) {
                    <p>{{ t('quotes.validUntil', { day: quote().validUntil | day }) }}</p>
                }
            </div>
            <span slot="sum">{{ quote().totalNet | money: quote().currencyCode }}</span>
        </k-record-card>
    `,
})
export class QuoteCard {
    readonly quote = input.required<QuoteRow>();
}
