import { ChangeDetectionStrategy, Component, computed, inject, input, output, resource } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { Preferences } from '../../shared/data/preferences';
import { AmountPipe, DayPipe, InstantPipe, PercentPipe } from '../../shared/format/pipes';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Icon } from '../../shared/ui-kit/icon';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { OrderStage, ProductionProgress, stagesByLine } from '../data/progress';

/** How far each product of an order has come in the workshop, with a question to ask at each stage. */
@Component({
    selector: 'k-stages',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AmountPipe, DayPipe, InstantPipe, PercentPipe, FailurePanel, Icon, Skeleton],
    template: `
        <section class="card stack" aria-labelledby="production" *transloco="let t">
            <h2 id="production">{{ t('production.title') }}</h2>
            @if (result.error()) {
                <k-failure [error]="result.error()" (retry)="result.reload()" />
            } @else if (progress(); as all) {
                @if (lines().length) {
                    <div class="row">
                        <progress
                            class="bar grow"
                            max="100"
                            [value]="all.progressPercent"
                            [attr.aria-label]="t('order.progress')"
                        ></progress>
                        <strong class="num">{{ all.progressPercent | percent }}</strong>
                    </div>
                    @if (all.promisedDay) {
                        <p class="strong">{{ t('production.promised', { day: all.promisedDay | day }) }}</p>
                    }
                    @for (line of lines(); track line.lineId) {
                        <div class="line">
                            <h3 dir="auto">{{ line.productName }}</h3>
                            <ol class="stages" [attr.aria-label]="line.productName">
                                @for (stage of line.stages; track stage.id) {
                                    <li [class]="stage.state">
                                        <span class="dot">
                                            @if (stage.state === 'done') {
                                                <k-icon name="check" />
                                            }
                                        </span>
                                        <div class="grow">
                                            <p class="row stage-name">
                                                <bdi class="strong">{{ stage.name }}</bdi>
                                                <span [class]="'badge ' + tones[stage.state]">{{
                                                    t('stage.state.' + stage.state)
                                                }}</span>
                                            </p>
                                            <p class="soft small">
                                                @if (stage.finishedAt) {
                                                    {{ t('stage.finished', { at: stage.finishedAt | instant }) }}
                                                } @else if (stage.startedAt) {
                                                    {{ t('stage.started', { at: stage.startedAt | instant }) }}
                                                } @else if (stage.plannedStart) {
                                                    {{ t('stage.planned', { at: stage.plannedStart | instant }) }}
                                                }
                                                @if (stage.goodQuantity > 0 && stage.state !== 'done') {
                                                    ·
                                                    <span class="num">{{
                                                        t('stage.pieces', {
                                                            made: stage.goodQuantity | amount,
                                                            wanted: stage.quantity | amount,
                                                        })
                                                    }}</span>
                                                }
                                            </p>
                                        </div>
                                        <button
                                            type="button"
                                            class="button quiet no-print"
                                            [attr.aria-label]="
                                                t('stage.askAbout', { name: stage.name + ' · ' + line.productName })
                                            "
                                            (click)="ask.emit(stage)"
                                        >
                                            <k-icon name="message" /><span class="wide">{{ t('stage.ask') }}</span>
                                        </button>
                                    </li>
                                }
                            </ol>
                        </div>
                    }
                } @else {
                    <p class="soft">{{ t('production.none') }}</p>
                }
            } @else {
                <k-skeleton [rows]="2" />
            }
        </section>
    `,
    styles: `
        .line + .line {
            padding-block-start: var(--space-4);
            border-block-start: 1px solid var(--line);
        }
        .stage-name {
            gap: 0 var(--space-2);
        }
        .stages li {
            display: flex;
            gap: var(--space-3);
            align-items: center;
            padding-block: var(--space-2);
        }
        .dot {
            display: grid;
            place-items: center;
            flex: none;
            inline-size: 1.75rem;
            block-size: 1.75rem;
            border: 2px solid var(--line-strong);
            border-radius: 50%;
        }
        .done .dot {
            border-color: var(--good);
            background: var(--good-wash);
            color: var(--good);
        }
        .running .dot {
            border: 6px solid var(--accent);
        }
        .paused .dot {
            border-color: var(--warn);
        }
        @media (max-width: 40rem) {
            .wide {
                display: none;
            }
        }
    `,
})
export class Stages {
    readonly code = input.required<string>();
    readonly ask = output<OrderStage>();
    private readonly production = inject(ProductionProgress);
    private readonly preferences = inject(Preferences);
    protected readonly result = resource({
        params: () => ({ code: this.code(), language: this.preferences.language() }),
        loader: ({ params, abortSignal }) => this.production.of(params.code, abortSignal),
    });
    protected readonly progress = keptValue(this.result);
    protected readonly lines = computed(() => stagesByLine(this.progress()?.stages ?? []));
    protected readonly tones: Record<string, string> = { waiting: '', running: 'info', paused: 'warn', done: 'good' };
}
