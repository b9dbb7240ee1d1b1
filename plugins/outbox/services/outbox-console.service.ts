import { Injectable } from '@nestjs/common';
import {
    EntityNotFoundError,
    ListQueryBuilder,
    type ListQueryOptions,
    type PaginatedList,
    type RequestContext,
    TransactionalConnection,
    UserInputError,
} from '@vendure/core';
import { z } from 'zod';

import type { StaffScope } from '../../../kernel/scope';
import { checked, line } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { mayDiscard, mayReplay, type OutboxState, outboxStates } from '../domain/outbox-states';
import { OutboxMessage } from '../entities/outbox-message.entity';

export interface OutboxStanding {
    counts: Array<{ state: OutboxState; count: number }>;
    /** How long the oldest due message has waited. */
    lagSeconds: number;
}

/** What staff sees of the outbox, and may do about it. */
@Injectable()
export class OutboxConsoleService {
    constructor(
        private connection: TransactionalConnection,
        private listQueryBuilder: ListQueryBuilder,
        private audit: AuditService,
    ) {}

    async list(ctx: RequestContext, options?: ListQueryOptions<OutboxMessage>): Promise<PaginatedList<OutboxMessage>> {
        const [items, totalItems] = await this.listQueryBuilder
            .build(OutboxMessage, options, { ctx, orderBy: { id: 'DESC' } })
            .getManyAndCount();
        return { items, totalItems };
    }

    findOne(ctx: RequestContext, id: number): Promise<OutboxMessage | null> {
        return this.connection.getRepository(ctx, OutboxMessage).findOneBy({ id });
    }

    async standing(ctx: RequestContext): Promise<OutboxStanding> {
        const rows = await sql<{ state: OutboxState; count: number; lag: number | null }>(
            this.connection,
            ctx,
            `SELECT state, count(*)::int AS count,
                EXTRACT(EPOCH FROM now() - min("notBefore") FILTER (WHERE state = 'PENDING' AND "notBefore" <= now()))::float8 AS lag
             FROM outbox_message GROUP BY state`,
        );
        const counts = outboxStates.map(state => ({ state, count: rows.find(row => row.state === state)?.count ?? 0 }));
        return { counts, lagSeconds: Math.max(0, ...rows.map(row => row.lag ?? 0)) };
    }

    /** Puts settled messages back in the queue with fresh tries. Gives the messages as they are now. */
    replay(ctx: RequestContext, scope: StaffScope, ids: number[]): Promise<OutboxMessage[]> {
        if (ids.length === 0 || ids.length > 1000) {
            throw new UserInputError('ids: 1 to 1000 messages at a time');
        }
        return withTx(this.connection, ctx, async inner => {
            const messages = await this.locked(inner, ids);
            const [clock] = await sql<{ now: Date }>(this.connection, inner, 'SELECT now()');
            for (const message of messages) {
                if (!mayReplay(message.state)) {
                    throw new UserInputError(`ids: message ${message.id} is ${message.state}; only failed, unknown or discarded ones are replayed`);
                }
                const { state } = message;
                await this.save(inner, message, {
                    state: 'PENDING', attempts: 0, crashes: 0, replays: message.replays + 1, notBefore: clock?.now, settledAt: null,
                });
                await this.record(inner, scope, 'outbox.replay', message, state);
            }
            return messages;
        });
    }

    discard(ctx: RequestContext, scope: StaffScope, id: number, givenReason: string): Promise<OutboxMessage> {
        const { reason } = checked(z.object({ reason: line(500) }), { reason: givenReason });
        return withTx(this.connection, ctx, async inner => {
            const [message] = await this.locked(inner, [id]);
            if (!message || !mayDiscard(message.state)) {
                throw new UserInputError(`id: message ${id} is ${message?.state}; only waiting, failed or unknown ones are discarded`);
            }
            const { state } = message;
            await this.save(inner, message, { state: 'DISCARDED', lastError: `Discarded: ${reason}`, settledAt: new Date() });
            await this.record(inner, scope, 'outbox.discard', message, state, reason);
            return message;
        });
    }

    private async locked(ctx: RequestContext, ids: number[]): Promise<OutboxMessage[]> {
        const messages = await this.connection
            .getRepository(ctx, OutboxMessage)
            .createQueryBuilder('message')
            .where('message.id IN (:...ids)', { ids })
            .orderBy('message.id')
            .setLock('pessimistic_write')
            .getMany();
        const missing = ids.find(id => !messages.some(message => message.id === id));
        if (missing !== undefined) {
            throw new EntityNotFoundError('OutboxMessage', missing);
        }
        return messages;
    }

    private async save(ctx: RequestContext, message: OutboxMessage, change: Partial<OutboxMessage>): Promise<void> {
        await this.connection.getRepository(ctx, OutboxMessage).save(Object.assign(message, change));
    }

    private record(ctx: RequestContext, scope: StaffScope, action: string, { id, kind, state }: OutboxMessage, before: string, reason?: string) {
        return this.audit.record(ctx, {
            scope, action, entity: 'OutboxMessage', entityId: id, before: { state: before }, after: { state, kind }, reason,
        });
    }
}
