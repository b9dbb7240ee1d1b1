import { ChangeDetectionStrategy, Component, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { DayPipe, DigitsPipe, MoneyPipe } from '../../shared/format/pipes';
import { Empty } from '../../shared/ui-kit/empty';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Icon } from '../../shared/ui-kit/icon';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Finance } from '../data/finance';
import { InvoiceSheet } from './invoice-sheet';

/** One invoice: what is left of it, what covers it, its documents, and what stands in its XML. */
@Component({
    selector: 'k-invoice',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [
        ...[RouterLink, TranslocoDirective, DayPipe, DigitsPipe, MoneyPipe],
        ...[Empty, FailurePanel, Icon, Skeleton, InvoiceSheet],
    ],
    template: `
        <div class="page medium stack wide" *transloco="let t">
            <p>
                <a routerLink="/finance">{{ t('finance.title') }}</a>
            </p>
            @if (found.error(); as error) {
                <k-failure [error]="error" (retry)="found.reload()" />
            } @else if (found.hasValue()) {
                @if (found.value(); as shown) {
                    <h1 tabindex="-1">
                        {{ t('finance.kind.' + shown.invoice.kind) }} <bdi>{{ shown.invoice.number | digits }}</bdi>
                    </h1>
                    <section class="card stack" [attr.aria-label]="t('finance.invoice')">
                        <dl class="facts">
                            <dt>{{ t('finance.issuedOn') }}</dt>
                            <dd>{{ shown.invoice.issuedOn | day: 'long' }}</dd>
                            <dt>{{ t('finance.dueOn') }}</dt>
                            <dd>
                                {{ shown.invoice.dueOn | day: 'long' }}
                                @if (shown.invoice.isOverdue) {
                                    &ngsp;<span class="badge bad">{{ t('finance.states.overdue') }}</span>
                                }
                            </dd>
                            @if (shown.invoice.correctsNumber; as number) {
                                <dt>{{ t('finance.corrects') }}</dt>
                                <dd>
                                    <bdi>{{ number | digits }}</bdi>
                                </dd>
                            }
                            @if (shown.invoice.orderCodes.length) {
                                <dt>{{ t('finance.orders') }}</dt>
                                <dd class="row">
                                    @for (code of shown.invoice.orderCodes; track code) {
                                        <a [routerLink]="['/orders', code]"
                                            ><bdi>{{ code }}</bdi></a
                                        >
                                    }
                                </dd>
                            }
                            @if (shown.ksef; as ksef) {
                                <dt>{{ t('finance.ksef') }}</dt>
                                <dd>
                                    <bdi class="code">{{ ksef.number }}</bdi>
                                    @if (!ksef.isValid) {
                                        &ngsp;<span class="badge bad">{{ t('finance.ksefWrong') }}</span>
                                    }
                                </dd>
                            }
                        </dl>
                        <dl class="facts sums">
                            <dt>{{ t('finance.net') }}</dt>
                            <dd>{{ shown.invoice.netMinor | money: shown.invoice.currencyCode }}</dd>
                            <dt>{{ t('finance.tax') }}</dt>
                            <dd>{{ shown.invoice.taxMinor | money: shown.invoice.currencyCode }}</dd>
                            <dt>{{ t('finance.gross') }}</dt>
                            <dd>{{ shown.invoice.grossMinor | money: shown.invoice.currencyCode }}</dd>
                            <dt class="strong">{{ t('finance.openAmount') }}</dt>
                            <dd class="strong">{{ shown.invoice.openMinor | money: shown.invoice.currencyCode }}</dd>
                        </dl>
                        <div class="row">
                            @for (format of shown.invoice.formats; track format) {
                                <a class="button" [href]="finance.documentUrl(shown.invoice.id, format)" download>
                                    <k-icon name="file" />{{ t('finance.get', { format: format.toUpperCase() }) }}
                                </a>
                            } @empty {
                                <p class="soft">{{ t('finance.noDocument') }}</p>
                            }
                        </div>
                        @if (shown.ksef?.qr; as qr) {
                            <a [href]="shown.ksef?.verificationUrl" target="_blank" rel="noreferrer">
                                <img [src]="qr" [alt]="t('finance.ksefQr')" width="160" height="160" />
                            </a>
                        }
                    </section>
                    <section class="card stack" aria-labelledby="covered">
                        <h2 id="covered">{{ t('finance.covered') }}</h2>
                        <ul class="stack tight">
                            @for (one of shown.settlements; track one.id) {
                                <li class="row between">
                                    <span>
                                        {{ one.settledOn | day }} · {{ t('finance.source.' + one.source) }}
                                        @if (one.reference) {
                                            <bdi class="soft">{{ one.reference }}</bdi>
                                        }
                                    </span>
                                    <span>{{ one.amountMinor | money: shown.invoice.currencyCode }}</span>
                                </li>
                            } @empty {
                                <li class="soft">{{ t('finance.nothingPaid') }}</li>
                            }
                        </ul>
                    </section>
                    @if (shown.view; as view) {
                        <k-invoice-sheet [view]="view" />
                    }
                } @else {
                    <k-empty icon="file" [heading]="t('finance.unknown')" />
                }
            } @else {
                <k-skeleton [rows]="3" height="8rem" />
            }
        </div>
    `,
})
export class InvoicePageView {
    readonly id = input.required<string>();
    protected readonly finance = inject(Finance);
    protected readonly found = resource({
        params: () => this.id(),
        loader: ({ params, abortSignal }) => this.finance.invoice(params, abortSignal),
    });
}
