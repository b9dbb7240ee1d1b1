import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { Preferences } from '../../shared/data/preferences';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Approvals } from '../data/approvals';
import { ApprovalChain } from '../ui-chain/approval-chain';

/** On the page of an order that needed approval: who decided what, and whom it waits for. */
@Component({
    selector: 'k-order-approval',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, FailurePanel, ApprovalChain],
    template: `
        <ng-container *transloco="let t">
            @if (result.error()) {
                <k-failure [error]="result.error()" (retry)="result.reload()" />
            } @else if (approval(); as one) {
                <section class="card stack" aria-labelledby="approval">
                    <h2 id="approval">{{ t('approvals.chain') }}</h2>
                    <k-approval-chain [approval]="one" />
                </section>
            }
        </ng-container>
    `,
})
export class OrderApprovalPanel {
    readonly code = input.required<string>();
    /** The order's state: another one asks again. */
    readonly state = input.required<string>();
    private readonly approvals = inject(Approvals);
    private readonly preferences = inject(Preferences);
    protected readonly result = resource({
        params: () => ({ code: this.code(), state: this.state(), language: this.preferences.language() }),
        loader: ({ params, abortSignal }) => this.approvals.ofOrder(params.code, abortSignal),
    });
    protected readonly approval = computed(() => (this.result.hasValue() ? this.result.value() : null));
}
