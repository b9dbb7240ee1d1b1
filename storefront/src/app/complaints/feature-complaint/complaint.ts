import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { Preferences } from '../../shared/data/preferences';
import { AmountPipe, DayPipe, InstantPipe } from '../../shared/format/pipes';
import { Empty } from '../../shared/ui-kit/empty';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Icon } from '../../shared/ui-kit/icon';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Toasts } from '../../shared/ui-kit/toasts';
import { ComplaintBook, openStates } from '../data/complaints';
import { ComplaintStateBadge } from '../ui-state/complaint-state';

/** One complaint: what was said, what became of it step by step, the letter, and the way to its conversation. */
@Component({
    selector: 'k-complaint',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [
        ...[RouterLink, TranslocoDirective, AmountPipe, DayPipe, InstantPipe],
        ...[ComplaintStateBadge, Empty, FailurePanel, Field, Icon, Skeleton],
    ],
    template: `
        <div class="page stack" *transloco="let t">
            <a class="back" routerLink="/complaints"><k-icon name="back" />{{ t('complaints.title') }}</a>
            @if (result.error()) {
                <k-failure [error]="result.error()" (retry)="result.reload()" />
            } @else if (complaint(); as one) {
                <div class="row between">
                    <h1 tabindex="-1">{{ t('complaints.one') }} <bdi class="code">{{ one.number }}</bdi></h1>
                    <k-complaint-state [state]="one.state" />
                </div>
                @if (isOpen()) {
                    <p [class.late]="one.isLate">{{ t('complaints.answerBy', { day: one.dueOn | day }) }}</p>
                }
                <div class="row no-print">
                    <a class="button primary" [routerLink]="['/messages', one.threadId]">
                        <k-icon name="message" />{{ t('complaints.talk') }}
                    </a>
                    @if (one.decidedAt) {
                        <button type="button" class="button" [attr.aria-disabled]="isBusy() || null" (click)="letter()">
                            <k-icon name="file" />{{ t('complaints.letter') }}
                        </button>
                    }
                </div>
                <section class="card stack tight" aria-labelledby="history">
                    <h2 id="history">{{ t('complaints.history') }}</h2>
                    <ol class="steps">
                        @for (step of one.steps; track step.id) {
                            <li>
                                <strong>{{ t('complaints.state.' + step.state) }}</strong>
                                <span class="soft small">{{ step.at | instant }}</span>
                                @if (step.reason) {
                                    <p class="prose" dir="auto">{{ step.reason }}</p>
                                }
                            </li>
                        }
                    </ol>
                </section>
                <section class="card stack tight" aria-labelledby="said">
                    <h2 id="said">{{ one.kindName }}</h2>
                    <ul class="goods">
                        @for (line of one.lines; track line.sku) {
                            <li class="row between">
                                <span
                                    ><bdi>{{ line.name }}</bdi> <bdi class="soft small code">{{ line.sku }}</bdi></span
                                ><strong>{{ line.quantity | amount }}</strong>
                            </li>
                        }
                    </ul>
                    <p class="prose" dir="auto">{{ one.text }}</p>
                    <dl class="facts">
                        <dt>{{ t('complaints.wish') }}</dt>
                        <dd>{{ t('complaints.wishes.' + one.wish) }}</dd>
                        <dt>{{ t('complaints.ofOrder') }}</dt>
                        <dd><a [routerLink]="['/orders', one.orderCode]"><bdi class="code">{{ one.orderCode }}</bdi></a></dd>
                        @if (one.shipmentNumber) {
                            <dt>{{ t('complaints.shipment') }}</dt>
                            <dd><bdi class="code">{{ one.shipmentNumber }}</bdi></dd>
                        }
                        @if (one.ticketNumber) {
                            <dt>{{ t('complaints.ticket') }}</dt>
                            <dd><bdi class="code">{{ one.ticketNumber }}</bdi></dd>
                        }
                        @if (one.batch) {
                            <dt>{{ t('complaints.batch') }}</dt>
                            <dd><bdi>{{ one.batch }}</bdi></dd>
                        }
                        @for (answer of one.answers; track answer.label) {
                            <dt>{{ answer.label }}</dt>
                            <dd>
                                @if (answer.type === 'yes-no') {
                                    {{ t('complaints.' + answer.value) }}
                                } @else if (answer.type === 'date') {
                                    {{ answer.value | day }}
                                } @else {
                                    <bdi>{{ answer.value }}</bdi>
                                }
                            </dd>
                        }
                        <dt>{{ t('complaints.filedBy') }}</dt>
                        <dd>
                            <bdi>{{ one.filedBy }}</bdi>
                            @if (one.source !== 'portal') {
                                · {{ t('complaints.source.' + one.source) }}
                            }
                        </dd>
                    </dl>
                </section>
                @if (isOpen()) {
                    <details class="card no-print">
                        <summary>{{ t('complaints.withdraw') }}</summary>
                        <form class="stack tight" (submit)="$event.preventDefault(); withdraw(why.value)">
                            <k-field for="withdraw-why" [label]="t('complaints.withdrawWhy')" [optional]="t('optional')">
                                <textarea #why id="withdraw-why" class="input" dir="auto" maxlength="2000"></textarea>
                            </k-field>
                            <div>
                                <button class="button" [attr.aria-disabled]="isBusy() || null">
                                    {{ t('complaints.withdraw') }}
                                </button>
                            </div>
                        </form>
                    </details>
                }
            } @else if (result.isLoading()) {
                <k-skeleton [rows]="4" />
            } @else {
                <k-empty icon="warning" [heading]="t('complaints.missing')" />
            }
        </div>
    `,
    styles: `
        .back {
            display: inline-flex;
            align-items: center;
            text-decoration: none;
        }
        .late {
            color: var(--bad);
        }
        .steps,
        .goods {
            display: grid;
            gap: var(--space-3);
        }
        .steps li {
            display: grid;
            gap: var(--space-1);
            padding-inline-start: var(--space-4);
            border-inline-start: 2px solid var(--line);
        }
        .facts {
            display: grid;
            grid-template-columns: auto 1fr;
            gap: var(--space-1) var(--space-4);
        }
        dt {
            color: var(--soft);
        }
        dd {
            margin: 0;
        }
        summary {
            cursor: pointer;
            min-block-size: 2.75rem;
            align-content: center;
        }
    `,
})
export class ComplaintPage {
    readonly id = input.required<string>();
    private readonly book = inject(ComplaintBook);
    private readonly preferences = inject(Preferences);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly isBusy = signal(false);
    protected readonly result = resource({
        params: () => ({ id: this.id(), language: this.preferences.language() }),
        loader: ({ params, abortSignal }) => this.book.find(params.id, abortSignal),
    });
    protected readonly complaint = keptValue(this.result);
    protected readonly isOpen = computed(() => openStates.includes(this.complaint()?.state ?? ''));

    protected letter(): Promise<void> {
        return this.quietly(() => this.book.letter(this.id()));
    }

    protected withdraw(reason: string): Promise<void> {
        return this.quietly(async () => {
            const complaint = this.complaint();
            if (!complaint) return;
            const refusal = await this.book.withdraw(complaint, reason);
            this.toasts.say(refusal ?? this.transloco.translate('complaints.withdrawn'), refusal ? 'bad' : 'good');
            this.result.reload();
        });
    }

    private async quietly(work: () => Promise<void>): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        try {
            await work();
        } catch (error) {
            this.toasts.fail(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
