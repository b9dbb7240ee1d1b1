import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { InstantPipe, AmountPipe } from '../../shared/format/pipes';
import { formatList } from '../../shared/format/format';
import { Preferences } from '../../shared/data/preferences';
import { Icon } from '../../shared/ui-kit/icon';
import { OrderApproval } from '../data/approvals';

const tones: Record<string, string> = { done: 'good', current: 'warn', ahead: '', rejected: 'bad' };

/** Who has to agree to an order, level after level, and who has. */
@Component({
    selector: 'k-approval-chain',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, InstantPipe, AmountPipe, Icon],
    template: `
        <ng-container *transloco="let t">
            @if (approval().passedLimits.length) {
                <p class="small soft">{{ t('approvals.overLimit', { limits: limits(t) }) }}</p>
            }
            <ol class="stack tight">
                @for (level of approval().levels; track $index; let place = $index) {
                    <li class="level" [class]="stateOf(level.state)">
                        <p class="row">
                            <span class="strong">{{ t('approvals.level', { n: place + 1 | amount }) }}</span>
                            <span [class]="'badge ' + tones[stateOf(level.state)]">
                                @if (level.state === 'done') {
                                    <k-icon name="check" />
                                }
                                {{ t('approvals.levelState.' + stateOf(level.state)) }}
                            </span>
                        </p>
                        @if (level.state !== 'done') {
                            <p class="small">
                                {{
                                    level.needed > 1
                                        ? t('approvals.someOf', {
                                              n: level.needed | amount,
                                              names: names(level.approvers),
                                          })
                                        : t('approvals.oneOf', { names: names(level.approvers) })
                                }}
                            </p>
                        }
                        @if (level.toManagers) {
                            <p class="small soft">{{ t('approvals.toManagers') }}</p>
                        }
                        @if (level.ruleName) {
                            <p class="small soft" dir="auto">{{ level.ruleName }}</p>
                        }
                        @for (decision of level.decisions; track $index) {
                            <div class="small">
                                <p>
                                    <bdi class="strong">{{ decision.by }}</bdi>
                                    @if (decision.for) {
                                        ({{ t('approvals.inStead') }} <bdi>{{ decision.for }}</bdi>)
                                    }
                                    · {{ t('approvals.decision.' + decision.decision) }} · {{ decision.at | instant }}
                                </p>
                                @if (decision.comment) {
                                    <p class="prose" dir="auto">{{ decision.comment }}</p>
                                }
                            </div>
                        }
                    </li>
                }
            </ol>
        </ng-container>
    `,
    styles: `
        :host {
            display: grid;
            gap: var(--space-3);
        }
        .level {
            display: grid;
            gap: var(--space-1);
            padding-inline-start: var(--space-4);
            border-inline-start: 3px solid var(--line);
        }
        .done {
            border-color: var(--good);
        }
        .current {
            border-color: var(--warn);
        }
        .rejected {
            border-color: var(--bad);
        }
    `,
})
export class ApprovalChain {
    readonly approval = input.required<OrderApproval>();
    private readonly preferences = inject(Preferences);
    protected readonly tones = tones;

    /** The level at which a rejected order ended is no longer the one that is asked. */
    protected stateOf(state: string): string {
        const ended = this.approval().state;
        if (state === 'current' && ended === 'rejected') return 'rejected';
        return state === 'current' && ended === 'cancelled' ? 'ahead' : state;
    }

    protected names(people: readonly string[]): string {
        return people.length ? formatList(this.preferences.locale(), people) : '–';
    }

    protected limits(t: (key: string) => string): string {
        return formatList(
            this.preferences.locale(),
            this.approval().passedLimits.map((period) => t(`approvals.period.${period}`)),
        );
    }
}
