import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Session } from '../../shared/data/session';
import { DayPipe, InstantPipe, MoneyPipe, PercentPipe } from '../../shared/format/pipes';
import { OrderState } from '../../shared/ui-kit/state-badge';
import { OrderSummary } from '../data/orders';

@Component({
    selector: 'k-order-card',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, DayPipe, InstantPipe, MoneyPipe, PercentPipe, OrderState],
    template: `
        <article *transloco="let t">
            <div>
                <a class="code strong" [routerLink]="['/orders', order().code]"
                    ><bdi>{{ order().code }}</bdi></a
                >
                <p class="soft small">
                    {{ order().placedAt | instant: 'date' }} · <bdi>{{ order().placedBy }}</bdi>
                </p>
            </div>
            <div class="state">
                <k-order-state [state]="order().state" />
                @if (order().progressPercent > 0 && order().progressPercent < 100) {
                    <span class="row progress">
                        <progress
                            class="bar"
                            max="100"
                            [value]="order().progressPercent"
                            [attr.aria-label]="t('order.progress')"
                        ></progress>
                        <span class="small num">{{ order().progressPercent | percent }}</span>
                    </span>
                }
            </div>
            <div class="soft small">
                <p dir="auto">{{ order().branchName }}</p>
                @if (order().wishedDate) {
                    <p>{{ t('orders.wished', { day: order().wishedDate | day }) }}</p>
                }
            </div>
            @if (session.may('see-prices')) {
                <strong class="num sum">{{ order().totalGross | money: order().currencyCode }}</strong>
            }
        </article>
    `,
    styles: `
        article {
            position: relative;
            display: grid;
            grid-template-columns: 1.2fr 1.4fr 1.2fr 1fr;
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
        .state {
            display: grid;
            gap: var(--space-2);
            justify-items: start;
        }
        .progress {
            inline-size: 100%;
            max-inline-size: 12rem;
            flex-wrap: nowrap;
        }
        .sum {
            text-align: end;
        }
        @media (max-width: 48rem) {
            article {
                grid-template-columns: minmax(0, 1fr) auto;
            }
            .state {
                justify-items: end;
            }
        }
    `,
})
export class OrderCard {
    readonly order = input.required<OrderSummary>();
    protected readonly session = inject(Session);
}
