import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { DigitsPipe } from '../format/pipes';
import { Icon } from './icon';

/** One to five stars: native radio buttons, so arrows, space and screen readers work as people know them. */
@Component({
    selector: 'k-stars',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, Icon, DigitsPipe],
    template: `
        <fieldset *transloco="let t">
            <legend>{{ label() }}</legend>
            <div class="stars">
                @for (star of [1, 2, 3, 4, 5]; track star) {
                    <label [class.lit]="star <= value()">
                        <input
                            type="radio"
                            class="visually-hidden"
                            [name]="name()"
                            [value]="star"
                            [checked]="star === value()"
                            [disabled]="readonly()"
                            (change)="value.set(star)"
                        />
                        <k-icon name="star" />
                        <span class="visually-hidden">{{ t('rating.stars', { n: star | digits }) }}</span>
                    </label>
                }
            </div>
        </fieldset>
    `,
    styles: `
        legend {
            font-weight: 600;
        }
        .stars {
            display: flex;
            font-size: 1.75rem;
        }
        label {
            position: relative;
            padding: var(--space-1);
            color: var(--line-strong);
            cursor: pointer;
            border-radius: var(--radius-s);
        }
        label.lit {
            color: var(--warn);
        }
        label.lit ::ng-deep svg {
            fill: currentColor;
        }
        label:has(:focus-visible) {
            outline: 3px solid var(--accent);
        }
        label:has(:disabled) {
            cursor: default;
        }
    `,
})
export class Stars {
    readonly label = input.required<string>();
    readonly name = input.required<string>();
    readonly readonly = input(false);
    readonly value = model(0);
}
