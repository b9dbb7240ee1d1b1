import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { ManagerCard } from '../organizations/ui-manager/manager-card';
import { PortalMember } from '../shared/data/session';

/** The manager who looks after the company, within reach on every page. */
@Component({
    selector: 'k-manager-menu',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, ManagerCard],
    template: `
        <ng-container *transloco="let t">
            <button
                type="button"
                class="button quiet icon"
                popovertarget="manager-menu"
                [attr.aria-label]="t('nav.manager', { name: manager().firstName + ' ' + manager().lastName })"
            >
                @if (manager().photo; as photo) {
                    <img class="face" [src]="photo" alt="" width="28" height="28" />
                } @else {
                    <span class="face" aria-hidden="true">{{ manager().firstName.slice(0, 1) }}</span>
                }
            </button>
            <div id="manager-menu" popover class="menu pop">
                <p class="title soft small">{{ t('home.manager') }}</p>
                <k-manager-card class="card-of-manager" [manager]="manager()" />
            </div>
        </ng-container>
    `,
    styles: `
        .face {
            display: grid;
            place-items: center;
            inline-size: 1.75rem;
            block-size: 1.75rem;
            border-radius: 50%;
            object-fit: cover;
            background: var(--accent-wash);
            color: var(--accent);
            font-size: var(--text-s);
            font-weight: 700;
        }
        .title {
            padding: var(--space-2) var(--space-3);
        }
        .card-of-manager {
            display: block;
            padding: var(--space-2) var(--space-3) var(--space-3);
        }
    `,
})
export class ManagerMenu {
    readonly manager = input.required<NonNullable<PortalMember['company']['manager']>>();
}
