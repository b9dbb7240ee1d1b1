import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection, UserInputError } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { CannedAnswer } from '../entities/canned-answer.entity';
import { cannedAnswerInput } from './input-schemas';

/** Answers that are given often. */
@Injectable()
export class CannedAnswerService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly audit: AuditService,
    ) {}

    list(ctx: RequestContext): Promise<CannedAnswer[]> {
        return this.connection.getRepository(ctx, CannedAnswer).find({ order: { language: 'ASC', title: 'ASC' }, take: 500 });
    }

    /** A new one, or with `id` another text of it. */
    save(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<CannedAnswer> {
        const { id, version, ...wanted } = checked(cannedAnswerInput, input);
        return withTx(this.connection, ctx, async inner => {
            const repository = this.connection.getRepository(inner, CannedAnswer);
            const known = id === null ? null : await this.lock(inner, id);
            if (known) await this.audit.refuseStale(inner, scope, version, { version: known.version, entity: 'CannedAnswer', entityId: known.id });
            const namesake = await repository.findOneBy({ language: wanted.language, title: wanted.title });
            if (namesake && namesake.id !== id) throw new UserInputError('title: another answer in this language has it');
            const before = known && { language: known.language, title: known.title, text: known.text };
            const saved = await repository.save(Object.assign(known ?? new CannedAnswer(), wanted));
            await this.audit.record(inner, {
                scope, action: known ? 'canned-answer.update' : 'canned-answer.create', entity: 'CannedAnswer', entityId: saved.id, before: before ?? undefined, after: wanted,
            });
            return saved;
        });
    }

    delete(ctx: RequestContext, scope: StaffScope, id: number): Promise<void> {
        return withTx(this.connection, ctx, async inner => {
            const { language, title, text } = await this.lock(inner, id);
            await this.connection.getRepository(inner, CannedAnswer).delete({ id });
            await this.audit.record(inner, { scope, action: 'canned-answer.delete', entity: 'CannedAnswer', entityId: id, before: { language, title, text } });
        });
    }

    private async lock(ctx: RequestContext, id: number): Promise<CannedAnswer> {
        const answer = await this.connection.getRepository(ctx, CannedAnswer).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
        if (answer === null) throw new EntityNotFoundError('CannedAnswer', id);
        return answer;
    }
}
