import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { AmountPipe } from '../format/pipes';

/** Stands at the bottom of a list as long as rows are chosen; what can be done with them is its content. */
@Component({
    selector: 'k-choice-bar',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AmountPipe],
    template: `
        <div class="bar-box row between no-print" role="region" [attr.aria-label]="t('rows.chosenLabel')" *transloco="let t">
            <span class="strong" aria-live="polite">{{ t('rows.chosen', { n: count() | amount }) }}</span>
            <div class="row">
                <ng-content />
                <button type="button" class="button quiet" (click)="cleared.emit()">{{ t('rows.none') }}</button>
            </div>
        </div>
    `,
    styles: `
        :host {
            position: sticky;
            inset-block-end: var(--space-3);
            z-index: 20;
            display: block;
        }
        .bar-box {
            padding: var(--space-3) var(--space-4);
            border: 1px solid var(--line-strong);
            border-radius: var(--radius-l);
            background: var(--surface);
            box-shadow: var(--shadow-high);
        }
        @media (max-width: 48rem) {
            :host {
                inset-block-end: calc(4.5rem + env(safe-area-inset-bottom));
            }
        }
    `,
})
export class ChoiceBar {
    readonly count = input.required<number>();
    readonly cleared = output<void>();
}
