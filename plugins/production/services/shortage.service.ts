import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection, UserInputError } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { answering, OrderChangeRefusal, PlacementRefusal, refuse, ShortenedOrderService } from '../../purchasing';
import { missingOf, refuseShortageDecision } from '../domain/line-shortage';
import { ProductionShortageDecision } from '../entities/shortage-decision.entity';
import { WorkOrder } from '../entities/work-order.entity';
import { WorkOrderRefusal } from '../errors';
import { lockOrder, type OrderHead } from '../queries/order-to-plan.query';
import { linesInProduction, openShortages, type Shortage } from '../queries/shortage.query';
import { FinishedOrderService } from './finished-order.service';
import { shortageInput } from './input-schemas';
import { PlanningService } from './planning.service';
import { ProductionNoticeService } from './production-notice.service';
import { PromiseService } from './promise.service';
import { WorkOrderService } from './work-order.service';
import { writeWorkOrder } from './work-order-writing';

export interface SettledShortage {
    orderId: number;
    orderState: string;
    workOrderId: number | null;
}

type Refusal = WorkOrderRefusal | OrderChangeRefusal | PlacementRefusal;
const refusals = [WorkOrderRefusal, OrderChangeRefusal, PlacementRefusal];

/** Orders of which less was made than ordered: they stand until staff decide whether the rest is made, taken out of the order, or left at that. */
@Injectable()
export class ShortageService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly planning: PlanningService,
        private readonly workOrders: WorkOrderService,
        private readonly finished: FinishedOrderService,
        private readonly shortened: ShortenedOrderService,
        private readonly promises: PromiseService,
        private readonly notices: ProductionNoticeService,
        private readonly audit: AuditService,
    ) {}

    list(ctx: RequestContext, { reach }: StaffScope, page: { skip: number; take: number }): Promise<{ items: Shortage[]; totalItems: number }> {
        if (!(page.skip >= 0 && page.take >= 1 && page.take <= 100)) {
            throw new UserInputError('take: 1 to 100 entries, from skip 0 on');
        }
        return openShortages(this.connection, ctx, { ...page, reach }, ctx.languageCode);
    }

    /** Of two who decide at once one does: the other is told that nothing is missing any more. */
    settle(ctx: RequestContext, scope: StaffScope, input: unknown, now: Date): Promise<SettledShortage | Refusal> {
        const { orderId, orderLineId, decision, missing: shown, reason } = checked(shortageInput, input);
        return answering<SettledShortage, Refusal>(refusals, () => withTx(this.connection, ctx, async inner => {
            const head = await lockOrder(this.connection, inner, orderId);
            if (head === null) throw new EntityNotFoundError('Order', orderId);
            const line = (await linesInProduction(this.connection, inner, orderId)).find(one => one.orderLineId === orderLineId);
            if (line === undefined) throw new EntityNotFoundError('OrderLine', orderLineId);
            const refused = head.state === 'InProduction' ? refuseShortageDecision(line, shown) : 'nothing-missing';
            if (refused !== null) refuse(new WorkOrderRefusal(refused, 'missing'));
            const quantity = missingOf(line);
            const workOrderId = decision === 'remake' ? await this.remake(inner, scope, head, orderLineId, quantity, now) : null;
            if (decision === 'ship-short') await this.shortened.shorten(inner, scope, { orderId, lineId: orderLineId, left: line.ordered - quantity, reason });
            const made = { orderLineId, companyId: head.companyId, decision, quantity, reason, decidedByAdministratorId: scope.administratorId, workOrderId };
            await this.connection.getRepository(inner, ProductionShortageDecision).insert(made);
            await this.audit.record(inner, { scope, action: `shortage.${decision}`, entity: 'Order', entityId: orderId, companyId: head.companyId, after: made, reason });
            await this.finished.finish(inner, scope, orderId, now);
            const after = await lockOrder(this.connection, inner, orderId);
            return { orderId, orderState: after?.state ?? head.state, workOrderId };
        }));
    }

    /** The rest goes to the floor at once: its order is there already. */
    private async remake(ctx: RequestContext, scope: StaffScope, head: OrderHead, orderLineId: number, quantity: number, now: Date): Promise<number> {
        const { orderId, orderCode, companyId, wishedDate } = head;
        const proposed = await this.planning.proposeMore(ctx, orderId, orderLineId, quantity, now);
        if (proposed === null) return refuse(new WorkOrderRefusal('no-routing', 'orderLineId'));
        const round = 1 + Math.max(-1, ...(await this.connection.getRepository(ctx, WorkOrder).findBy({ orderLineId })).map(one => one.round));
        const { id } = await writeWorkOrder(this.connection, ctx, scope, proposed, { orderId, companyId, dueDate: wishedDate, state: 'released', round });
        await this.workOrders.makeReady(ctx, [id]);
        await this.promises.follow(ctx, scope, [orderId], `remake-${id}`, now);
        await this.notices.released(ctx, orderId, orderCode, now);
        return id;
    }
}
