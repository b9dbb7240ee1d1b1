import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { DayPipe, MoneyPipe, PercentPipe } from '../../shared/format/pipes';
import { Icon } from '../../shared/ui-kit/icon';
import { PurchaseGoal } from '../data/goals';

/** One purchase goal: its period, how far the company is, and what it earns by each step. */
@Component({
    selector: 'k-goal-card',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, DayPipe, Icon, MoneyPipe, PercentPipe],
    template: `
        <article class="card stack" *transloco="let t" [attr.aria-labelledby]="'goal-' + goal().id">
            <div>
                <div class="row between">
                    <h3 [id]="'goal-' + goal().id">{{ t('goals.kind.' + goal().periodKind) }}</h3>
                    @if (!goal().isRunning) {
                        <span class="badge">{{ t('goals.planned') }}</span>
                    }
                </div>
                <p class="soft small">
                    {{ t('goals.period', { from: goal().from | day, until: goal().lastDay | day }) }}
                </p>
            </div>
            @if (goal().isRunning) {
                <div class="stack tight">
                    <progress
                        class="bar"
                        [max]="10000"
                        [value]="goal().progressPoints"
                        [attr.aria-label]="t('goals.progress')"
                        [attr.aria-valuetext]="goal().progressPoints / 100 | percent"
                    ></progress>
                    <p class="row between small">
                        <span>{{
                            t('goals.of', {
                                sales: goal().salesNet | money: goal().currencyCode,
                                target: target() | money: goal().currencyCode,
                            })
                        }}</span>
                        <span class="strong">{{ goal().progressPoints / 100 | percent }}</span>
                    </p>
                </div>
                @if (goal().reachedSteps) {
                    <p class="note good">
                        {{
                            t('goals.earned', {
                                percent: goal().basisPoints / 100 | percent,
                                amount: goal().discountNet | money: goal().currencyCode,
                            })
                        }}
                    </p>
                }
                @if (next(); as step) {
                    <p>
                        {{
                            t('goals.missing', {
                                amount: goal().missingNet | money: goal().currencyCode,
                                percent: step.basisPoints / 100 | percent,
                            })
                        }}
                    </p>
                }
            }
            <ul class="steps">
                @for (step of goal().steps; track step.fromNet; let i = $index) {
                    <li [class.reached]="i < goal().reachedSteps">
                        @if (i < goal().reachedSteps) {
                            <k-icon name="check" />
                        }
                        <span>
                            {{
                                t('goals.step', {
                                    amount: step.fromNet | money: goal().currencyCode,
                                    percent: step.basisPoints / 100 | percent,
                                })
                            }}
                            @if (i < goal().reachedSteps) {
                                <span class="visually-hidden">{{ t('goals.reached') }}</span>
                            }
                        </span>
                    </li>
                }
            </ul>
            <p class="soft small">{{ t('goals.counted') }}</p>
        </article>
    `,
    styles: `
        .steps {
            display: grid;
            gap: var(--space-1);
            padding: 0;
            margin: 0;
            list-style: none;
        }
        .steps li {
            display: flex;
            gap: var(--space-2);
            align-items: baseline;
        }
        .reached {
            font-weight: 600;
        }
    `,
})
export class GoalCard {
    readonly goal = input.required<PurchaseGoal>();
    protected readonly next = computed(() => this.goal().steps[this.goal().reachedSteps]);
    /** What is to be reached next, or what was reached last. */
    protected readonly target = computed(() => (this.next() ?? this.goal().steps.at(-1))?.fromNet);
}
