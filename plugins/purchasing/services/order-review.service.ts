import { Injectable } from '@nestjs/common';
import type { ID, RequestContext } from '@vendure/core';
import { z } from 'zod';

import type { StaffScope } from '../../../kernel/scope';
import { checked, idempotencyKey, optional, paragraph, recordId } from '../../../kernel/vendure-input';
import { CreditProposalService, CreditService } from '../../finance';
import { IdempotencyService } from '../../outbox';
import type { OrderStateName } from '../domain/order-states';
import { answering, OrderTransitionRefusal, refuse } from '../errors';
import { CompanyOrderService } from './company-order.service';
import { OrderDebts } from './order-debts';
import { OrderPaymentService } from './order-payment.service';
import { PreSaleArrivals } from './pre-sale-arrivals.service';

const step = z.object({ orderId: recordId, reason: optional(paragraph(1000)), idempotencyKey });
export interface OrderStepInput {
    orderId: ID;
    reason?: string | null;
    idempotencyKey: string;
}

export interface StepDone {
    orderId: number;
}

/** The sales team's decisions about placed orders. */
@Injectable()
export class OrderReviewService {
    constructor(
        private orders: CompanyOrderService,
        private credit: CreditService,
        private proposals: CreditProposalService,
        private debts: OrderDebts,
        private payment: OrderPaymentService,
        private idempotency: IdempotencyService,
        private arrivals: PreSaleArrivals,
    ) {}

    /** A special order is for those who may approve special ones, who need the ordinary permission too. */
    async approve(ctx: RequestContext, scope: StaffScope, input: OrderStepInput): Promise<StepDone | OrderTransitionRefusal> {
        return this.once(ctx, scope, 'approveOrder', input, async (tx, orderId) => {
            const order = await this.orders.lock(tx, scope, orderId);
            if (order.state === 'Submitted' && order.specialReasons.length > 0 && !scope.permissions.has('ApproveSpecialOrder')) {
                refuse(new OrderTransitionRefusal('special-order'));
            }
            if (order.state === 'Submitted' && !(await this.payment.isPaid(tx, orderId))) refuse(new OrderTransitionRefusal('not-paid'));
            await this.step(tx, scope, orderId, 'Submitted', 'Approved', null);
        });
    }

    async reject(ctx: RequestContext, scope: StaffScope, input: OrderStepInput): Promise<StepDone | OrderTransitionRefusal> {
        return this.once(ctx, scope, 'rejectOrder', input, (tx, orderId, reason) => this.step(tx, scope, orderId, null, 'Rejected', reason));
    }

    async hold(ctx: RequestContext, scope: StaffScope, input: OrderStepInput): Promise<StepDone | OrderTransitionRefusal> {
        return this.once(ctx, scope, 'holdOrder', input, (tx, orderId, reason) => this.step(tx, scope, orderId, null, 'OnHold', reason));
    }

    /** Back to review, past the credit limit if the order is beyond it. Far beyond, it stays on hold until a second person releases it too. */
    async release(ctx: RequestContext, scope: StaffScope, input: OrderStepInput): Promise<StepDone | OrderTransitionRefusal> {
        return this.once(ctx, scope, 'releaseHeldOrder', input, async (tx, orderId, reason) => {
            const order = await this.orders.lock(tx, scope, orderId);
            if (order.state !== 'OnHold') refuse(new OrderTransitionRefusal('wrong-state'));
            if (reason === null) refuse(new OrderTransitionRefusal('reason-missing'));
            const debt = await this.debts.of(tx, await this.orders.find(tx, scope, orderId));
            const agreed = await this.proposals.agreeToOrder(tx, scope, debt.companyId, orderId, debt.amountMinor, reason);
            if (agreed === 'same-person') refuse(new OrderTransitionRefusal('same-person'));
            if (agreed === 'waiting') return;
            await this.step(tx, scope, orderId, 'OnHold', 'Submitted', reason);
            await this.credit.override(tx, scope, debt.companyId, orderId, debt.amountMinor, reason);
        });
    }

    async cancel(ctx: RequestContext, scope: StaffScope, input: OrderStepInput): Promise<StepDone | OrderTransitionRefusal> {
        return this.once(ctx, scope, 'cancelOrder', input, (tx, orderId, reason) => this.step(tx, scope, orderId, null, 'Cancelled', reason));
    }

    /** Goods of a pre-sale that have come for some only: this order gets them, whoever was there first. */
    async handOut(ctx: RequestContext, scope: StaffScope, input: OrderStepInput): Promise<StepDone | OrderTransitionRefusal> {
        return this.once(ctx, scope, 'handOutPreSale', input, (tx, orderId) => this.arrivals.serveOne(tx, scope, orderId));
    }

    private once(
        ctx: RequestContext,
        scope: StaffScope,
        operation: string,
        input: OrderStepInput,
        work: (tx: RequestContext, orderId: number, reason: string | null) => Promise<void>,
    ): Promise<StepDone | OrderTransitionRefusal> {
        const { idempotencyKey: key, ...request } = checked(step, input);
        return answering([OrderTransitionRefusal], () =>
            this.idempotency.run(ctx, scope, operation, key, request, async tx => {
                await work(tx, request.orderId, request.reason);
                return { orderId: request.orderId };
            }),
        );
    }

    /** A decision is made once: unlike a machine's step, it is refused when the order is there already. */
    private async step(
        ctx: RequestContext,
        scope: StaffScope,
        orderId: number,
        from: OrderStateName | null,
        to: OrderStateName,
        reason: string | null,
    ): Promise<void> {
        const { state } = await this.orders.lock(ctx, scope, orderId);
        if (state === to || (from !== null && state !== from)) {
            refuse(new OrderTransitionRefusal('wrong-state'));
        }
        const done = await this.orders.transition(ctx, orderId, to, scope, reason ?? undefined);
        if (done !== 'done') {
            refuse(done);
        }
    }
}
