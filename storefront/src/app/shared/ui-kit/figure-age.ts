import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { Ages } from '../data/figure-ages';
import { InstantPipe } from '../format/pipes';

/** Says that figures are old, and as of when they are; nothing while they are fresh. */
@Component({
    selector: 'k-figure-age',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, InstantPipe],
    template: `
        @if (age(); as old) {
            <p class="note warn" *transloco="let t">
                {{ t('figures.' + of()) }}
                @if (old.asOf) {
                    {{ t('figures.asOf', { at: old.asOf | instant }) }}
                }
            </p>
        }
    `,
})
export class FigureAge {
    private readonly ages = inject(Ages);
    readonly of = input.required<'stock' | 'credit'>();
    protected readonly age = computed(() => {
        const age = this.ages.all.hasValue() ? this.ages.all.value()?.[this.of()] : null;
        return age?.isStale ? age : null;
    });
}
