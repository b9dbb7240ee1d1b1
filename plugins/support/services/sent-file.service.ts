import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { createHash } from 'node:crypto';
import { In, IsNull } from 'typeorm';

import type { MemberScope, StaffScope } from '../../../kernel/scope';
import { inputError } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { type KeptFile, keptFile, picturesAndPdf, safeFileName } from '../../documents';
import { mostFilesADay, mostWaiting, waitingHours } from '../domain/sent-files';
import { SupportFile } from '../entities/support-file.entity';
import { ThreadListService } from './thread-list.service';

type Sender = MemberScope | StaffScope;

/** What people send along with their words. It comes before them, waits for its sender, and goes with his next message. */
@Injectable()
export class SentFileService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly threads: ThreadListService,
        private readonly audit: AuditService,
    ) {}

    /** The same bytes again, before they were sent, are the same file. */
    async take(ctx: RequestContext, scope: Sender, content: Buffer, name: string): Promise<SupportFile> {
        const kept = await keptFile(content, picturesAndPdf);
        const fingerprint = createHash('sha256').update(content).digest('hex');
        return withTx(this.connection, ctx, async inner => {
            // One after another, so that two devices of one person, or of one company, do not both put the last one.
            const sender = scope.kind === 'member' ? `company:${scope.companyId}` : `staff:${scope.administratorId}`;
            await sql(this.connection, inner, 'SELECT pg_advisory_xact_lock(hashtext($1))', [`support-file:${sender}`]);
            const repository = this.connection.getRepository(inner, SupportFile);
            const known = await repository.findOneBy({ ...own(scope), fingerprint, messageId: IsNull() });
            if (known) return known;
            await this.refuseFlood(inner, scope);
            const { format } = kept;
            const file = await repository.save(new SupportFile({ ...owner(scope), name: safeFileName(name, format), format, sizeBytes: kept.content.length, fingerprint, content: kept.content }));
            await this.dropOldest(inner, scope);
            await this.audit.record(inner, {
                scope, action: 'support-file.take', entity: 'SupportFile', entityId: file.id, companyId: file.companyId ?? undefined, after: { format, sizeBytes: file.sizeBytes },
            });
            return file;
        });
    }

    /** Binds files that wait to the message that they were meant for. Others', sent ones and unknown ones are none. */
    async send(ctx: RequestContext, scope: Sender, ids: readonly number[], messageId: number): Promise<void> {
        if (ids.length === 0) return;
        const repository = this.connection.getRepository(ctx, SupportFile);
        const { affected } = await repository.update({ ...own(scope), id: In([...ids]), messageId: IsNull() }, { messageId });
        if (affected !== ids.length) throw inputError('fileIds: not all of them wait to be sent by you');
    }

    /** What came together with the words of a message, from somebody without an account. */
    async enclose(ctx: RequestContext, companyId: number, messageId: number, { content, format, name }: KeptFile & { name: string }): Promise<void> {
        const fingerprint = createHash('sha256').update(content).digest('hex');
        const file = new SupportFile({ companyId, messageId, memberId: null, administratorId: null, name: safeFileName(name, format), format, sizeBytes: content.length, fingerprint, content });
        await this.connection.getRepository(ctx, SupportFile).save(file);
    }

    /** For who may read the message that it came with. */
    async ofMember(ctx: RequestContext, scope: MemberScope, id: number): Promise<SupportFile> {
        const file = await this.find(ctx, id);
        const isSeen = file.message !== null && (await this.threads.tryFindMine(ctx, scope, file.message.threadId)) !== null;
        if (!isSeen) throw new EntityNotFoundError('SupportFile', id);
        return file;
    }

    /** Whether its company is within reach was asked before (`src/edge/reach-guard.ts`). */
    async ofStaff(ctx: RequestContext, id: number): Promise<SupportFile> {
        const file = await this.find(ctx, id);
        if (file.message === null) throw new EntityNotFoundError('SupportFile', id);
        return file;
    }

    private async find(ctx: RequestContext, id: number): Promise<SupportFile> {
        const file = await this.connection.getRepository(ctx, SupportFile).findOne({
            where: { id },
            relations: { message: true },
            select: { id: true, name: true, format: true, content: true, message: { id: true, threadId: true } },
        });
        if (file === null) throw new EntityNotFoundError('SupportFile', id);
        return file;
    }

    private async refuseFlood(ctx: RequestContext, scope: Sender): Promise<void> {
        if (scope.kind !== 'member') return;
        const [today] = await sql<{ count: number }>(
            this.connection,
            ctx,
            `SELECT count(*)::int AS count FROM support_file f WHERE f."companyId" = $1 AND f."createdAt" > now() - interval '1 day'`,
            [scope.companyId],
        );
        if ((today?.count ?? 0) >= mostFilesADay) throw inputError(`file: a company sends at most ${mostFilesADay} files a day`);
    }

    /** His oldest that still wait beyond so many, and whatever anybody left lying for a day. */
    private async dropOldest(ctx: RequestContext, scope: Sender): Promise<void> {
        const { memberId, administratorId } = owner(scope);
        await sql(
            this.connection,
            ctx,
            `DELETE FROM support_file f WHERE f."messageId" IS NULL AND (f."createdAt" < now() - make_interval(hours => $3) OR f.id IN (
                SELECT w.id FROM support_file w WHERE w."messageId" IS NULL AND w."memberId" IS NOT DISTINCT FROM $1 AND w."administratorId" IS NOT DISTINCT FROM $2
                 ORDER BY w.id DESC OFFSET $4))`,
            [memberId, administratorId, waitingHours, mostWaiting],
        );
    }
}

const owner = (scope: Sender) =>
    scope.kind === 'member'
        ? { companyId: scope.companyId, memberId: scope.memberId, administratorId: null }
        : { companyId: null, memberId: null, administratorId: scope.administratorId };

/** TypeORM leaves out a condition that is null. */
const own = (scope: Sender) =>
    scope.kind === 'member' ? { companyId: scope.companyId, memberId: scope.memberId } : { memberId: IsNull(), administratorId: scope.administratorId };
