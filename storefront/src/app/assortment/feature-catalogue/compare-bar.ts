import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { AmountPipe } from '../../shared/format/pipes';
import { Icon } from '../../shared/ui-kit/icon';
import { Comparison } from '../data/comparison';

/** Appears when something is set aside for comparison. */
@Component({
    selector: 'k-compare-bar',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, AmountPipe, Icon],
    template: `
        @if (comparison.variantIds().length; as count) {
            <div class="bar-row no-print" *transloco="let t">
                <k-icon name="compare" />
                <span class="grow">{{ t('compare.chosen', { n: count | amount }) }}</span>
                <button type="button" class="button quiet" (click)="comparison.clear()">
                    {{ t('compare.clear') }}
                </button>
                <a class="button primary" routerLink="/compare">{{ t('compare.open') }}</a>
            </div>
        }
    `,
    styles: `
        .bar-row {
            position: fixed;
            z-index: 800;
            inset-block-end: var(--space-4);
            inset-inline: var(--space-4);
            display: flex;
            align-items: center;
            gap: var(--space-2);
            max-inline-size: 36rem;
            margin-inline: auto;
            padding: var(--space-2) var(--space-2) var(--space-2) var(--space-4);
            border: 1px solid var(--line);
            border-radius: var(--radius-l);
            background: var(--surface);
            box-shadow: var(--shadow-high);
        }
        .grow {
            flex-basis: 0;
            line-height: 1.3;
        }
        .button {
            padding-inline: var(--space-3);
            white-space: nowrap;
        }
        @media (max-width: 30rem) {
            .bar-row > k-icon {
                display: none;
            }
        }
        @media (max-width: 48rem) {
            .bar-row {
                inset-block-end: calc(4.5rem + env(safe-area-inset-bottom));
            }
        }
    `,
})
export class CompareBar {
    protected readonly comparison = inject(Comparison);
}
