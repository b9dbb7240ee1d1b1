import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { asFailure } from '../../shared/data/failure';
import { placementRefusal } from '../../shared/data/placement-refusal';
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

/** Nothing is left to decide here. */
const overReasons = new Set(['already-decided', 'not-approver', 'link-used', 'link-expired', 'order-ended', 'no-access']);

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
    /** Of the mail's link, when it is that which decides. */
    readonly token = input<string>();
    readonly decided = output<'APPROVE' | 'REJECT' | null>();
    private readonly approvals = inject(Approvals);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    /** As many lines are seen at a glance. */
    protected readonly shortList = 5;
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
            const request = {
                orderCode,
                decision,
                level: approval.level,
                comment: comment || null,
                shownTotalGross: this.total(),
            };
            const token = this.token();
            const answer = await (token ? this.approvals.decideByLink(token, request) : this.approvals.decide(request));
            switch (answer.__typename) {
                case 'ApprovalDecided':
                    this.toasts.say(this.transloco.translate(`approvals.said.${decision}`, { code: orderCode }));
                    this.decided.emit(decision);
                    return;
                case 'PriceChangedRefusal':
                    this.newTotal.set(answer.currentTotal);
                    this.refusal.set(this.transloco.translate('approvals.priceChanged'));
                    return;
                case 'ApprovalRefusal':
                    this.refusal.set(this.transloco.translate(`approvals.refusal.${answer.reason}`));
                    // What happened meanwhile is seen by looking again.
                    if (overReasons.has(answer.reason)) {
                        this.toasts.say(this.refusal() ?? '', 'bad');
                        this.decided.emit(null);
                    }
                    return;
                case 'PlacementRefusal':
                    this.refusal.set(placementRefusal(this.transloco, answer));
                    return;
            }
        } catch (error) {
            this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
