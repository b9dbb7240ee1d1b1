import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { Scope } from '../../../kernel/scope';
import type { KeptFile } from '../../documents';
import { SupportThread } from '../entities/support-thread.entity';
import { staffPerson } from '../queries/thread-people.query';
import { MessageWriter } from './message-writer';
import { SentFileService } from './sent-file.service';

/** Files that have come by themselves before, or, by a link without an account, together with the words. */
export type Enclosed = { fileIds: readonly number[] } | { files: readonly (KeptFile & { name: string })[] };

export interface LinkedThread {
    companyId: number;
    branchId: number | null;
    /** For whom it is; he sees it in the portal. */
    memberId: number;
    /** Who wrote, where that is not staff. */
    askedBy: string;
    orderId: number | null;
    subject: string;
    text: string;
}

/** Conversations about something of another plugin's, which tells people of it by itself. */
@Injectable()
export class LinkedThreadService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly writer: MessageWriter,
        private readonly files: SentFileService,
    ) {}

    /** Joins the caller's transaction; whether the order is the member's was asked there. */
    async begin(ctx: RequestContext, scope: Scope, about: LinkedThread, enclosed: Enclosed, now: Date): Promise<number> {
        const { companyId, branchId, memberId, askedBy, orderId, subject, text } = about;
        const thread = await this.connection
            .getRepository(ctx, SupportThread)
            .save(new SupportThread({ companyId, branchId, memberId, askedBy, orderId, stageOperationId: null, subject, state: 'open', priority: 'normal', lastMessageAt: now, waitingSince: null }));
        const staff = scope.kind === 'staff' ? await staffPerson(this.connection, ctx, scope.administratorId) : null;
        const message = await this.writer.write(
            ctx,
            thread,
            {
                author: scope.kind === 'staff' ? 'staff' : 'member',
                memberId: scope.kind === 'member' ? scope.memberId : null,
                administratorId: scope.kind === 'staff' ? scope.administratorId : scope.kind === 'member' ? (scope.acting?.administratorId ?? null) : null,
                authorName: scope.kind === 'staff' ? (staff?.name ?? '') : askedBy,
                text,
            },
            now,
        );
        if ('fileIds' in enclosed && scope.kind !== 'system') await this.files.send(ctx, scope, enclosed.fileIds, message.id);
        if ('files' in enclosed) for (const file of enclosed.files) await this.files.enclose(ctx, companyId, message.id, file);
        return thread.id;
    }
}
