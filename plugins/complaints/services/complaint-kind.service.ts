import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection, UserInputError } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { checked, inputError } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { refuseForm } from '../domain/complaint-form';
import { ComplaintKind } from '../entities/complaint-kind.entity';
import { kindInput } from './input-schemas';

const mostKinds = 50;

/** Kinds of complaints, and the form of each, as the administrator makes them. */
@Injectable()
export class ComplaintKindService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly audit: AuditService,
    ) {}

    all(ctx: RequestContext): Promise<ComplaintKind[]> {
        return this.connection.getRepository(ctx, ComplaintKind).find({ order: { position: 'ASC', id: 'ASC' }, take: mostKinds });
    }

    offered(ctx: RequestContext): Promise<ComplaintKind[]> {
        return this.connection.getRepository(ctx, ComplaintKind).find({ where: { active: true }, order: { position: 'ASC', id: 'ASC' }, take: mostKinds });
    }

    /** One that is offered; the mistake of the caller else. */
    async choose(ctx: RequestContext, id: number): Promise<ComplaintKind> {
        const kind = await this.connection.getRepository(ctx, ComplaintKind).findOneBy({ id, active: true });
        if (kind === null) throw inputError('kindId: is none that is offered');
        return kind;
    }

    /** A new one, or with `id` another form of it. */
    save(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<ComplaintKind> {
        const { id, version, ...wanted } = checked(kindInput, input);
        const problem = refuseForm(wanted.fields);
        if (problem) throw inputError(`${problem.path}: ${problem.problem}`);
        return withTx(this.connection, ctx, async inner => {
            const repository = this.connection.getRepository(inner, ComplaintKind);
            const known = id === null ? null : await this.lock(inner, id);
            if (known) await this.audit.refuseStale(inner, scope, version, { version: known.version, entity: 'ComplaintKind', entityId: known.id });
            else if ((await repository.count()) >= mostKinds) throw new UserInputError(`id: there are at most ${mostKinds} kinds`);
            const before = known && { name: known.name, position: known.position, active: known.active, fields: known.fields };
            const saved = await repository.save(Object.assign(known ?? new ComplaintKind(), wanted));
            await this.audit.record(inner, {
                scope, action: known ? 'complaint-kind.update' : 'complaint-kind.create', entity: 'ComplaintKind', entityId: saved.id, before: before ?? undefined, after: wanted,
            });
            return saved;
        });
    }

    private async lock(ctx: RequestContext, id: number): Promise<ComplaintKind> {
        const kind = await this.connection.getRepository(ctx, ComplaintKind).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
        if (kind === null) throw new EntityNotFoundError('ComplaintKind', id);
        return kind;
    }
}
