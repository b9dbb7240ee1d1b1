import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Preferences } from '../../shared/data/preferences';
import { Session } from '../../shared/data/session';
import { DayPipe } from '../../shared/format/pipes';
import { Empty } from '../../shared/ui-kit/empty';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { QuoteBook } from '../data/quotes';
import { QuoteStateBadge } from '../ui-quote/quote-state';
import { QuoteVersionView } from '../ui-quote/version-lines';

/** Where the button of the PDF leads: the offer to read, and for its own customer the way to order it. */
@Component({
    selector: 'k-shared-quote',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, DayPipe, Empty, FailurePanel, QuoteStateBadge, QuoteVersionView, Skeleton],
    template: `
        <div class="page stack" *transloco="let t">
            @if (result.error()) {
                <k-failure [error]="result.error()" (retry)="result.reload()" />
            } @else if (shared(); as one) {
                <h1 tabindex="-1" class="row">
                    {{ t('quotes.one') }} <bdi class="code">{{ one.quote.code }}</bdi>
                    <k-quote-state [state]="one.quote.isExpired ? 'expired' : one.quote.state" />
                </h1>
                <p class="soft" dir="auto">{{ one.quote.companyName }}</p>
                @if (one.isOld) {
                    <p class="note warn">{{ t('quotes.newer') }}</p>
                }
                @if (one.isMine) {
                    <p><a class="button primary" [routerLink]="['/quotes', one.quoteId]">{{ t('quotes.goOrder') }}</a></p>
                } @else if (session.member()) {
                    <p class="note">{{ t('quotes.notYours') }}</p>
                } @else {
                    <p class="note">{{ t('quotes.signInToOrder') }}</p>
                    <p>
                        <a class="button primary" routerLink="/sign-in" [queryParams]="{ returnUrl: '/quotes/' + one.quoteId }">{{ t('signIn.title') }}</a>
                    </p>
                }
                @if (version(); as offer) {
                    <section class="card stack">
                        @if (offer.validUntil) {
                            <p class="soft">{{ t('quotes.validUntil', { day: offer.validUntil | day }) }}</p>
                        }
                        <k-quote-version [version]="offer" [currencyCode]="one.quote.currencyCode" />
                    </section>
                }
            } @else if (shared() === null) {
                <k-empty icon="file" [heading]="t('quotes.linkOver')" />
            } @else {
                <k-skeleton [rows]="4" />
            }
        </div>
    `,
})
export class SharedQuotePage {
    readonly token = input.required<string>();
    private readonly book = inject(QuoteBook);
    private readonly preferences = inject(Preferences);
    protected readonly session = inject(Session);
    protected readonly result = resource({
        params: () => ({ token: this.token(), language: this.preferences.language() }),
        loader: ({ params, abortSignal }) => this.book.shared(params.token, abortSignal),
    });
    protected readonly shared = keptValue(this.result);
    protected readonly version = computed(() => this.shared()?.quote.versions[0]);
}
