import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, ListQueryBuilder, type ListQueryOptions, type PaginatedList, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { actorOf, type MemberScope, type StaffScope } from '../../../kernel/scope';
import { checked, optional, paragraph } from '../../../kernel/vendure-input';
import { databaseNow, sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { acceptedData, type FieldDecision, outcomeOf, refuseDecisions } from '../domain/change-request';
import { type CompanyData, dataFields, proposedChanges } from '../domain/company-data';
import { DataChangeField } from '../entities/data-change-field.entity';
import { DataChangeRequest } from '../entities/data-change-request.entity';
import { ChangeRequestRefusal } from '../errors';
import { ChangeRequestNewsService } from './change-request-news.service';
import { CompanyDataService } from './company-data.service';

const noteSchema = z.object({ note: z.preprocess(value => value ?? '', z.string().max(2000)) });
const pageSchema = z.object({ skip: z.preprocess(value => value ?? 0, z.int().min(0)), take: z.preprocess(value => value ?? 20, z.int().min(1).max(100)) });
const decisionsSchema = z.object({
    decisions: z
        .array(z.object({ field: z.enum(dataFields), accept: z.boolean(), reason: optional(paragraph(500)), shownValue: optional(z.string().max(500)) }))
        .min(1)
        .max(dataFields.length),
});

/** Changes of a company's master data: a member asks for them, staff decide field by field. */
@Injectable()
export class ChangeRequestService {
    constructor(
        private connection: TransactionalConnection,
        private lists: ListQueryBuilder,
        private data: CompanyDataService,
        private news: ChangeRequestNewsService,
        private audit: AuditService,
    ) {}

    async ask(ctx: RequestContext, scope: MemberScope, input: { changes: Partial<CompanyData>; note?: string | null }): Promise<number | ChangeRequestRefusal> {
        const { note } = checked(noteSchema, { note: input.note });
        const { companyId, memberId } = scope;
        return withTx(this.connection, ctx, async inner => {
            await this.lockCompany(inner, companyId);
            const { countryCode, ...current } = await this.data.read(inner, companyId);
            const { wished, problems } = this.data.readWish(input.changes, countryCode);
            if (problems.length > 0) return new ChangeRequestRefusal('wrong-fields', null, problems);
            const changes = proposedChanges(current, wished);
            if (changes.length === 0) return new ChangeRequestRefusal('nothing-changed');
            const requests = this.connection.getRepository(inner, DataChangeRequest);
            if (await requests.existsBy({ companyId, state: 'open' })) return new ChangeRequestRefusal('open-already');
            const { id } = await requests.save(new DataChangeRequest({ companyId, memberId, state: 'open', note }));
            const fields = changes.map(change => new DataChangeField({ ...change, requestId: id, accepted: null, reason: null }));
            await this.connection.getRepository(inner, DataChangeField).save(fields);
            await this.audit.record(inner, { scope, action: 'change-request.ask', entity: 'DataChangeRequest', entityId: id, companyId, after: { changes, note } });
            await this.news.tellStaff(inner, await this.find(inner, id));
            return id;
        });
    }

    async withdraw(ctx: RequestContext, scope: MemberScope, id: number): Promise<ChangeRequestRefusal | null> {
        return withTx(this.connection, ctx, async inner => {
            await this.ofCompany(inner, scope.companyId, id);
            const request = await this.lock(inner, scope.companyId, id);
            if (request.state !== 'open') return new ChangeRequestRefusal('decided-already');
            request.state = 'withdrawn';
            await this.connection.getRepository(inner, DataChangeRequest).save(request);
            await this.audit.record(inner, { scope, action: 'change-request.withdraw', entity: 'DataChangeRequest', entityId: id, companyId: scope.companyId });
            return null;
        });
    }

    /** All fields at once: what is accepted is written on the company, what is not keeps its reason. */
    async decide(ctx: RequestContext, scope: StaffScope, id: number, input: { decisions: unknown }): Promise<ChangeRequestRefusal | null> {
        const { decisions } = checked(decisionsSchema, { decisions: input.decisions });
        const { companyId } = await this.find(ctx, id);
        return withTx(this.connection, ctx, async inner => {
            const request = await this.lock(inner, companyId, id);
            const asked = await this.connection.getRepository(inner, DataChangeField).findBy({ requestId: id });
            const refused = refuseDecisions(request.state, asked, decisions, await this.data.read(inner, companyId));
            if (refused !== null) return new ChangeRequestRefusal(refused.reason, 'field' in refused ? refused.field : null);
            await this.data.write(inner, scope, companyId, acceptedData(asked, decisions));
            await this.keep(inner, scope, request, asked, decisions);
            await this.news.tellMember(inner, await this.find(inner, id));
            return null;
        });
    }

    async list(ctx: RequestContext, options?: ListQueryOptions<DataChangeRequest>): Promise<PaginatedList<DataChangeRequest>> {
        const [items, totalItems] = await this.lists
            .build(DataChangeRequest, options, { ctx, orderBy: { createdAt: 'ASC' }, relations: ['company', 'member', 'member.customer', 'fields'] })
            .getManyAndCount();
        return { items, totalItems };
    }

    /** The newest first. */
    async mine(ctx: RequestContext, scope: MemberScope, page: { skip?: number; take?: number }): Promise<PaginatedList<DataChangeRequest>> {
        const { skip, take } = checked(pageSchema, { skip: page.skip, take: page.take });
        const [items, totalItems] = await this.connection.getRepository(ctx, DataChangeRequest).findAndCount({
            where: { companyId: scope.companyId },
            relations: { fields: true, member: { customer: true } },
            order: { id: 'DESC' },
            skip,
            take,
        });
        return { items, totalItems };
    }

    async find(ctx: RequestContext, id: number): Promise<DataChangeRequest> {
        const request = await this.connection
            .getRepository(ctx, DataChangeRequest)
            .findOne({ where: { id }, relations: { fields: true, company: true, member: { customer: true } } });
        if (request === null) throw new EntityNotFoundError('DataChangeRequest', id);
        return request;
    }

    /** The request, if it is the company's; another company's is not found. */
    async ofCompany(ctx: RequestContext, companyId: number, id: number): Promise<DataChangeRequest> {
        const request = await this.find(ctx, id);
        if (request.companyId !== companyId) throw new EntityNotFoundError('DataChangeRequest', id);
        return request;
    }

    private async keep(
        ctx: RequestContext,
        scope: StaffScope,
        request: DataChangeRequest,
        asked: DataChangeField[],
        decisions: readonly FieldDecision[],
    ): Promise<void> {
        for (const { field, accept: accepted, reason } of decisions) {
            Object.assign(asked.find(change => change.field === field) ?? {}, { accepted, reason: accepted ? null : reason });
        }
        await this.connection.getRepository(ctx, DataChangeField).save(asked);
        const { id, companyId } = request;
        Object.assign(request, { state: outcomeOf(decisions), decidedAt: await databaseNow(this.connection, ctx), decidedBy: actorOf(scope) });
        await this.connection.getRepository(ctx, DataChangeRequest).save(request);
        await this.audit.record(ctx, {
            scope,
            action: `change-request.${request.state}`,
            entity: 'DataChangeRequest',
            entityId: id,
            companyId,
            after: { decisions: decisions.map(({ field, accept, reason }) => ({ field, accept, reason })) },
        });
    }

    /** The company before its request, as whoever asks for changes locks it. */
    private async lock(ctx: RequestContext, companyId: number, id: number): Promise<DataChangeRequest> {
        await this.lockCompany(ctx, companyId);
        return this.connection.getRepository(ctx, DataChangeRequest).findOneOrFail({ where: { id, companyId }, lock: { mode: 'pessimistic_write' } });
    }

    private async lockCompany(ctx: RequestContext, companyId: number): Promise<void> {
        await sql(this.connection, ctx, 'SELECT id FROM company WHERE id = $1 FOR UPDATE', [companyId]);
    }
}
