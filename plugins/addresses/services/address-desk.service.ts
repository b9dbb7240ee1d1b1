import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { In } from 'typeorm';
import { z } from 'zod';

import { checked, paragraph, recordId } from '../../../kernel/vendure-input';
import { Company, ScopeService } from '../../organizations';
import { IdempotencyService } from '../../outbox';
import { addressStates } from '../domain/address-state';
import { CompanyAddress } from '../entities/company-address.entity';
import { AddressRefusal } from '../errors';
import type { AddressInput } from './address-schema';
import { type AddressChanges, AddressService } from './address.service';

const listSchema = z.object({
    companyId: recordId.nullish(),
    states: z.array(z.enum(addressStates)).max(addressStates.length).nullish(),
    skip: z.number().int().min(0).max(1_000_000).nullish(),
    take: z.number().int().min(1).max(100).nullish(),
});
export type AddressListOptions = z.input<typeof listSchema>;

interface Once {
    idempotencyKey: string;
}

/** What the two APIs ask: each with the caller's scope, and additions once however often they arrive. */
@Injectable()
export class AddressDeskService {
    constructor(
        private connection: TransactionalConnection,
        private scopes: ScopeService,
        private idempotency: IdempotencyService,
        private addresses: AddressService,
    ) {}

    async mine(ctx: RequestContext): Promise<CompanyAddress[]> {
        return this.addresses.mine(ctx, await this.scopes.member(ctx));
    }

    /** How new addresses of the member's company begin: the page says so before he writes one. */
    async myMode(ctx: RequestContext): Promise<string> {
        const { companyId } = await this.scopes.member(ctx);
        const company = await this.connection.getRepository(ctx, Company).findOneByOrFail({ id: companyId });
        return company.addressMode;
    }

    async addMine(ctx: RequestContext, input: AddressInput & Once): Promise<CompanyAddress> {
        const scope = await this.scopes.member(ctx);
        const { idempotencyKey, ...address } = input;
        // One who is bound to his branch need not name it.
        const branchId = address.branchId ?? (scope.permissions.has('see-whole-company') ? null : scope.branchId);
        const { id } = await this.idempotency.run(ctx, scope, 'addMyAddress', idempotencyKey, address, async inner => {
            return { id: await this.addresses.add(inner, scope, scope.companyId, { ...address, branchId }) };
        });
        return this.addresses.find(ctx, scope, id);
    }

    async updateMine(ctx: RequestContext, id: number, changes: AddressChanges): Promise<CompanyAddress | AddressRefusal> {
        const scope = await this.scopes.member(ctx);
        return (await this.addresses.update(ctx, scope, id, changes)) ?? this.addresses.find(ctx, scope, id);
    }

    async retireMine(ctx: RequestContext, id: number, version?: number | null): Promise<CompanyAddress | AddressRefusal> {
        const scope = await this.scopes.member(ctx);
        return (await this.addresses.retire(ctx, scope, id, version)) ?? this.addresses.find(ctx, scope, id);
    }

    /** Of one company or of all, those that wait longest first. */
    async list(ctx: RequestContext, options: AddressListOptions): Promise<{ items: CompanyAddress[]; totalItems: number }> {
        const { companyId, states, skip, take } = checked(listSchema, options);
        const [items, totalItems] = await this.connection.getRepository(ctx, CompanyAddress).findAndCount({
            where: { ...(companyId ? { companyId } : {}), ...(states?.length ? { state: In(states) } : {}) },
            relations: { company: true, branch: true },
            order: { createdAt: 'ASC', id: 'ASC' },
            skip: skip ?? 0,
            take: take ?? 25,
        });
        return { items, totalItems };
    }

    async add(ctx: RequestContext, input: AddressInput & Once & { companyId: number }): Promise<CompanyAddress> {
        const scope = await this.scopes.staff(ctx);
        const { idempotencyKey, companyId, ...address } = input;
        const { id } = await this.idempotency.run(ctx, scope, 'createCompanyAddress', idempotencyKey, { companyId, ...address }, async inner => {
            return { id: await this.addresses.add(inner, scope, companyId, address) };
        });
        return this.addresses.find(ctx, scope, id);
    }

    async update(ctx: RequestContext, id: number, changes: AddressChanges): Promise<CompanyAddress | AddressRefusal> {
        const scope = await this.scopes.staff(ctx);
        return (await this.addresses.update(ctx, scope, id, changes)) ?? this.addresses.find(ctx, scope, id);
    }

    async accept(ctx: RequestContext, id: number, version?: number | null): Promise<CompanyAddress | AddressRefusal> {
        const scope = await this.scopes.staff(ctx);
        return (await this.addresses.accept(ctx, scope, id, version)) ?? this.addresses.find(ctx, scope, id);
    }

    async refuse(ctx: RequestContext, id: number, given: string, version?: number | null): Promise<CompanyAddress | AddressRefusal> {
        const scope = await this.scopes.staff(ctx);
        const { reason } = checked(z.object({ reason: paragraph(500) }), { reason: given });
        return (await this.addresses.refuse(ctx, scope, id, reason, version)) ?? this.addresses.find(ctx, scope, id);
    }

    async retire(ctx: RequestContext, id: number, version?: number | null): Promise<CompanyAddress | AddressRefusal> {
        const scope = await this.scopes.staff(ctx);
        return (await this.addresses.retire(ctx, scope, id, version)) ?? this.addresses.find(ctx, scope, id);
    }
}
