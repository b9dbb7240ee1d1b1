import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

const tones: Record<string, string> = {
    AwaitingApproval: 'warn',
    Submitted: 'info',
    OnHold: 'warn',
    Approved: 'info',
    Rejected: 'bad',
    InProduction: 'info',
    ReadyToShip: 'info',
    PartiallyShipped: 'info',
    Shipped: 'info',
    Delivered: 'good',
    Completed: 'good',
    Cancelled: 'bad',
};

/** The state of an order in the reader's words; the colour only repeats them. */
@Component({
    selector: 'k-order-state',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective],
    template: `<span [class]="'badge ' + tone()" *transloco="let t">{{ t('order.state.' + state()) }}</span>`,
})
export class OrderState {
    readonly state = input.required<string>();
    protected readonly tone = computed(() => tones[this.state()] ?? '');
}
