import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { AmountPipe } from '../format/pipes';
import { pricedAmount } from '../format/units';

/** A cut from a roll as people measure it: 3.5 m × 4 m = 14 m². */
@Component({
    selector: 'k-roll-size',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AmountPipe],
    template: `<bdi class="num" *transloco="let t">{{
        t('roll.size', { length: lengthCm() / 100 | amount: 2, width: widthCm() / 100 | amount: 2, area: area() | amount: 2 })
    }}</bdi>`,
})
export class RollSize {
    readonly lengthCm = input.required<number>();
    readonly widthCm = input.required<number>();
    protected readonly area = computed(() => pricedAmount(this.lengthCm(), this.widthCm()));
}
