import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type ID, type RequestContext, TransactionalConnection } from '@vendure/core';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';

import type { MemberScope } from '../../../kernel/scope';
import { searchKey } from '../../../kernel/text';
import { checked, idempotencyKey, inPart, recordId } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { CompanyService, MemberService, TeamRefusal } from '../../organizations';
import { IdempotencyService } from '../../outbox';
import { type Acceptance, DistributorCustomer } from '../entities/distributor-customer.entity';
import type { DistributorLinkRefusal } from '../errors';
import { type CustomerRow, customersOf, findLink, lockTree } from '../queries/distributor-links.query';
import { DistributorTreeService, refuseStale, termsShape } from './distributor-tree.service';

const listInput = z.object({
    term: z.string().max(100).nullish(),
    skip: z.number().int().min(0).max(1_000_000).nullish(),
    take: z.number().int().min(1).max(100).nullish(),
});
const { markupBasisPoints, acceptance, active } = termsShape;
/** Company and person are checked where they are made. */
const createTerms = z.object({ markupBasisPoints, acceptance, idempotencyKey });
const invitationInput = z.object({ customerId: recordId, memberId: recordId });
const updateInput = z.object({
    customerId: recordId,
    version: z.int(),
    markupBasisPoints: markupBasisPoints.nullish(),
    acceptance: acceptance.nullish(),
    active: active.nullish(),
});

export interface CreateMyCustomerInput {
    name: string;
    countryCode?: string | null;
    taxId?: string | null;
    phone?: string | null;
    email?: string | null;
    city?: string | null;
    streetLine?: string | null;
    postalCode?: string | null;
    /** Who gets the invitation: the customer's first administrator. */
    person: { firstName: string; lastName: string; emailAddress: string; phone?: string | null; language: string };
    markupBasisPoints: number;
    acceptance: string;
    idempotencyKey: string;
}
export interface UpdateMyCustomerInput {
    customerId: ID;
    version: number;
    markupBasisPoints?: number | null;
    acceptance?: string | null;
    active?: boolean | null;
}

type NewCustomer = Omit<CreateMyCustomerInput, 'idempotencyKey' | 'acceptance'> & { acceptance: Acceptance };

/** Thrown to undo what was made before the tree said no. */
class Refused extends Error {
    constructor(readonly refusal: DistributorLinkRefusal) {
        super(refusal.reason);
    }
}

export type { CustomerRow };

/** A distributor's own customers. Those of another look as if they did not exist. */
@Injectable()
export class CustomerDeskService {
    constructor(
        private connection: TransactionalConnection,
        private tree: DistributorTreeService,
        private companies: CompanyService,
        private members: MemberService,
        private idempotency: IdempotencyService,
    ) {}

    list(ctx: RequestContext, scope: MemberScope, input: z.input<typeof listInput>): Promise<{ items: CustomerRow[]; totalItems: number }> {
        const { term, skip, take } = checked(listInput, input);
        return customersOf(this.manager(ctx), scope.companyId, { searchKey: searchKey(term ?? ''), skip: skip ?? 0, take: take ?? 20 });
    }

    async find(ctx: RequestContext, scope: MemberScope, customerId: number): Promise<CustomerRow> {
        const { items } = await customersOf(this.manager(ctx), scope.companyId, { companyId: customerId, skip: 0, take: 1 });
        if (items[0] === undefined) throw new EntityNotFoundError('Company', customerId);
        return items[0];
    }

    /**
     * Makes the company, puts it under the distributor and invites its first administrator. Whether another company looks
     * like it is not said: a distributor learns nothing of the merchant's other customers.
     */
    async create(ctx: RequestContext, scope: MemberScope, input: CreateMyCustomerInput): Promise<CustomerRow | DistributorLinkRefusal> {
        const { idempotencyKey: given, ...request } = input;
        const { idempotencyKey: key, ...terms } = checked(createTerms, { ...request, idempotencyKey: given });
        try {
            const { id } = await this.idempotency.run(ctx, scope, 'createMyCustomer', key, request, tx => this.make(tx, scope, { ...request, ...terms }));
            return await this.find(ctx, scope, id);
        } catch (error) {
            if (error instanceof Refused) return error.refusal;
            throw error;
        }
    }

    async update(ctx: RequestContext, scope: MemberScope, input: UpdateMyCustomerInput): Promise<CustomerRow> {
        const { customerId, version, ...changes } = checked(updateInput, input);
        return withTx(this.connection, ctx, async tx => {
            const manager = this.manager(tx);
            await lockTree(manager);
            const link = await findLink(manager, customerId);
            if (link?.distributorCompanyId !== scope.companyId) throw new EntityNotFoundError('Company', customerId);
            refuseStale(link, version);
            const terms = {
                distributorCompanyId: scope.companyId,
                markupBasisPoints: changes.markupBasisPoints ?? link.markupBasisPoints,
                acceptance: changes.acceptance ?? link.acceptance,
                active: changes.active ?? link.active,
            };
            const refused = await this.tree.link(tx, scope, customerId, terms);
            if (refused !== null) throw new Error(`A link that stood was refused: ${refused.reason}`);
            return this.find(tx, scope, customerId);
        });
    }

    /** Sends somebody of the customer's a fresh link. Who has accepted is not the distributor's to reach: not found, like a stranger. */
    async inviteAgain(ctx: RequestContext, scope: MemberScope, input: { customerId: ID; memberId: ID }): Promise<CustomerRow | TeamRefusal> {
        const { customerId, memberId } = checked(invitationInput, input);
        return withTx(this.connection, ctx, async tx => {
            const { invited } = await this.find(tx, scope, customerId);
            if (!invited.some(person => person.memberId === memberId)) throw new EntityNotFoundError('CompanyMember', memberId);
            // As where the customer was made: for this one step he speaks for the customer's company.
            const inCustomer = { ...scope, companyId: customerId, branchId: null };
            const sent = await this.members.resendInvitation(tx, inCustomer, memberId);
            return sent instanceof TeamRefusal ? sent : this.find(tx, scope, customerId);
        });
    }

    private async make(ctx: RequestContext, scope: MemberScope, input: NewCustomer): Promise<{ id: number }> {
        const { person, city, streetLine, postalCode, countryCode, markupBasisPoints: points, acceptance: accepted, ...facts } = input;
        const terms = { markupBasisPoints: points, acceptance: accepted };
        const own = await this.companies.findOne(ctx, scope.companyId);
        const country = countryCode || own.countryCode;
        const company = await this.companies.create(ctx, scope, {
            ...facts,
            countryCode: country,
            currencyCode: own.currencyCode,
            language: person.language,
            orderingEnabled: true,
            managerAdministratorId: own.managerAdministratorId,
            headOffice: {
                ...{ name: facts.name, countryCode: country, city: city ?? '', streetLine: streetLine ?? '', postalCode: postalCode ?? '' },
                contactName: `${person.firstName} ${person.lastName}`,
            },
        });
        const refused = await this.tree.link(ctx, scope, company.id, { ...terms, active: true, distributorCompanyId: scope.companyId });
        if (refused !== null) throw new Refused(refused);
        // For this one step he speaks for the company that he has just made.
        const inCustomer = { ...scope, companyId: company.id, branchId: null };
        await inPart('person', () => this.members.invite(ctx, inCustomer, { ...person, companyId: company.id, role: 'admin' }));
        return { id: company.id };
    }

    private manager(ctx: RequestContext): EntityManager {
        return this.connection.getRepository(ctx, DistributorCustomer).manager;
    }
}
