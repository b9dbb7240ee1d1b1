import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { AmountPipe, DayPipe } from '../../shared/format/pipes';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { UnitPipe } from '../../shared/ui-kit/unit-name';
import { SoonNeeded } from '../data/soon';

/** How much of an article was bought in each month: bars to compare by eye, and the same figures as a table. */
@Component({
    selector: 'k-history-chart',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AmountPipe, DayPipe, UnitPipe, FailurePanel, Skeleton],
    template: `
        <ng-container *transloco="let t">
            @if (result.error(); as error) {
                <k-failure [error]="error" (retry)="result.reload()" />
            } @else if (months(); as shown) {
                <ol class="bars" aria-hidden="true">
                    @for (one of shown; track one.month) {
                        <li [title]="(one.month | day: 'month') + ': ' + (one.quantity | amount) + ' ' + (unit() | unit)">
                            <span class="column" [style.block-size.%]="one.share"></span>
                        </li>
                    }
                </ol>
                <p class="row between small soft" aria-hidden="true">
                    <span>{{ shown[0]?.month | day: 'month' }}</span>
                    <span>{{ shown.at(-1)?.month | day: 'month' }}</span>
                </p>
                <details>
                    <summary>{{ t('soon.asTable') }}</summary>
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">{{ t('soon.month') }}</th>
                                <th scope="col" class="num">{{ t('quantity.label') }} ({{ unit() | unit }})</th>
                            </tr>
                        </thead>
                        <tbody>
                            @for (one of shown; track one.month) {
                                <tr>
                                    <th scope="row">{{ one.month | day: 'month' }}</th>
                                    <td class="num">{{ one.quantity | amount }}</td>
                                </tr>
                            }
                        </tbody>
                    </table>
                </details>
            } @else {
                <k-skeleton [rows]="1" height="7rem" />
            }
        </ng-container>
    `,
    styles: `
        :host {
            display: grid;
            gap: var(--space-1);
            min-inline-size: 0;
        }
        .bars {
            display: flex;
            gap: 2px;
            block-size: 6rem;
            padding: 0;
            margin: 0;
            list-style: none;
            border-block-end: 1px solid var(--line-strong);
        }
        li {
            flex: 1 1 0;
            min-inline-size: 0;
            display: flex;
            flex-direction: column;
            justify-content: end;
        }
        .column {
            border-radius: var(--radius-s) var(--radius-s) 0 0;
            background: var(--accent);
        }
    `,
})
export class HistoryChart {
    readonly variantId = input.required<string>();
    readonly unit = input.required<string>();
    private readonly soon = inject(SoonNeeded);
    protected readonly result = resource({
        params: () => this.variantId(),
        loader: ({ params, abortSignal }) => this.soon.history(params, abortSignal),
    });
    protected readonly months = computed(() => {
        if (!this.result.hasValue()) return null;
        const greatest = Math.max(1, ...this.result.value().map((one) => one.quantity));
        return this.result.value().map((one) => ({ ...one, share: (one.quantity / greatest) * 100 }));
    });
}
