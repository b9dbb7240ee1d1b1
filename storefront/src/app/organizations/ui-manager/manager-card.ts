import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { PortalMember } from '../../shared/data/session';
import { DigitsPipe } from '../../shared/format/pipes';
import { Icon } from '../../shared/ui-kit/icon';

/** Who looks after the company: his face, name, phone and mail. */
@Component({
    selector: 'k-manager-card',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, DigitsPipe, Icon],
    template: `
        <div class="stack" *transloco="let t">
            <div class="row">
                @if (manager().photo; as photo) {
                    <img class="face" [src]="photo" alt="" width="44" height="44" loading="lazy" />
                } @else {
                    <span class="face" aria-hidden="true">{{ initials() }}</span>
                }
                <bdi class="strong">{{ manager().firstName }} {{ manager().lastName }}</bdi>
            </div>
            <div class="row">
                @if (manager().phone; as phone) {
                    <a
                        class="button grow"
                        [href]="'tel:' + phone"
                        [attr.aria-label]="t('home.call', { phone: phone | digits })"
                    >
                        <k-icon name="phone" /><bdi dir="ltr">{{ phone | digits }}</bdi>
                    </a>
                }
                <a
                    class="button grow"
                    [href]="'mailto:' + manager().emailAddress"
                    [attr.title]="manager().emailAddress"
                    ><k-icon name="mail" />{{ t('home.mail') }}</a
                >
            </div>
        </div>
    `,
    styles: `
        .face {
            display: grid;
            place-items: center;
            inline-size: 2.75rem;
            block-size: 2.75rem;
            flex: none;
            border-radius: 50%;
            object-fit: cover;
            background: var(--accent-wash);
            color: var(--accent);
            font-weight: 700;
        }
    `,
})
export class ManagerCard {
    readonly manager = input.required<NonNullable<PortalMember['company']['manager']>>();
    protected readonly initials = computed(() => this.manager().firstName.slice(0, 1) + this.manager().lastName.slice(0, 1));
}
