import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { In, IsNull } from 'typeorm';

import type { MemberScope, Scope, StaffScope } from '../../../kernel/scope';
import { checked, inputError } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { Company, CompanyBranch } from '../../organizations';
import { type AddressAction, isOneTime, refuseAction, stateOnceWritten } from '../domain/address-state';
import { CompanyAddress } from '../entities/company-address.entity';
import { AddressRefusal } from '../errors';
import { type AddressFacts, type AddressInput, addressSchema } from './address-schema';

/** Far more than a company looks after by hand; a dropshipper writes one for each of his orders. Retired ones do not count. */
export const mostAddresses = { kept: 2000, oneTime: 20_000 } as const;

export type AddressChanges = Partial<AddressInput> & { version?: number | null };
type Actor = Scope;

/** Delivery addresses of companies. A member reaches his own company's, and without its whole sight his own branch's. */
@Injectable()
export class AddressService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
    ) {}

    /** What a member looks after, the retired ones left out. */
    mine(ctx: RequestContext, scope: MemberScope): Promise<CompanyAddress[]> {
        return this.connection.getRepository(ctx, CompanyAddress).find({
            where: { ...reachOf(scope), state: In(['waiting', 'usable', 'refused']) },
            order: { label: 'ASC', id: 'ASC' },
            take: mostAddresses.kept,
        });
    }

    /** What an order of the branches may name. */
    usableFor(ctx: RequestContext, companyId: number, branchIds: readonly number[]): Promise<CompanyAddress[]> {
        const shared = { companyId, state: 'usable' as const };
        return this.connection.getRepository(ctx, CompanyAddress).find({
            where: [{ ...shared, branchId: IsNull() }, { ...shared, branchId: In([...branchIds]) }],
            order: { label: 'ASC', id: 'ASC' },
            take: mostAddresses.kept,
        });
    }

    /** The address for an order of the branch, held so that nobody retires it meanwhile; null when the order may not name it. */
    async holdForOrder(ctx: RequestContext, companyId: number, branchId: number, id: number): Promise<CompanyAddress | null> {
        const address = await this.connection
            .getRepository(ctx, CompanyAddress)
            .findOne({ where: { id, companyId, state: 'usable' }, lock: { mode: 'pessimistic_read' } });
        return address !== null && (address.branchId === null || address.branchId === branchId) ? address : null;
    }

    async find(ctx: RequestContext, scope: Actor, id: number): Promise<CompanyAddress> {
        const where = scope.kind === 'member' ? { ...reachOf(scope), id } : { id };
        const address = await this.connection.getRepository(ctx, CompanyAddress).findOne({ where, relations: { company: true, branch: true } });
        if (address === null) {
            throw new EntityNotFoundError('CompanyAddress', id);
        }
        return address;
    }

    async add(ctx: RequestContext, scope: Actor, companyId: number, input: AddressInput): Promise<number> {
        return withTx(this.connection, ctx, async inner => {
            const company = await this.lockCompany(inner, scope, companyId);
            const facts = checked(addressSchema, { ...input, countryCode: input.countryCode || company.countryCode });
            await this.checkBranch(inner, scope, companyId, facts.branchId);
            const isStaff = scope.kind !== 'member';
            const oneTime = isOneTime(company.addressMode, isStaff);
            await this.refuseTooMany(inner, companyId, oneTime);
            const { id } = await this.connection.getRepository(inner, CompanyAddress).save(
                new CompanyAddress({
                    ...facts,
                    companyId,
                    state: stateOnceWritten(company.addressMode, isStaff),
                    oneTime,
                    addedByMemberId: scope.kind === 'member' ? scope.memberId : null,
                }),
            );
            await this.audit.record(inner, {
                scope, companyId, action: 'address.create', entity: 'Company', entityId: companyId, after: { addressId: id, ...facts },
            });
            return id;
        });
    }

    /** What was accepted was the old text: under approval a customer's change waits again. */
    update(ctx: RequestContext, scope: Actor, id: number, changes: AddressChanges): Promise<AddressRefusal | null> {
        const { version, ...given } = changes;
        return this.change(ctx, scope, id, 'edit', version, async (inner, company, address) => {
            const before = factsOf(address);
            const sent = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
            const facts = checked(addressSchema, { ...before, ...sent });
            await this.checkBranch(inner, scope, company.id, facts.branchId);
            const isStaff = scope.kind !== 'member';
            // Staff who correct an address that waits have not accepted it by that.
            const state = isStaff ? address.state : stateOnceWritten(company.addressMode, false);
            const oneTime = isStaff ? address.oneTime : isOneTime(company.addressMode, false);
            return { ...facts, state, oneTime, refusalReason: isStaff ? address.refusalReason : null };
        });
    }

    accept(ctx: RequestContext, scope: StaffScope, id: number, version?: number | null): Promise<AddressRefusal | null> {
        return this.change(ctx, scope, id, 'accept', version, () => ({ state: 'usable', refusalReason: null }));
    }

    refuse(ctx: RequestContext, scope: StaffScope, id: number, reason: string, version?: number | null): Promise<AddressRefusal | null> {
        return this.change(ctx, scope, id, 'refuse', version, () => ({ state: 'refused', refusalReason: reason }));
    }

    /** The orders that name it keep it; no new one does. */
    retire(ctx: RequestContext, scope: Actor, id: number, version?: number | null): Promise<AddressRefusal | null> {
        return this.change(ctx, scope, id, 'retire', version, () => ({ state: 'retired' }));
    }

    /** The company is locked, so that two who add at once count each other. */
    private async refuseTooMany(ctx: RequestContext, companyId: number, oneTime: boolean): Promise<void> {
        const most = mostAddresses[oneTime ? 'oneTime' : 'kept'];
        const count = await this.connection.getRepository(ctx, CompanyAddress).countBy({ companyId, oneTime, state: In(['waiting', 'usable', 'refused']) });
        if (count >= most) throw inputError(`label: a company has at most ${most} addresses; retire some that are not used any more`);
    }

    private async change(
        ctx: RequestContext,
        scope: Actor,
        id: number,
        action: AddressAction,
        version: number | null | undefined,
        next: (ctx: RequestContext, company: Company, address: CompanyAddress) => Partial<CompanyAddress> | Promise<Partial<CompanyAddress>>,
    ): Promise<AddressRefusal | null> {
        const { companyId } = await this.find(ctx, scope, id);
        return withTx(this.connection, ctx, async inner => {
            const company = await this.lockCompany(inner, scope, companyId);
            // Once more under the lock, because it may have gone to another branch or company meanwhile; without its relations, which a
            // save would follow rather than the ids.
            const within = scope.kind === 'member' ? reachOf(scope) : { companyId };
            const address = await this.connection.getRepository(inner, CompanyAddress).findOneBy({ ...within, id });
            if (address === null) {
                throw new EntityNotFoundError('CompanyAddress', id);
            }
            const place = { entity: 'Company', entityId: companyId, part: { addressId: id } };
            await this.audit.refuseStale(inner, scope, version, { version: address.version, ...place });
            const refused = refuseAction(action, address.state);
            if (refused !== null) {
                return new AddressRefusal(refused.reason);
            }
            const before = { state: address.state, ...factsOf(address) };
            const saved = await this.connection
                .getRepository(inner, CompanyAddress)
                .save(Object.assign(address, await next(inner, company, address)));
            await this.audit.record(inner, {
                scope,
                companyId,
                action: `address.${action === 'edit' ? 'update' : action}`,
                entity: 'Company',
                entityId: companyId,
                before: { addressId: id, ...before },
                after: { addressId: id, state: saved.state, ...factsOf(saved) },
                reason: action === 'refuse' ? saved.refusalReason : null,
            });
            return null;
        });
    }

    /** The first lock of whatever changes something of a company; a member's own only. */
    private async lockCompany(ctx: RequestContext, scope: Scope, id: number): Promise<Company> {
        const isForeign = scope.kind === 'member' && scope.companyId !== id;
        const company = isForeign
            ? null
            : await this.connection.getRepository(ctx, Company).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
        if (company === null) {
            throw new EntityNotFoundError('Company', id);
        }
        return company;
    }

    /** One who looks after his own branch only can neither take another's nor make an address everybody's. */
    private async checkBranch(ctx: RequestContext, scope: Actor, companyId: number, branchId: number | null): Promise<void> {
        if (scope.kind === 'member' && isBound(scope) && branchId !== scope.branchId) {
            throw inputError('branchId: must be your own branch');
        }
        if (branchId !== null && !(await this.connection.getRepository(ctx, CompanyBranch).existsBy({ id: branchId, companyId, active: true }))) {
            throw inputError('branchId: not an active branch of this company');
        }
    }
}

function isBound(scope: MemberScope): boolean {
    return scope.branchId !== null && !scope.permissions.has('see-whole-company');
}

function reachOf(scope: MemberScope) {
    return { companyId: scope.companyId, ...(isBound(scope) ? { branchId: scope.branchId ?? 0 } : {}) };
}

function factsOf(address: CompanyAddress): AddressFacts {
    const { branchId, label, contactName, phone, streetLine, city, postalCode, countryCode } = address;
    return { branchId, label, contactName, phone, streetLine, city, postalCode, countryCode };
}
