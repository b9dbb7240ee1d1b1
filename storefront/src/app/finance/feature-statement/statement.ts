import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { DateInput, TypedDay } from '../../shared/date/date-input';
import { FirmClock } from '../../shared/format/firm-clock';
import { DayPipe, DigitsPipe, MoneyPipe } from '../../shared/format/pipes';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Icon } from '../../shared/ui-kit/icon';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Finance } from '../data/finance';
import { threeMonthsBefore } from './span';

/** What was charged and paid in a period, and the same as a file. */
@Component({
    selector: 'k-statement',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [
        ...[RouterLink, TranslocoDirective, DateInput, DayPipe, DigitsPipe, MoneyPipe],
        ...[FailurePanel, Field, Icon, Skeleton],
    ],
    template: `
        <div class="page stack wide" *transloco="let t">
            <p>
                <a routerLink="/finance">{{ t('finance.title') }}</a>
            </p>
            <h1 tabindex="-1">{{ t('finance.statement') }}</h1>
            <div class="days">
                <k-field for="from" [label]="t('finance.firstDay')">
                    <k-date-input name="from" [day]="span().from" (typed)="choose('from', $event)" />
                </k-field>
                <k-field
                    for="until"
                    [label]="t('finance.lastDay')"
                    [error]="isBackwards() ? t('finance.backwards') : ''"
                >
                    <k-date-input name="until" [day]="span().until" (typed)="choose('until', $event)" />
                </k-field>
            </div>
            @if (!isBackwards()) {
                <div class="row">
                    @for (format of formats; track format) {
                        <a class="button" [href]="finance.statementUrl(format, span().from, span().until)" download>
                            <k-icon name="file" />{{ t('finance.get', { format: format.toUpperCase() }) }}
                        </a>
                    }
                </div>
            }
            @if (found.error(); as error) {
                <k-failure [error]="error" (retry)="found.reload()" />
            } @else if (found.hasValue()) {
                <div class="card scroll" tabindex="0" role="region" [attr.aria-label]="t('finance.statement')">
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{{ t('finance.day') }}</th>
                                <th scope="col">{{ t('finance.document') }}</th>
                                <th scope="col" class="number">{{ t('finance.debit') }}</th>
                                <th scope="col" class="number">{{ t('finance.credit') }}</th>
                                <th scope="col" class="number">{{ t('finance.balance') }}</th>
                            </tr>
                        </thead>
                        <tbody>
                            <tr>
                                <td>{{ found.value().from | day }}</td>
                                <td colspan="3">{{ t('finance.opening') }}</td>
                                <td class="number strong">
                                    {{ found.value().openingMinor | money: found.value().currencyCode }}
                                </td>
                            </tr>
                            @for (entry of found.value().entries; track $index) {
                                <tr>
                                    <td>{{ entry.on | day }}</td>
                                    <td>
                                        {{ t('finance.kind.' + entry.kind) }} <bdi>{{ entry.reference | digits }}</bdi>
                                    </td>
                                    <td class="number">
                                        @if (entry.amountMinor >= 0) {
                                            {{ entry.amountMinor | money: found.value().currencyCode }}
                                        }
                                    </td>
                                    <td class="number">
                                        @if (entry.amountMinor < 0) {
                                            {{ -entry.amountMinor | money: found.value().currencyCode }}
                                        }
                                    </td>
                                    <td class="number">
                                        {{ entry.balanceMinor | money: found.value().currencyCode }}
                                    </td>
                                </tr>
                            } @empty {
                                <tr>
                                    <td colspan="5" class="soft">{{ t('finance.noEntries') }}</td>
                                </tr>
                            }
                            <tr>
                                <td>{{ found.value().until | day }}</td>
                                <td colspan="3" class="strong">{{ t('finance.closing') }}</td>
                                <td class="number strong">
                                    {{ found.value().closingMinor | money: found.value().currencyCode }}
                                </td>
                            </tr>
                        </tbody>
                    </table>
                </div>
            } @else if (!isBackwards()) {
                <k-skeleton [rows]="4" height="3rem" />
            }
        </div>
    `,
    styles: `
        .days {
            display: grid;
            gap: var(--space-3);
            grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));
        }
        .scroll {
            overflow-x: auto;
        }
        table {
            inline-size: 100%;
            border-collapse: collapse;
        }
        th,
        td {
            padding: var(--space-2);
            border-block-end: 1px solid var(--line);
            text-align: start;
        }
        .number {
            text-align: end;
            white-space: nowrap;
        }
    `,
})
export class StatementPage {
    readonly from = input<string>();
    readonly until = input<string>();
    protected readonly finance = inject(Finance);
    private readonly router = inject(Router);
    private readonly clock = inject(FirmClock);
    protected readonly formats = ['pdf', 'xlsx', 'csv'] as const;
    /** The last three months until a day is chosen. */
    protected readonly span = computed(() => {
        const today = this.clock.today();
        return { from: this.from() || threeMonthsBefore(today), until: this.until() || today };
    });
    protected readonly isBackwards = computed(() => this.span().until < this.span().from);
    protected readonly found = resource({
        params: () => (this.isBackwards() ? undefined : this.span()),
        loader: ({ params, abortSignal }) => this.finance.statement(params.from, params.until, abortSignal),
    });

    protected choose(border: 'from' | 'until', typed: TypedDay): void {
        if (!('day' in typed) || !typed.day) return;
        void this.router.navigate([], { queryParams: { [border]: typed.day }, queryParamsHandling: 'merge' });
    }
}
