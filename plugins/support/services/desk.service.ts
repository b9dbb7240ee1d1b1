import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection, UserInputError } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { IdempotencyService } from '../../outbox';
import { SupportNote } from '../entities/support-note.entity';
import { SupportThread } from '../entities/support-thread.entity';
import { type StaffName, threadOwners } from '../queries/thread-owners.query';
import { staffPerson } from '../queries/thread-people.query';
import { noteInput, priorityInput } from './input-schemas';
import { ResponseTargetService } from './response-target.service';
import { ThreadListService } from './thread-list.service';

export type { StaffName };

/** What staff do with conversations among themselves: whose it is, how urgent, and what they note. No customer sees any of it. */
@Injectable()
export class DeskService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly threads: ThreadListService,
        private readonly targets: ResponseTargetService,
        private readonly idempotency: IdempotencyService,
        private readonly audit: AuditService,
    ) {}

    /** Who may be given a conversation. */
    owners(ctx: RequestContext): Promise<StaffName[]> {
        return threadOwners(this.connection, ctx);
    }

    /** With null nobody's. */
    assign(ctx: RequestContext, scope: StaffScope, threadId: number, administratorId: number | null): Promise<SupportThread> {
        return withTx(this.connection, ctx, async inner => {
            const thread = await this.lock(inner, threadId);
            if (administratorId !== null && !(await this.owners(inner)).some(one => one.id === administratorId)) {
                throw new UserInputError('administratorId: nobody who answers customers');
            }
            if (administratorId === thread.ownerAdministratorId) return this.threads.findOne(inner, threadId);
            await this.connection.getRepository(inner, SupportThread).update({ id: threadId }, { ownerAdministratorId: administratorId });
            await this.record(inner, scope, 'support-thread.assign', thread, { ownerAdministratorId: thread.ownerAdministratorId }, { ownerAdministratorId: administratorId });
            return this.threads.findOne(inner, threadId);
        });
    }

    setPriority(ctx: RequestContext, scope: StaffScope, threadId: number, input: unknown): Promise<SupportThread> {
        const { priority } = checked(priorityInput, input);
        return withTx(this.connection, ctx, async inner => {
            const thread = await this.lock(inner, threadId);
            if (priority === thread.priority) return this.threads.findOne(inner, threadId);
            const dueAt = await this.targets.dueAt(inner, thread.waitingSince, priority);
            await this.connection.getRepository(inner, SupportThread).update({ id: threadId }, { priority, dueAt });
            await this.record(inner, scope, 'support-thread.prioritise', thread, { priority: thread.priority }, { priority });
            return this.threads.findOne(inner, threadId);
        });
    }

    notes(ctx: RequestContext, threadId: number): Promise<SupportNote[]> {
        return this.connection.getRepository(ctx, SupportNote).find({ where: { threadId }, order: { id: 'ASC' }, take: 500 });
    }

    note(ctx: RequestContext, scope: StaffScope, threadId: number, input: unknown, key: string): Promise<SupportThread> {
        const { text } = checked(noteInput, input);
        return withTx(this.connection, ctx, async inner => {
            await this.idempotency.run(inner, scope, 'addSupportNote', key, { threadId, text }, async () => {
                const thread = await this.lock(inner, threadId);
                const author = await staffPerson(this.connection, inner, scope.administratorId);
                const note = await this.connection
                    .getRepository(inner, SupportNote)
                    .save(new SupportNote({ threadId, administratorId: scope.administratorId, authorName: author?.name ?? '', text }));
                await this.record(inner, scope, 'support-thread.note', thread, undefined, { noteId: note.id });
                return { noteId: note.id };
            });
            return this.threads.findOne(inner, threadId);
        });
    }

    private async lock(ctx: RequestContext, id: number): Promise<SupportThread> {
        const thread = await this.connection.getRepository(ctx, SupportThread).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
        if (thread === null) throw new EntityNotFoundError('SupportThread', id);
        return thread;
    }

    private record(ctx: RequestContext, scope: StaffScope, action: string, thread: SupportThread, before: object | undefined, after: object): Promise<void> {
        return this.audit.record(ctx, { scope, action, entity: 'SupportThread', entityId: thread.id, companyId: thread.companyId, before, after });
    }
}
