import { ChangeDetectionStrategy, Component, input } from '@angular/core';

import { OrderPaymentPanel } from '../../finance/feature-order-payment/order-payment';
import { OrderPlaced } from '../../purchasing/feature-checkout/order-placed';

/** The order has been placed, and beneath that how it is paid. */
@Component({
    selector: 'k-placed',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [OrderPaymentPanel, OrderPlaced],
    template: `
        <k-order-placed [code]="code()" [waits]="waits()" />
        <div class="page narrow"><k-order-payment [code]="code()" /></div>
    `,
})
export class PlacedPage {
    readonly code = input.required<string>();
    readonly waits = input<string>();
}
