import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { In } from 'typeorm';

import type { MemberScope } from '../../../kernel/scope';
import { StageService } from '../../production';
import { SupportFile } from '../entities/support-file.entity';
import { SupportMessage } from '../entities/support-message.entity';
import type { SupportThread } from '../entities/support-thread.entity';
import { type StaffName, staffNames } from '../queries/thread-owners.query';
import { ThreadListService } from './thread-list.service';

interface Batch<T> {
    ids: Set<number>;
    answer: Promise<Map<number, T[]>>;
}

/** Answers for many threads or orders that one request asks for in one turn of the event loop: one query each. */
@Injectable()
export class ThreadBatchService {
    private readonly messageBatches = new WeakMap<object, Batch<SupportMessage>>();
    private readonly fileBatches = new WeakMap<object, Batch<SupportFile>>();
    private readonly orderBatches = new WeakMap<object, Batch<SupportThread>>();
    private readonly ownerBatches = new WeakMap<object, Batch<StaffName>>();

    constructor(
        private readonly connection: TransactionalConnection,
        private readonly threads: ThreadListService,
        private readonly stages: StageService,
    ) {}

    messagesOf(ctx: RequestContext, threadId: number): Promise<SupportMessage[]> {
        return this.ask(this.messageBatches, ctx, threadId, message => message.threadId, ids =>
            this.connection
                .getRepository(ctx, SupportMessage)
                .find({ where: { threadId: In(ids) }, order: { sentAt: 'ASC', id: 'ASC' }, take: 20_000 }),
        );
    }

    filesOf(ctx: RequestContext, messageId: number): Promise<SupportFile[]> {
        return this.ask(this.fileBatches, ctx, messageId, file => file.messageId ?? 0, ids =>
            this.connection.getRepository(ctx, SupportFile).find({ where: { messageId: In(ids) }, order: { id: 'ASC' }, take: 20_000 }),
        );
    }

    threadsOfOrder(ctx: RequestContext, scope: MemberScope, orderId: number): Promise<SupportThread[]> {
        return this.ask(this.orderBatches, ctx, orderId, thread => thread.orderId ?? 0, ids => this.threads.ofOrders(ctx, scope, ids));
    }

    async stageName(ctx: RequestContext, thread: SupportThread): Promise<string | null> {
        if (thread.orderId === null || thread.stageOperationId === null) {
            return null;
        }
        const stages = await this.stages.stagesOfOrder(ctx, thread.orderId);
        return stages.find(stage => stage.id === thread.stageOperationId)?.name ?? null;
    }

    async ownerName(ctx: RequestContext, { ownerAdministratorId }: SupportThread): Promise<string | null> {
        if (ownerAdministratorId === null) return null;
        const [owner] = await this.ask(this.ownerBatches, ctx, ownerAdministratorId, one => one.id, ids => staffNames(this.connection, ctx, ids));
        return owner?.name ?? null;
    }

    private async ask<T>(
        open: WeakMap<object, Batch<T>>,
        ctx: RequestContext,
        id: number,
        keyOf: (found: T) => number,
        load: (ids: number[]) => Promise<T[]>,
    ): Promise<T[]> {
        let batch = open.get(ctx);
        if (batch === undefined) {
            const ids = new Set<number>();
            const answer = new Promise<void>(resolve => setImmediate(resolve)).then(async () => {
                open.delete(ctx);
                const byKey = new Map<number, T[]>();
                for (const found of await load([...ids])) {
                    byKey.set(keyOf(found), [...(byKey.get(keyOf(found)) ?? []), found]);
                }
                return byKey;
            });
            batch = { ids, answer };
            open.set(ctx, batch);
        }
        batch.ids.add(id);
        return (await batch.answer).get(id) ?? [];
    }
}
