import { ChangeDetectionStrategy, Component, inject, input, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { OrderApprovalPanel } from '../../approvals/feature-order-approval/order-approval';
import { CourierPanel } from '../../delivery/feature-courier/courier-panel';
import { PickupPanel } from '../../delivery/feature-pickup/pickup-panel';
import { OrderPaymentPanel } from '../../finance/feature-order-payment/order-payment';
import { ShipmentsPanel } from '../../logistics/feature-shipments/shipments-panel';
import { Stages } from '../../production/feature-stages/stages';
import { OrderBook } from '../../purchasing/data/orders';
import { OrderChangePanel } from '../../purchasing/feature-order-change/order-change-panel';
import { MilestoneLine } from '../../purchasing/ui-order/milestone-line';
import { OrderLines } from '../../purchasing/ui-order/order-lines';
import { ReorderForm } from '../../purchasing/ui-order/reorder-form';
import { Preferences } from '../../shared/data/preferences';
import { saveFile } from '../../shared/data/save-file';
import { Session } from '../../shared/data/session';
import { DayPipe, InstantPipe } from '../../shared/format/pipes';
import { Empty } from '../../shared/ui-kit/empty';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Icon } from '../../shared/ui-kit/icon';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { OrderState } from '../../shared/ui-kit/state-badge';
import { Toasts } from '../../shared/ui-kit/toasts';
import { Questions, QuestionTopic } from '../../support/feature-questions/questions';

/** One order, put together from the panels of purchasing, production, logistics and support; each loads and fails by itself. */
@Component({
    selector: 'k-order',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [
        RouterLink,
        TranslocoDirective,
        DayPipe,
        InstantPipe,
        Empty,
        FailurePanel,
        Field,
        Icon,
        MilestoneLine,
        OrderApprovalPanel,
        OrderChangePanel,
        OrderLines,
        OrderPaymentPanel,
        OrderState,
        CourierPanel,
        PickupPanel,
        Questions,
        ReorderForm,
        ShipmentsPanel,
        Skeleton,
        Stages,
    ],
    templateUrl: './order.html',
    styles: `
        .back {
            display: inline-flex;
            align-items: center;
            text-decoration: none;
        }
        .happening {
            padding-inline-start: var(--space-4);
            border-inline-start: 2px solid var(--line);
        }
        /* What this order has nothing of takes no room between the others. */
        .stack > :is(k-order-approval, k-order-payment, k-pickup, k-courier):empty {
            display: none;
        }
    `,
})
export class OrderPage {
    readonly code = input.required<string>();
    private readonly book = inject(OrderBook);
    private readonly preferences = inject(Preferences);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly session = inject(Session);
    protected readonly topic = signal<QuestionTopic | null>(null);
    protected readonly isBusy = signal(false);
    protected readonly isReasonMissing = signal(false);
    protected readonly cancelFailure = signal<unknown>(null);
    protected readonly result = resource({
        params: () => ({ code: this.code(), language: this.preferences.language() }),
        loader: ({ params, abortSignal }) => this.book.find(params.code, abortSignal),
    });
    protected readonly order = keptValue(this.result);

    protected ask(stage: { id: string; name: string; productName: string }): void {
        this.topic.set({ stageId: stage.id, subject: `${stage.name} · ${stage.productName}` });
    }

    protected async pdf(): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        try {
            saveFile(await this.book.pdf(this.code()));
        } catch (error) {
            this.toasts.fail(error);
        } finally {
            this.isBusy.set(false);
        }
    }

    protected print(): void {
        print();
    }

    protected async cancel(dialog: HTMLDialogElement, reason: string): Promise<void> {
        this.isReasonMissing.set(!reason.trim());
        if (this.isReasonMissing() || this.isBusy()) return;
        this.isBusy.set(true);
        this.cancelFailure.set(null);
        try {
            const refusal = await this.book.cancel(this.code(), reason.trim());
            dialog.close();
            this.toasts.say(refusal ?? this.transloco.translate('order.cancelled'), refusal ? 'bad' : 'good');
            this.result.reload();
        } catch (error) {
            // Told within the dialog: a toast would lie behind it, out of reach for screen readers.
            this.cancelFailure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
