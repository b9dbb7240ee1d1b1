import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { checked, inputError } from '../../../kernel/vendure-input';
import { databaseNow } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { IdempotencyService, OutboxService } from '../../outbox';
import { sendKind } from '../constants';
import { afterBroadcastEvent, type BroadcastEvent, type BroadcastState } from '../domain/broadcast-states';
import { Broadcast } from '../entities/broadcast.entity';
import { BroadcastRefusal } from '../errors';
import { type AudienceCount, countAudience } from '../queries/audience.query';
import { type BroadcastRow, broadcastRows, type RecipientRow, recipientRows } from '../queries/broadcast-list.query';
import { audienceInput, broadcastInput, pageInput, scheduleInput } from './broadcast-input';

export type { AudienceCount, BroadcastRow, RecipientRow };

interface Page<Row> {
    items: Row[];
    totalItems: number;
}

const longestAheadDays = 365;

/** What the firm writes to many: a draft with a preview of to whom it goes, a time, and the way back. */
@Injectable()
export class BroadcastService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly outbox: OutboxService,
        private readonly idempotency: IdempotencyService,
        private readonly audit: AuditService,
    ) {}

    async list(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<Page<BroadcastRow>> {
        const { skip, take } = checked(pageInput, input ?? {});
        const rows = await broadcastRows(this.connection, ctx, scope.reach === null ? null : scope.administratorId, skip, take);
        return { items: rows, totalItems: rows[0]?.total ?? 0 };
    }

    /** Who sees not all companies sees his own only. */
    async find(ctx: RequestContext, scope: StaffScope, id: number): Promise<Broadcast> {
        const found = await this.connection.getRepository(ctx, Broadcast).findOneBy({ id, ...(scope.reach === null ? {} : { writtenByAdministratorId: scope.administratorId }) });
        if (found === null) throw new EntityNotFoundError('Broadcast', id);
        return found;
    }

    async recipients(ctx: RequestContext, scope: StaffScope, id: number, input: unknown): Promise<Page<RecipientRow>> {
        const { skip, take } = checked(pageInput, input ?? {});
        await this.find(ctx, scope, id);
        const rows = await recipientRows(this.connection, ctx, id, skip, take);
        return { items: rows, totalItems: rows[0]?.total ?? 0 };
    }

    /** To whom it would go now. */
    preview(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<AudienceCount> {
        return countAudience(this.connection, ctx, scope.reach, checked(audienceInput, input));
    }

    /** A new draft, or with `id` another text of one. */
    async save(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<Broadcast | BroadcastRefusal> {
        const { id, version, idempotencyKey, ...wanted } = checked(broadcastInput, input);
        return this.once(ctx, scope, 'saveBroadcast', idempotencyKey, { id, version, ...wanted }, async inner => {
            const repository = this.connection.getRepository(inner, Broadcast);
            if (id === null) {
                const saved = await repository.save(new Broadcast({ ...wanted, reach: scope.reach === null ? null : [...scope.reach], writtenByAdministratorId: scope.administratorId }));
                await this.record(inner, scope, 'broadcast.create', saved.id, wanted);
                return saved.id;
            }
            const known = await this.lock(inner, scope, id, version);
            if (this.next(known, 'change') === null) return new BroadcastRefusal('wrong-state');
            await repository.save(Object.assign(known, wanted));
            await this.record(inner, scope, 'broadcast.update', id, wanted);
            return id;
        });
    }

    /** From here on nobody changes it; it goes at its time, by the outbox. */
    async schedule(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<Broadcast | BroadcastRefusal> {
        const { idempotencyKey, ...wish } = checked(scheduleInput, input);
        return this.once(ctx, scope, 'scheduleBroadcast', idempotencyKey, wish, async inner => {
            const { id, version, sendAt } = wish;
            const known = await this.lock(inner, scope, id, version);
            const state = this.next(known, 'schedule');
            if (state === null) return new BroadcastRefusal('wrong-state');
            const now = await databaseNow(this.connection, inner);
            if (sendAt !== null && sendAt.getTime() > now.getTime() + longestAheadDays * 86_400_000) throw inputError('sendAt: must be within a year');
            if ((await countAudience(this.connection, inner, known.reach, known.audience)).members === 0) return new BroadcastRefusal('nobody');
            const at = sendAt !== null && sendAt > now ? sendAt : now;
            await this.connection.getRepository(inner, Broadcast).save(Object.assign(known, { state, sendAt: at }));
            await this.outbox.enqueue(inner, { kind: sendKind, aggregate: `broadcast:${id}`, payload: { broadcastId: id, after: 0 }, notBefore: at, key: `broadcast:${id}:0` });
            await this.record(inner, scope, 'broadcast.schedule', id, { sendAt: at });
            return id;
        });
    }

    /** Whoever has not got it does not get it, and who has it does not see it in the portal any more. Once withdrawn, it stays so. */
    withdraw(ctx: RequestContext, scope: StaffScope, id: number): Promise<Broadcast> {
        return withTx(this.connection, ctx, async inner => {
            const known = await this.lock(inner, scope, id, null);
            const state = this.next(known, 'withdraw');
            if (state !== null) {
                const before = known.state;
                await this.connection.getRepository(inner, Broadcast).save(Object.assign(known, { state }));
                await this.record(inner, scope, 'broadcast.withdraw', id, { before });
            }
            return this.find(inner, scope, id);
        });
    }

    private async once(ctx: RequestContext, scope: StaffScope, operation: string, key: string, request: object, work: (ctx: RequestContext) => Promise<number | BroadcastRefusal>): Promise<Broadcast | BroadcastRefusal> {
        const answer = await this.idempotency.run(ctx, scope, operation, key, request, async inner => {
            const done = await work(inner);
            return done instanceof BroadcastRefusal ? done : { broadcastId: done };
        });
        return answer instanceof BroadcastRefusal ? answer : this.find(ctx, scope, answer.broadcastId);
    }

    private next({ state }: Broadcast, event: BroadcastEvent): BroadcastState | null {
        return afterBroadcastEvent(state, event);
    }

    private async lock(ctx: RequestContext, scope: StaffScope, id: number, version: number | null): Promise<Broadcast> {
        await this.find(ctx, scope, id);
        const known = await this.connection.getRepository(ctx, Broadcast).findOneOrFail({ where: { id }, lock: { mode: 'pessimistic_write' } });
        if (version !== null) await this.audit.refuseStale(ctx, scope, version, { version: known.version, entity: 'Broadcast', entityId: id });
        return known;
    }

    private record(ctx: RequestContext, scope: StaffScope, action: string, entityId: number, after: object): Promise<void> {
        return this.audit.record(ctx, { scope, action, entity: 'Broadcast', entityId, after });
    }
}
