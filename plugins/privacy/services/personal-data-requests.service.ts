import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, ListQueryBuilder, type ListQueryOptions, type PaginatedList, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { actorOf, type MemberScope, type StaffScope } from '../../../kernel/scope';
import { checked, idempotencyKey, optional, paragraph } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { IdempotencyService } from '../../outbox';
import { isAnswered } from '../domain/request-states';
import { PersonalDataRequest } from '../entities/personal-data-request.entity';
import { PersonalDataRefusal } from '../errors';

const askInput = z.object({ message: optional(paragraph(2000)), idempotencyKey });
const refuseInput = z.object({ answer: paragraph(2000) });
const listed = 100;

export interface RequestPerson {
    customerId: number;
    name: string;
    emailAddress: string;
}

/** What people ask for about their data, and what staff answer. */
@Injectable()
export class PersonalDataRequests {
    constructor(
        private connection: TransactionalConnection,
        private lists: ListQueryBuilder,
        private idempotency: IdempotencyService,
        private audit: AuditService,
    ) {}

    async list(ctx: RequestContext, options?: ListQueryOptions<PersonalDataRequest>): Promise<PaginatedList<PersonalDataRequest>> {
        const [items, totalItems] = await this.lists.build(PersonalDataRequest, options, { ctx, orderBy: { id: 'DESC' } }).getManyAndCount();
        return { items, totalItems };
    }

    async find(ctx: RequestContext, id: number): Promise<PersonalDataRequest> {
        return (await this.repository(ctx).findOneBy({ id })) ?? notFound(id);
    }

    async personOf(ctx: RequestContext, { customerId }: PersonalDataRequest): Promise<RequestPerson | null> {
        if (customerId === null) return null;
        const [row] = await sql<RequestPerson>(
            this.connection,
            ctx,
            `SELECT cu.id AS "customerId", trim(cu."firstName" || ' ' || cu."lastName") AS name, cu."emailAddress" FROM customer cu WHERE cu.id = $1`,
            [customerId],
        );
        return row ?? null;
    }

    mine(ctx: RequestContext, scope: MemberScope): Promise<PersonalDataRequest[]> {
        return this.repository(ctx).find({ where: { customerId: scope.customerId }, order: { id: 'DESC' }, take: listed });
    }

    async ask(ctx: RequestContext, scope: MemberScope, input: { message?: string | null; idempotencyKey: string }): Promise<PersonalDataRequest | PersonalDataRefusal> {
        const { idempotencyKey: key, message } = checked(askInput, input);
        const answer = await this.idempotency.run<{ id: number } | PersonalDataRefusal>(ctx, scope, 'askForErasure', key, { message }, async inner => {
            // Two asking at once: one waits for the other, and finds his request.
            await sql(this.connection, inner, 'SELECT 1 FROM customer WHERE id = $1 FOR NO KEY UPDATE', [scope.customerId]);
            if (await this.repository(inner).existsBy({ customerId: scope.customerId, state: 'open' })) return new PersonalDataRefusal('already-asked');
            const request = await this.repository(inner).save(
                new PersonalDataRequest({ kind: 'erasure', state: 'open', customerId: scope.customerId, memberId: scope.memberId, message: message ?? '' }),
            );
            await this.audit.record(inner, { scope, action: 'person.ask-erasure', entity: 'PersonalDataRequest', entityId: request.id });
            return { id: request.id };
        });
        return answer instanceof PersonalDataRefusal ? answer : this.find(ctx, answer.id);
    }

    async withdraw(ctx: RequestContext, scope: MemberScope, id: number): Promise<PersonalDataRequest | PersonalDataRefusal> {
        return this.answer(ctx, scope, id, null, { state: 'withdrawn' }, 'person.withdraw-erasure');
    }

    async refuse(ctx: RequestContext, scope: StaffScope, input: { id: number; answer: string; version?: number | null }): Promise<PersonalDataRequest | PersonalDataRefusal> {
        const { answer } = checked(refuseInput, { answer: input.answer });
        return this.answer(ctx, scope, input.id, input.version ?? null, { state: 'refused', answer }, 'person.refuse-erasure');
    }

    private answer(
        ctx: RequestContext,
        scope: MemberScope | StaffScope,
        id: number,
        version: number | null,
        change: Pick<PersonalDataRequest, 'state'> & { answer?: string },
        action: string,
    ): Promise<PersonalDataRequest | PersonalDataRefusal> {
        return withTx(this.connection, ctx, async inner => {
            const request = await this.repository(inner).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
            if (request === null || (scope.kind === 'member' && request.customerId !== scope.customerId)) return notFound(id);
            await this.audit.refuseStale(inner, scope, version, { version: request.version, entity: 'PersonalDataRequest', entityId: id });
            if (isAnswered(request.state)) return new PersonalDataRefusal('already-answered');
            const [{ now } = { now: new Date() }] = await sql<{ now: Date }>(this.connection, inner, 'SELECT now() AS now');
            const saved = await this.repository(inner).save(Object.assign(request, change, { decidedBy: actorOf(scope), decidedAt: now }));
            await this.audit.record(inner, { scope, action, entity: 'PersonalDataRequest', entityId: id, before: { state: 'open' }, after: { state: change.state } });
            return saved;
        });
    }

    private repository(ctx: RequestContext) {
        return this.connection.getRepository(ctx, PersonalDataRequest);
    }
}

function notFound(id: number): never {
    throw new EntityNotFoundError('PersonalDataRequest', id);
}
