import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { InstantPipe } from '../../shared/format/pipes';
import { Icon } from '../../shared/ui-kit/icon';
import { milestonesOf } from '../data/milestones';
import { Order } from '../data/orders';

@Component({
    selector: 'k-milestone-line',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, InstantPipe, Icon],
    template: `
        <ol class="line" *transloco="let t" [attr.aria-label]="t('order.way')">
            @for (step of steps(); track step.name) {
                <li [class]="step.state" [attr.aria-current]="step.state === 'current' ? 'step' : null">
                    <span class="dot">
                        @if (step.state === 'done') {
                            <k-icon name="check" />
                        }
                    </span>
                    <span class="label">{{ t('order.state.' + step.name) }}</span>
                    <span class="soft small">{{ step.at | instant: 'date' }}</span>
                    <span class="visually-hidden">{{ t('order.step.' + step.state) }}</span>
                </li>
            }
        </ol>
    `,
    styles: `
        .line {
            display: grid;
            grid-auto-flow: column;
            grid-auto-columns: minmax(0, 1fr);
        }
        li {
            position: relative;
            display: grid;
            justify-items: center;
            align-content: start;
            text-align: center;
            padding-inline: var(--space-1);
        }
        li:not(:first-child)::before {
            content: '';
            position: absolute;
            inset-block-start: 0.8rem;
            inset-inline: calc(-50% + 0.9rem) calc(50% + 0.9rem);
            block-size: 2px;
            background: var(--line);
        }
        li:is(.done, .current):not(:first-child)::before {
            background: var(--accent);
        }
        .dot {
            display: grid;
            place-items: center;
            inline-size: 1.75rem;
            block-size: 1.75rem;
            margin-block-end: var(--space-2);
            border: 2px solid var(--line-strong);
            border-radius: 50%;
            background: var(--surface);
        }
        .done .dot {
            border-color: var(--accent);
            background: var(--accent);
            color: var(--on-accent);
        }
        .current .dot {
            border-color: var(--accent);
            box-shadow: 0 0 0 4px var(--accent-wash);
        }
        .current .label {
            font-weight: 700;
        }
        .ahead .label {
            color: var(--ink-soft);
        }
        @media (max-width: 48rem) {
            .line {
                grid-auto-flow: row;
                gap: var(--space-3);
            }
            li {
                grid-template-columns: 1.75rem minmax(0, 1fr) auto;
                justify-items: start;
                align-items: center;
                gap: var(--space-3);
                text-align: start;
            }
            .dot {
                margin: 0;
            }
            li:not(:first-child)::before {
                inset-block: -0.9rem auto;
                inset-inline: calc(0.875rem + 3px) auto;
                inline-size: 2px;
                block-size: 0.9rem;
            }
        }
    `,
})
export class MilestoneLine {
    readonly order = input.required<Pick<Order, 'state' | 'history'>>();
    protected readonly steps = computed(() => milestonesOf(this.order().state, this.order().history));
}
