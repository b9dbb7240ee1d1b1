import { Inject, Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { formatDate, type LocalDate } from '../../../kernel/time';
import { NotificationService } from '../../notifications';
import { FirmSettingsService } from '../../organizations';
import { PRODUCTION_OPTIONS } from '../constants';
import { missingOf } from '../domain/line-shortage';
import { nameIn } from '../domain/production-name';
import { Operation } from '../entities/operation.entity';
import { WorkOrder } from '../entities/work-order.entity';
import { operatorsOf, orderingMembers, type Recipient, staffRecipient } from '../queries/notice-recipients.query';
import type { LineOfOrder } from '../queries/shortage.query';
import { workOrderFacts } from '../queries/work-order-facts.query';
import type { ProductionOptions } from '../types';

/** Who is told what of production. Written in the transaction of the change, sent after it. */
@Injectable()
export class ProductionNoticeService {
    constructor(
        @Inject(PRODUCTION_OPTIONS) private readonly options: ProductionOptions,
        private readonly connection: TransactionalConnection,
        private readonly notifications: NotificationService,
        private readonly firm: FirmSettingsService,
    ) {}

    /** Tells the operators that work has come. An order may be released in parts, hence the instant in the key. */
    async released(ctx: RequestContext, orderId: number, orderCode: string, now: Date): Promise<void> {
        for (const operator of await operatorsOf(this.connection, ctx, orderId)) {
            await this.notifications.send(ctx, {
                template: 'work-released',
                to: await this.addressOf(ctx, operator),
                params: { orderCode, link: `${this.options.publicUrl}/dashboard/production/my-work` },
                aggregate: `order:${orderId}`,
                dedupeKey: `work-released:${orderId}:${now.getTime()}:${operator.id}`,
            });
        }
    }

    async readyToShip(ctx: RequestContext, orderId: number, orderCode: string, now: Date): Promise<void> {
        const [member] = await orderingMembers(this.connection, ctx, [orderId]);
        if (member !== undefined) {
            await this.notifications.send(ctx, {
                template: 'production-finished',
                to: await this.addressOf(ctx, member),
                params: { orderCode, link: `${this.options.publicUrl}/orders/${orderCode}` },
                aggregate: `order:${orderId}`,
                dedupeKey: `production-finished:${orderId}:${now.getTime()}`,
            });
        }
    }

    /** Tells those to whom another day is promised, all in a few statements; `stamp` names the change. */
    async moved(ctx: RequestContext, stamp: string, orders: readonly { orderId: number; day: LocalDate }[]): Promise<void> {
        if (orders.length === 0) return;
        const { language: firmLanguage } = await this.firm.get(ctx);
        const days = new Map(orders.map(({ orderId, day }) => [orderId, day]));
        const members = await orderingMembers(this.connection, ctx, [...days.keys()]);
        await this.notifications.sendAll(ctx, members.map(({ orderId, orderCode, name, email, phone, language: own }) => {
            const language = own ?? firmLanguage;
            const day = formatDate(days.get(orderId)!, language, language === 'fa' ? 'jalali' : 'gregorian');
            return {
                template: 'production-moved',
                to: { name, email, phone, language },
                params: { orderCode, day, link: `${this.options.publicUrl}/orders/${orderCode}` },
                aggregate: `order:${orderId}`,
                dedupeKey: `production-moved:${orderId}:${stamp}`,
            };
        }));
    }

    /** Tells the customer of one stage, where the firm does that. */
    async stage(ctx: RequestContext, { workOrderId, orderId }: { workOrderId: number; orderId: number | null }, operationId: number, template: 'stage-started' | 'stage-finished'): Promise<void> {
        if (orderId === null || !(await this.notifications.tells(ctx, template))) return;
        const [member] = await orderingMembers(this.connection, ctx, [orderId]);
        if (member === undefined) return;
        const { orderCode } = member;
        const to = await this.addressOf(ctx, member);
        const facts = (await workOrderFacts(this.connection, ctx, [workOrderId], to.language)).get(workOrderId);
        const operation = await this.connection.getRepository(ctx, Operation).findOneByOrFail({ id: operationId });
        await this.notifications.send(ctx, {
            template,
            to,
            params: { orderCode, productName: facts?.productName ?? '', operation: nameIn(operation.name, to.language), link: `${this.options.publicUrl}/orders/${orderCode}` },
            aggregate: `order:${orderId}`,
            dedupeKey: `${template}:${operationId}`,
        });
    }

    /** Tells the planner; where he is gone, nobody: the problem stands on the board all the same. */
    async problem(ctx: RequestContext, workOrder: WorkOrder, operation: Operation, words: (language: string) => string, problemId: number): Promise<void> {
        const plannerId = workOrder.plannedByAdministratorId;
        const planner = plannerId === null ? null : await staffRecipient(this.connection, ctx, plannerId);
        if (planner === null) {
            return;
        }
        const to = await this.addressOf(ctx, planner);
        const workOrderId = workOrder.id;
        const facts = (await workOrderFacts(this.connection, ctx, [workOrderId], to.language)).get(workOrderId);
        await this.notifications.send(ctx, {
            template: 'production-problem',
            to,
            params: {
                orderCode: facts?.orderCode ?? '',
                productName: facts?.productName ?? '',
                operation: nameIn(operation.name, to.language),
                text: words(to.language),
                link: `${this.options.publicUrl}/dashboard/production/work-orders/${workOrderId}`,
            },
            aggregate: workOrder.orderId === null ? `work-order:${workOrderId}` : `order:${workOrder.orderId}`,
            dedupeKey: `production-problem:${problemId}`,
        });
    }

    /** Tells the planner that an order waits because something of it is missing. */
    async shortage(ctx: RequestContext, workOrderId: number, lines: readonly LineOfOrder[]): Promise<void> {
        const workOrder = await this.connection.getRepository(ctx, WorkOrder).findOneByOrFail({ id: workOrderId });
        const line = lines.find(one => one.orderLineId === workOrder.orderLineId);
        const quantity = line === undefined ? 0 : missingOf(line);
        const plannerId = workOrder.plannedByAdministratorId;
        const planner = plannerId === null || quantity === 0 ? null : await staffRecipient(this.connection, ctx, plannerId);
        if (planner === null) return;
        const to = await this.addressOf(ctx, planner);
        const facts = (await workOrderFacts(this.connection, ctx, [workOrderId], to.language)).get(workOrderId);
        await this.notifications.send(ctx, {
            template: 'production-shortage',
            to,
            params: { orderCode: facts?.orderCode ?? '', productName: facts?.productName ?? '', quantity, link: `${this.options.publicUrl}/dashboard/production/planning` },
            aggregate: workOrder.orderId === null ? `work-order:${workOrderId}` : `order:${workOrder.orderId}`,
            dedupeKey: `production-shortage:${workOrderId}`,
        });
    }

    /** Staff have no language of their own here: they are written to in the firm's. */
    private async addressOf(ctx: RequestContext, { name, email, phone, language }: Recipient) {
        return { name, email, phone, language: language ?? (await this.firm.get(ctx)).language };
    }
}
