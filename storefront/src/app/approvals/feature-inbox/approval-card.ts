import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { asFailure } from '../../shared/data/failure';
import { AmountPipe, DayPipe, InstantPipe, MoneyPipe } from '../../shared/format/pipes';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Icon } from '../../shared/ui-kit/icon';
import { OrderState } from '../../shared/ui-kit/state-badge';
import { RollSize } from '../../shared/ui-kit/roll-size';
import { Toasts } from '../../shared/ui-kit/toasts';
import { UnitPipe } from '../../shared/ui-kit/unit-name';
import { ApprovalItem, Approvals } from '../data/approvals';
import { ApprovalChain } from '../ui-chain/approval-chain';

/** One order to agree to or to refuse, with everything that one needs to know for that. */
@Component({
    selector: 'k-approval-card',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [
        TranslocoDirective,
        AmountPipe,
        DayPipe,
        InstantPipe,
        MoneyPipe,
        UnitPipe,
        ApprovalChain,
        FailurePanel,
        Field,
        Icon,
        OrderState,
        RollSize,
    ],
    templateUrl: './approval-card.html',
    styleUrl: './approval-card.css',
})
export class ApprovalCard {
    readonly item = input.required<ApprovalItem>();
    readonly decided = output<void>();
    private readonly approvals = inject(Approvals);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly comment = signal('');
    protected readonly isReasonMissing = signal(false);
    protected readonly isBusy = signal(false);
    protected readonly refusal = signal<string | null>(null);
    protected readonly failure = signal<unknown>(null);
    /** The total of now, when prices moved while the page stood open: the next approval agrees to it. */
    protected readonly newTotal = signal<number | null>(null);
    protected readonly total = computed(() => this.newTotal() ?? this.item().totalGross);
    protected readonly said = computed(() =>
        this.failure() ? asFailure(this.failure()).fields['comment'] : undefined,
    );

    protected async decide(decision: 'APPROVE' | 'REJECT'): Promise<void> {
        const comment = this.comment().trim();
        this.isReasonMissing.set(decision === 'REJECT' && comment === '');
        if (this.isReasonMissing() || this.isBusy()) return;
        this.isBusy.set(true);
        this.refusal.set(null);
        this.failure.set(null);
        try {
            const { orderCode, approval } = this.item();
            const answer = await this.approvals.decide({
                orderCode,
                decision,
                level: approval.level,
                comment: comment || null,
                shownTotalGross: this.total(),
            });
            switch (answer.__typename) {
                case 'ApprovalDecided':
                    this.toasts.say(this.transloco.translate(`approvals.said.${decision}`, { code: orderCode }));
                    this.decided.emit();
                    return;
                case 'PriceChangedRefusal':
                    this.newTotal.set(answer.currentTotal);
                    this.refusal.set(this.transloco.translate('approvals.priceChanged'));
                    return;
                case 'ApprovalRefusal':
                    this.toasts.say(answer.message, 'bad');
                    if (answer.reason === 'already-decided') this.decided.emit();
                    else this.refusal.set(answer.message);
                    return;
                case 'PlacementRefusal':
                    this.refusal.set(answer.message);
                    return;
            }
        } catch (error) {
            this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
