import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection, UserInputError } from '@vendure/core';
import { In, IsNull } from 'typeorm';

import type { MemberScope, Scope, StaffScope } from '../../../kernel/scope';
import { checked, inputError, refusedOr } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
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
export interface NewAddress {
    companyId: number;
    input: AddressInput;
}
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
        const [made] = await this.addAll(ctx, scope, [{ companyId, input }]);
        if (typeof made !== 'number') throw made ?? new Error('An address is made or refused');
        return made;
    }

    /** The same for some hundreds, in as many statements: the id of each, or what is wrong with it. */
    async addAll(ctx: RequestContext, scope: Actor, inputs: readonly NewAddress[]): Promise<(number | UserInputError)[]> {
        if (inputs.length === 0) return [];
        return withTx(this.connection, ctx, async inner => {
            const companies = await this.lockCompanies(inner, scope, inputs.map(({ companyId }) => companyId));
            const read = await Promise.all(inputs.map(({ companyId, input }) => refusedOr(() => addressOf(input, companies.get(companyId)))));
            const branches = await this.activeBranches(inner, read.flatMap(one => (one instanceof UserInputError ? [] : (one.branchId ?? []))));
            const room = await this.room(inner, [...companies.keys()]);
            const isStaff = scope.kind !== 'member';
            const answers = inputs.map(({ companyId }, at) => {
                const facts = read[at];
                const company = companies.get(companyId);
                if (facts === undefined || company === undefined) throw new EntityNotFoundError('Company', companyId);
                if (facts instanceof UserInputError) return facts;
                const oneTime = isOneTime(company.addressMode, isStaff);
                const refused = refuseBranch(scope, companyId, facts.branchId, branches) ?? room.take(companyId, oneTime);
                if (refused !== null) return refused;
                const addedByMemberId = isStaff ? null : scope.memberId;
                return new CompanyAddress({ ...facts, companyId, state: stateOnceWritten(company.addressMode, isStaff), oneTime, addedByMemberId });
            });
            const made = answers.flatMap(one => (one instanceof UserInputError ? [] : [one]));
            if (made.length > 0) await this.connection.getRepository(inner, CompanyAddress).insert(made);
            await this.audit.recordAll(inner, scope, made.map(address => ({
                ...{ companyId: address.companyId, action: 'address.create', entity: 'Company', entityId: address.companyId, after: { addressId: address.id, ...factsOf(address) } },
            })));
            return answers.map(one => (one instanceof UserInputError ? one : one.id));
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

    /** How many more each company may have. The companies are locked, so that two who add at once count each other. */
    private async room(ctx: RequestContext, companyIds: readonly number[]): Promise<Room> {
        const counted = await sql<{ companyId: number; oneTime: boolean; count: number }>(this.connection, ctx,
            `SELECT "companyId", "oneTime", count(*)::int AS count FROM company_address WHERE "companyId" = ANY($1) AND state IN ('waiting', 'usable', 'refused') GROUP BY 1, 2`, [companyIds]);
        return new Room(new Map(counted.map(({ companyId, oneTime, count }) => [roomKey(companyId, oneTime), count])));
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
        const company = (await this.lockCompanies(ctx, scope, [id])).get(id);
        if (company === undefined) throw new EntityNotFoundError('Company', id);
        return company;
    }

    /** In the order of their ids. */
    private async lockCompanies(ctx: RequestContext, scope: Scope, ids: readonly number[]): Promise<Map<number, Company>> {
        const own = ids.filter(id => scope.kind !== 'member' || scope.companyId === id);
        const found = await this.connection.getRepository(ctx, Company).find({ where: { id: In([...new Set(own)]) }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
        return new Map(found.map(company => [company.id, company]));
    }

    /** Which company each active branch is of. */
    private async activeBranches(ctx: RequestContext, ids: readonly number[]): Promise<Map<number, number>> {
        if (ids.length === 0) return new Map();
        const found = await this.connection.getRepository(ctx, CompanyBranch).findBy({ id: In([...new Set(ids)]), active: true });
        return new Map(found.map(branch => [branch.id, branch.companyId]));
    }

    private async checkBranch(ctx: RequestContext, scope: Actor, companyId: number, branchId: number | null): Promise<void> {
        const refused = refuseBranch(scope, companyId, branchId, await this.activeBranches(ctx, branchId === null ? [] : [branchId]));
        if (refused !== null) throw refused;
    }
}

/** One who looks after his own branch only can neither take another's nor make an address everybody's. */
function refuseBranch(scope: Actor, companyId: number, branchId: number | null, companyOf: ReadonlyMap<number, number>): UserInputError | null {
    if (scope.kind === 'member' && isBound(scope) && branchId !== scope.branchId) return inputError('branchId: must be your own branch');
    return branchId !== null && companyOf.get(branchId) !== companyId ? inputError('branchId: not an active branch of this company') : null;
}

const roomKey = (companyId: number, oneTime: boolean) => `${companyId}:${oneTime}`;

class Room {
    constructor(private counts: Map<string, number>) {}

    take(companyId: number, oneTime: boolean): UserInputError | null {
        const key = roomKey(companyId, oneTime);
        const count = this.counts.get(key) ?? 0;
        const most = mostAddresses[oneTime ? 'oneTime' : 'kept'];
        if (count >= most) return inputError(`label: a company has at most ${most} addresses; retire some that are not used any more`);
        this.counts.set(key, count + 1);
        return null;
    }
}

function addressOf(input: AddressInput, company: Company | undefined): AddressFacts {
    return checked(addressSchema, { ...input, countryCode: input.countryCode || company?.countryCode });
}

function isBound(scope: MemberScope): boolean {
    return scope.branchId !== null && !scope.permissions.has('see-whole-company');
}

function reachOf(scope: MemberScope) {
    return { companyId: scope.companyId, ...(isBound(scope) ? { branchId: scope.branchId ?? 0 } : {}) };
}

function factsOf(address: AddressFacts): AddressFacts {
    const { branchId, label, contactName, phone, streetLine, city, postalCode, countryCode } = address;
    return { branchId, label, contactName, phone, streetLine, city, postalCode, countryCode };
}
