import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { AmountPipe, DayPipe } from '../../shared/format/pipes';
import { Icon } from '../../shared/ui-kit/icon';
import { SoonItem } from '../data/soon';

/** On the home page: what will run out next, and the way to the whole proposal. */
@Component({
    selector: 'k-soon-card',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, AmountPipe, DayPipe, Icon],
    template: `
        <ng-container *transloco="let t">
            <ul class="stack tight">
                @for (one of items().slice(0, 4); track one.article.variantId) {
                    <li class="row between">
                        <span class="grow" dir="auto">{{ one.article.name }}</span>
                        <span class="soft small">{{ t('soon.until', { day: one.runsOutOn | day }) }}</span>
                    </li>
                }
            </ul>
            <a class="button primary" routerLink="/soon-needed">
                <k-icon name="repeat" />{{ t('soon.open', { n: items().length | amount }) }}
            </a>
        </ng-container>
    `,
    styles: `
        :host {
            display: grid;
            gap: var(--space-4);
            justify-items: start;
        }
        ul {
            inline-size: 100%;
        }
    `,
})
export class SoonCard {
    readonly items = input.required<readonly SoonItem[]>();
}
