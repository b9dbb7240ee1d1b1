import { ChangeDetectionStrategy, Component, computed, inject, input, output, resource, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { Preferences } from '../../shared/data/preferences';
import { Session } from '../../shared/data/session';
import { DayPipe } from '../../shared/format/pipes';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Toasts } from '../../shared/ui-kit/toasts';
import { OrderChange, OrderChanges } from '../data/order-changes';
import { OrderChangeCard } from '../ui-order/order-change-card';
import { OrderChangeForm } from './order-change-form';

/** What was asked to have changed of an order, and where it is asked; it is there while there is something of both. */
@Component({
    selector: 'k-order-change',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, DayPipe, FailurePanel, OrderChangeCard, OrderChangeForm],
    template: `
        @if (result.error()) {
            <k-failure [error]="result.error()" (retry)="result.reload()" />
        } @else if (shown(); as order) {
            <section class="card stack" aria-labelledby="order-changes" *transloco="let t">
                <h2 id="order-changes">{{ t('orderChange.title') }}</h2>
                @for (change of order.changes; track change.id) {
                    <k-order-change-card [change]="change" [currencyCode]="order.currencyCode">
                        @if (change.state === 'open') {
                            <p class="soft small">{{ t('orderChange.waits', { day: (change.answerBy | day: 'weekday') }) }}</p>
                            @if (session.may('order')) {
                                <button
                                    type="button"
                                    class="button quiet no-print"
                                    [attr.aria-disabled]="isBusy() || null"
                                    (click)="withdraw(change)"
                                >
                                    {{ t('orderChange.withdraw') }}
                                </button>
                            }
                        }
                    </k-order-change-card>
                }
                @if (order.mayAskForChange) {
                    <p class="soft no-print">{{ t('orderChange.hint') }}</p>
                    <div class="row no-print">
                        <button type="button" class="button" (click)="form.open('change')">{{ t('orderChange.ask') }}</button>
                        @if (order.mayAskToCancel) {
                            <button type="button" class="button quiet" (click)="form.open('cancel')">
                                {{ t('orderChange.askToCancel') }}
                            </button>
                        }
                    </div>
                }
                <k-order-change-form #form [order]="order" (asked)="asked()" />
            </section>
        }
    `,
})
export class OrderChangePanel {
    readonly code = input.required<string>();
    /** The order's state: with it what may be asked changes. */
    readonly state = input.required<string>();
    readonly changed = output();
    private readonly changes = inject(OrderChanges);
    private readonly preferences = inject(Preferences);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly session = inject(Session);
    protected readonly isBusy = signal(false);
    protected readonly result = resource({
        params: () => ({ code: this.code(), state: this.state(), language: this.preferences.language() }),
        loader: ({ params, abortSignal }) => this.changes.find(params.code, abortSignal),
    });
    private readonly order = keptValue(this.result);
    protected readonly shown = computed(() => {
        const order = this.order();
        return order && (order.changes.length || order.mayAskForChange) ? order : null;
    });

    protected asked(): void {
        this.toasts.say(this.transloco.translate('orderChange.asked'), 'good');
        this.result.reload();
    }

    protected async withdraw({ id, version }: OrderChange): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        try {
            const refusal = await this.changes.withdraw(id, version);
            const said = refusal ? `orderChange.refused.${refusal.reason}` : 'orderChange.withdrawn';
            this.toasts.say(this.transloco.translate(said), refusal ? 'bad' : 'good');
            this.result.reload();
            // It may have been decided meanwhile.
            if (refusal) this.changed.emit();
        } catch (error) {
            this.toasts.fail(error);
            this.result.reload();
        } finally {
            this.isBusy.set(false);
        }
    }
}
