import { ChangeDetectionStrategy, Component, input } from '@angular/core';

import { Icon, IconName } from './icon';

@Component({
    selector: 'k-empty',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [Icon],
    template: `
        <k-icon [name]="icon()" />
        <p class="strong">{{ heading() }}</p>
        <ng-content />
    `,
    styles: `
        :host {
            display: grid;
            justify-items: center;
            gap: var(--space-3);
            padding: var(--space-7) var(--space-4);
            text-align: center;
            color: var(--ink-soft);
        }
        k-icon {
            font-size: 2.25rem;
            color: var(--accent);
        }
        p {
            color: var(--ink);
        }
    `,
})
export class Empty {
    readonly icon = input<IconName>('box');
    readonly heading = input.required<string>();
}
