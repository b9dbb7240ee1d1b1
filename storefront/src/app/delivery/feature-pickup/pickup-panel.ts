import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { Session } from '../../shared/data/session';
import { DayPipe } from '../../shared/format/pipes';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Icon } from '../../shared/ui-kit/icon';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Toasts } from '../../shared/ui-kit/toasts';
import { Pickups } from '../data/pickups';
import { ClockPipe } from '../ui-clock/clock';
import { PickupForm } from './pickup-form';

/** When somebody comes for an order, and who; it is there for orders that are picked up. */
@Component({
    selector: 'k-pickup',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, ClockPipe, DayPipe, FailurePanel, Icon, PickupForm],
    template: `
        @if (result.error()) {
            <k-failure [error]="result.error()" (retry)="result.reload()" />
        } @else if (shown(); as order) {
            <section class="card stack" aria-labelledby="pickup" *transloco="let t">
                <h2 id="pickup" class="row"><k-icon name="calendar" />{{ t('pickup.title') }}</h2>
                @if (order.pickup; as pickup) {
                    @if (!isChanging()) {
                        <dl class="facts">
                            <dt>{{ t('pickup.day') }}</dt>
                            <dd>{{ pickup.day | day: 'weekday' }}</dd>
                            <dt>{{ t('pickup.hour') }}</dt>
                            <dd class="num"><bdi dir="ltr">{{ pickup.startMinute | clock }}–{{ pickup.endMinute | clock }}</bdi></dd>
                            <dt>{{ t('pickup.person') }}</dt>
                            <dd><bdi>{{ pickup.firstName }} {{ pickup.lastName }}</bdi></dd>
                            <dt>{{ t('pickup.phone') }}</dt>
                            <dd><bdi dir="ltr">{{ pickup.phone }}</bdi></dd>
                            @if (pickup.remarks) {
                                <dt>{{ t('pickup.remarks') }}</dt>
                                <dd class="prose" dir="auto">{{ pickup.remarks }}</dd>
                            }
                        </dl>
                        @if (mayChange()) {
                            <div class="row no-print">
                                <button type="button" class="button" (click)="isChanging.set(true)">{{ t('pickup.change') }}</button>
                                <button type="button" class="button quiet" [attr.aria-disabled]="isBusy() || null" (click)="callOff()">
                                    {{ t('pickup.callOff') }}
                                </button>
                            </div>
                        } @else if (!pickup.mayChange) {
                            <p class="soft small">{{ t('pickup.refused.too-late') }}</p>
                        }
                    }
                } @else {
                    <p class="soft">{{ t(order.takesPickup ? 'pickup.ask' : 'pickup.later') }}</p>
                }
                @if (isAsking()) {
                    <k-pickup-form class="no-print" [order]="order" [code]="code()" (saved)="done()" (left)="isChanging.set(false)" />
                }
            </section>
        }
    `,
})
export class PickupPanel {
    readonly code = input.required<string>();
    /** The order's state: with it what may be done changes. */
    readonly state = input.required<string>();
    private readonly pickups = inject(Pickups);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    private readonly session = inject(Session);
    protected readonly isChanging = signal(false);
    protected readonly isBusy = signal(false);
    protected readonly result = resource({
        params: () => ({ code: this.code(), state: this.state() }),
        loader: ({ params, abortSignal }) => this.pickups.find(params.code, abortSignal),
    });
    private readonly order = keptValue(this.result);
    protected readonly shown = computed(() => {
        const order = this.order();
        return order && (order.pickup || (order.delivery.way === 'pick-up' && this.isOpen())) ? order : null;
    });
    private readonly isOpen = computed(() => !['Cancelled', 'Rejected', 'Completed', 'Delivered', 'Shipped'].includes(this.state()));
    protected readonly mayChange = computed(
        () => this.session.may('order') && this.order()?.takesPickup === true && this.order()?.pickup?.mayChange === true,
    );
    protected readonly isAsking = computed(() => {
        const order = this.order();
        if (!order?.takesPickup || !this.session.may('order')) return false;
        return order.pickup ? this.isChanging() && order.pickup.mayChange : true;
    });

    protected done(): void {
        this.isChanging.set(false);
        this.toasts.say(this.transloco.translate('pickup.saved'), 'good');
        this.result.reload();
    }

    protected async callOff(): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        try {
            const reason = await this.pickups.callOff(this.code());
            this.toasts.say(this.transloco.translate(reason ? `pickup.refused.${reason}` : 'pickup.calledOff'), reason ? 'bad' : 'good');
            this.result.reload();
        } catch (error) {
            this.toasts.fail(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
