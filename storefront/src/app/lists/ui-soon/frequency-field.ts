import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { AmountPipe } from '../../shared/format/pipes';
import { Frequency } from '../data/soon';

const usual = [7, 14, 30, 60, 90, 180];

/** How often an article is to be proposed: as the purchases say, every so many days, or never. */
@Component({
    selector: 'k-frequency-field',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AmountPipe],
    template: `
        <label *transloco="let t">
            <span class="small soft">{{ t('soon.frequency') }}</span>
            <select
                #chosen
                class="input"
                [attr.aria-label]="t('soon.frequencyOf', { name: name() })"
                (change)="choose(chosen.value)"
            >
                <option value="" [selected]="!isSet() && !isNever()">{{ t('soon.byHabit') }}</option>
                @for (days of choices(); track days) {
                    <option [value]="days" [selected]="isSet() && days === everyDays()">
                        {{ t('soon.every', { n: days | amount }) }}
                    </option>
                }
                <option value="never" [selected]="isNever()">{{ t('soon.never') }}</option>
            </select>
        </label>
    `,
})
export class FrequencyField {
    readonly variantId = input.required<string>();
    readonly name = input.required<string>();
    /** As it is set, or as the purchases say. */
    readonly everyDays = input<number | null>(null);
    readonly isSet = input(false);
    readonly isNever = input(false);
    readonly changed = output<Frequency>();
    protected readonly choices = computed(() => {
        const own = this.isSet() ? this.everyDays() : null;
        return own === null || usual.includes(own) ? usual : [...usual, own].sort((a, b) => a - b);
    });

    protected choose(value: string): void {
        const variantId = this.variantId();
        if (value === 'never') this.changed.emit({ variantId, isNever: true });
        else this.changed.emit({ variantId, everyDays: value ? Number(value) : null });
    }
}
