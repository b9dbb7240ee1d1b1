import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { CartStore } from '../shared/data/cart';
import { Session } from '../shared/data/session';
import { Icon } from '../shared/ui-kit/icon';
import { Toasts } from '../shared/ui-kit/toasts';

/** Where a person of several companies stands, and the way to another one. */
@Component({
    selector: 'k-company-switch',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, Icon],
    template: `
        <ng-container *transloco="let t">
            @if (session.memberships().length > 1) {
                <button
                    type="button"
                    class="button quiet here"
                    popovertarget="company-menu"
                    [attr.aria-label]="t('companySwitch.label', { company: session.member()?.company?.name })"
                >
                    <bdi>{{ session.member()?.company?.name }}</bdi>
                    <k-icon name="down" />
                </button>
                <div id="company-menu" #menu popover class="menu pop">
                    <p class="soft small title">{{ t('companySwitch.title') }}</p>
                    @for (one of session.memberships(); track one.id) {
                        <button
                            type="button"
                            [attr.aria-current]="one.current ? 'true' : null"
                            [attr.aria-disabled]="isBusy() || null"
                            (click)="menu.hidePopover(); one.current || go(one.id)"
                        >
                            @if (one.current) {
                                <k-icon name="check" />
                            }
                            <bdi>{{ one.companyName }}</bdi>
                            @if (one.branchName) {
                                <bdi class="soft small">{{ one.branchName }}</bdi>
                            }
                        </button>
                    }
                </div>
            }
        </ng-container>
    `,
    styles: `
        :host {
            min-inline-size: 0;
        }
        .here {
            max-inline-size: min(14rem, 100%);
        }
        .here bdi {
            overflow: hidden;
            text-overflow: ellipsis;
            white-space: nowrap;
        }
        .title {
            padding: var(--space-2) var(--space-3);
        }
    `,
})
export class CompanySwitch {
    protected readonly session = inject(Session);
    private readonly cart = inject(CartStore);
    private readonly toasts = inject(Toasts);
    protected readonly isBusy = signal(false);

    /** The portal begins anew, so that nothing of the one company stays on the screen of the other. */
    protected async go(memberId: string): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        try {
            await this.session.switchCompany(memberId);
            this.cart.forget();
            location.assign('/');
        } catch (error) {
            this.toasts.fail(error);
            this.isBusy.set(false);
        }
    }
}
