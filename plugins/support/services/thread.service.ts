import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection, UserInputError } from '@vendure/core';

import type { MemberScope, Scope, StaffScope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { GuestForgetting } from '../../organizations';
import { IdempotencyService } from '../../outbox';
import { StageService } from '../../production';
import { CompanyOrderService } from '../../purchasing';
import { afterThreadEvent, waitingSince } from '../domain/thread-states';
import type { SupportMessage } from '../entities/support-message.entity';
import { SupportThread } from '../entities/support-thread.entity';
import { ThreadRefusal } from '../errors';
import { memberPerson, staffPerson } from '../queries/thread-people.query';
import { messageInput, questionInput } from './input-schemas';
import { MessageWriter } from './message-writer';
import { SentFileService } from './sent-file.service';
import { ThreadListService } from './thread-list.service';
import { ThreadNoticeService } from './thread-notice.service';

interface Said {
    authorName: string;
    text: string;
    fileIds: readonly number[];
}

/** Questions of members and answers of staff. A thread's row is locked while something is written to it. */
@Injectable()
export class ThreadService implements OnModuleInit {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly orders: CompanyOrderService,
        private readonly stages: StageService,
        private readonly threads: ThreadListService,
        private readonly files: SentFileService,
        private readonly notices: ThreadNoticeService,
        private readonly writer: MessageWriter,
        private readonly idempotency: IdempotencyService,
        private readonly audit: AuditService,
        private readonly guests: GuestForgetting,
    ) {}

    /** Who asked as a guest is remembered with his question. */
    onModuleInit(): void {
        this.guests.keepWhile(company => `EXISTS (SELECT 1 FROM support_thread t WHERE t."companyId" = ${company}.id)`);
    }

    ask(ctx: RequestContext, scope: MemberScope, input: unknown, key: string, now: Date): Promise<SupportThread> {
        const { orderCode, stageId, subject, text, fileIds } = checked(questionInput, input);
        const request = { orderCode, stageId, subject, text, fileIds };
        return withTx(this.connection, ctx, async inner => {
            const { threadId } = await this.idempotency.run(inner, scope, 'askQuestion', key, request, async () => {
                const orderId = orderCode === null ? null : await this.orderOf(inner, scope, orderCode);
                if (stageId !== null) {
                    await this.refuseForeignStage(inner, orderId, stageId);
                }
                const authorName = await this.memberName(inner, scope);
                const thread = await this.connection.getRepository(inner, SupportThread).save(
                    new SupportThread({
                        companyId: scope.companyId,
                        branchId: scope.branchId,
                        memberId: scope.memberId,
                        askedBy: authorName,
                        stageOperationId: stageId,
                        ...{ orderId, subject, state: 'open', priority: 'normal', lastMessageAt: now, waitingSince: null },
                    }),
                );
                const message = await this.write(inner, scope, thread, { authorName, text, fileIds }, now);
                await this.record(inner, scope, 'support-thread.ask', thread, { subject, orderId, stageId, messageId: message.id });
                await this.notices.asked(inner, thread, message);
                return { threadId: thread.id };
            });
            return this.threads.findMine(inner, scope, threadId);
        });
    }

    reply(ctx: RequestContext, scope: MemberScope, threadId: number, input: unknown, key: string, now: Date): Promise<SupportThread> {
        const { text, fileIds } = checked(messageInput, input);
        return withTx(this.connection, ctx, async inner => {
            await this.idempotency.run(inner, scope, 'replyToThread', key, { threadId, text, fileIds }, async () => {
                await this.threads.findMine(inner, scope, threadId);
                const thread = await this.lock(inner, threadId);
                const authorName = await this.memberName(inner, scope);
                const message = await this.write(inner, scope, thread, { authorName, text, fileIds }, now);
                await this.record(inner, scope, 'support-thread.reply', thread, { messageId: message.id });
                await this.notices.asked(inner, thread, message);
                return { messageId: message.id };
            });
            return this.threads.findMine(inner, scope, threadId);
        });
    }

    answer(
        ctx: RequestContext,
        scope: StaffScope,
        threadId: number,
        input: unknown,
        key: string,
        now: Date,
    ): Promise<SupportThread | ThreadRefusal> {
        const { text, fileIds } = checked(messageInput, input);
        return withTx(this.connection, ctx, async inner => {
            const answered = await this.idempotency.run(inner, scope, 'answerSupportThread', key, { threadId, text, fileIds }, async () => {
                const thread = await this.lock(inner, threadId);
                if (afterThreadEvent(thread.state, 'staff-answers') === null) {
                    return new ThreadRefusal('closed');
                }
                const person = await staffPerson(this.connection, inner, scope.administratorId);
                const words: Said = { authorName: person?.name ?? '', text, fileIds };
                const message = await this.write(inner, scope, thread, words, now);
                await this.record(inner, scope, 'support-thread.answer', thread, { messageId: message.id });
                await this.notices.answered(inner, thread, message);
                return { messageId: message.id };
            });
            return answered instanceof ThreadRefusal ? answered : this.threads.findOne(inner, threadId);
        });
    }

    /** Closing a closed thread again changes nothing. */
    close(ctx: RequestContext, scope: StaffScope, threadId: number, now: Date): Promise<SupportThread> {
        return withTx(this.connection, ctx, async inner => {
            const thread = await this.lock(inner, threadId);
            const next = afterThreadEvent(thread.state, 'close');
            if (next !== null) {
                const waiting = waitingSince(thread.waitingSince, 'close', now);
                await this.connection.getRepository(inner, SupportThread).update({ id: threadId }, { state: next, waitingSince: waiting, dueAt: null });
                await this.record(inner, scope, 'support-thread.close', thread, { state: next });
            }
            return this.threads.findOne(inner, threadId);
        });
    }

    private async write(ctx: RequestContext, scope: MemberScope | StaffScope, thread: SupportThread, words: Said, now: Date): Promise<SupportMessage> {
        const { authorName, text, fileIds } = words;
        const author =
            scope.kind === 'member'
                ? { author: 'member' as const, memberId: scope.memberId, administratorId: scope.acting?.administratorId ?? null }
                : { author: 'staff' as const, memberId: null, administratorId: scope.administratorId };
        const message = await this.writer.write(ctx, thread, { ...author, authorName, text }, now);
        await this.files.send(ctx, scope, fileIds, message.id);
        return message;
    }

    private async lock(ctx: RequestContext, id: number): Promise<SupportThread> {
        const thread = await this.connection
            .getRepository(ctx, SupportThread)
            .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
        if (thread === null) {
            throw new EntityNotFoundError('SupportThread', id);
        }
        return thread;
    }

    private async orderOf(ctx: RequestContext, scope: MemberScope, code: string): Promise<number> {
        return Number((await this.orders.find(ctx, scope, code)).orderId);
    }

    private async refuseForeignStage(ctx: RequestContext, orderId: number | null, stageId: number): Promise<void> {
        const stages = orderId === null ? [] : await this.stages.stagesOfOrder(ctx, orderId);
        if (!stages.some(stage => stage.id === stageId)) {
            throw new UserInputError('stageId: no stage of this order');
        }
    }

    private async memberName(ctx: RequestContext, scope: MemberScope): Promise<string> {
        const member = (await memberPerson(this.connection, ctx, scope.memberId))?.name ?? '';
        const staff = scope.acting && (await staffPerson(this.connection, ctx, scope.acting.administratorId));
        return staff ? `${member} (${staff.name})` : member;
    }

    private record(ctx: RequestContext, scope: Scope, action: string, thread: SupportThread, after: object): Promise<void> {
        return this.audit.record(ctx, { scope, action, entity: 'SupportThread', entityId: thread.id, companyId: thread.companyId, after });
    }
}
