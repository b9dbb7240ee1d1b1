import { Injectable } from '@nestjs/common';
import {
    EntityNotFoundError,
    ListQueryBuilder,
    type ListQueryOptions,
    type PaginatedList,
    type RequestContext,
    TransactionalConnection,
} from '@vendure/core';

import type { Scope } from '../../../kernel/scope';
import { searchKey } from '../../../kernel/text';
import { checked } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { type LeadState, mayLeadBecome } from '../domain/lead-states';
import { Lead } from '../entities/lead.entity';
import { LeadRefusal } from '../errors';
import { given, type LeadFacts, type LeadInput, leadSchema, reasonSchema, refuseOldVersion, type Versioned } from './crm-input';
import { StaffDirectory } from './staff-directory';

interface Consent {
    consentVersion: string | null;
    consentAt: Date;
}

@Injectable()
export class LeadService {
    constructor(
        private connection: TransactionalConnection,
        private lists: ListQueryBuilder,
        private audit: AuditService,
        private staff: StaffDirectory,
    ) {}

    /** Registers a lead; the staff member who does it owns it unless another is named. */
    async create(ctx: RequestContext, scope: Scope, input: LeadInput, consent?: Consent): Promise<Lead> {
        const facts = checked(leadSchema, { ownerId: scope.kind === 'staff' ? scope.administratorId : null, ...given(input) });
        // Whoever sees his own only would make it for nobody to see.
        if (scope.kind === 'staff' && scope.reach !== null) facts.ownerId ??= scope.administratorId;
        return withTx(this.connection, ctx, async inner => {
            await this.staff.check(inner, 'ownerId', facts.ownerId);
            const lead = await this.connection
                .getRepository(inner, Lead)
                .save(new Lead({ ...facts, ...consent, state: 'new', searchKey: searchKey(facts.companyName) }));
            await this.audit.record(inner, { scope, action: 'lead.create', entity: 'Lead', entityId: lead.id, after: { ...facts, ...consent } });
            return lead;
        });
    }

    /** Changes what is given. With `version`, only if nobody has changed the lead since that version was read. */
    async update(ctx: RequestContext, scope: Scope, id: number, changes: Versioned<LeadInput>): Promise<Lead> {
        return withTx(this.connection, ctx, async inner => {
            const lead = await this.lock(inner, id);
            refuseOldVersion(changes.version, lead.version);
            const before = factsOf(lead);
            const facts = checked(leadSchema, { ...before, ...given(changes) });
            await this.staff.check(inner, 'ownerId', facts.ownerId);
            await this.connection.getRepository(inner, Lead).save(Object.assign(lead, facts, { searchKey: searchKey(facts.companyName) }));
            await this.audit.record(inner, { scope, action: 'lead.update', entity: 'Lead', entityId: id, before, after: facts });
            return this.find(inner, id);
        });
    }

    async contact(ctx: RequestContext, scope: Scope, id: number): Promise<Lead | LeadRefusal> {
        return withTx(this.connection, ctx, async inner => this.move(inner, scope, await this.lock(inner, id), 'contacted'));
    }

    /** Ends a lead, with the reason that the conversion figures count. */
    async disqualify(ctx: RequestContext, scope: Scope, id: number, written: string): Promise<Lead | LeadRefusal> {
        const { reason } = checked(reasonSchema, { reason: written });
        return withTx(this.connection, ctx, async inner => {
            const lead = await this.lock(inner, id);
            lead.disqualifiedReason = mayLeadBecome(lead.state, 'disqualified') ? reason : lead.disqualifiedReason;
            return this.move(inner, scope, lead, 'disqualified', reason);
        });
    }

    /** The one place that changes a lead's state: by the table, audited. The caller holds the row's lock. */
    async move(ctx: RequestContext, scope: Scope, lead: Lead, to: LeadState, reason?: string): Promise<Lead | LeadRefusal> {
        const from = lead.state;
        if (!mayLeadBecome(from, to)) {
            return new LeadRefusal('wrong-state');
        }
        lead.state = to;
        if (to === 'qualified') {
            lead.qualifiedAt = new Date();
        }
        if (to === 'converted' || to === 'disqualified') {
            lead.closedAt = new Date();
        }
        await this.connection.getRepository(ctx, Lead).save(lead);
        await this.audit.record(ctx, {
            scope,
            action: `lead.${to}`,
            entity: 'Lead',
            entityId: lead.id,
            before: { state: from },
            after: { state: to },
            reason,
        });
        return this.find(ctx, lead.id);
    }

    async find(ctx: RequestContext, id: number): Promise<Lead> {
        const lead = await this.connection.getRepository(ctx, Lead).findOne({ where: { id }, relations: { owner: true } });
        if (lead === null) {
            throw new EntityNotFoundError('Lead', id);
        }
        return lead;
    }

    async lock(ctx: RequestContext, id: number): Promise<Lead> {
        const lead = await this.connection.getRepository(ctx, Lead).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
        if (lead === null) {
            throw new EntityNotFoundError('Lead', id);
        }
        return lead;
    }

    async list(ctx: RequestContext, options?: ListQueryOptions<Lead>): Promise<PaginatedList<Lead>> {
        const { companyName, ...others } = options?.filter ?? {};
        const term = (companyName as { contains?: string } | undefined)?.contains;
        const byKey = term === undefined ? options : { ...options, filter: { ...others, searchKey: { contains: searchKey(term) } } };
        const [items, totalItems] = await this.lists.build(Lead, byKey, { ctx, relations: ['owner'] }).getManyAndCount();
        return { items, totalItems };
    }
}

function factsOf(lead: Lead): LeadFacts {
    const { source, companyName, personName, phone, emailAddress, countryCode, message, ownerId } = lead;
    const language = lead.language as LeadFacts['language'];
    return { source, companyName, personName, phone, emailAddress, countryCode, language, message, ownerId };
}
