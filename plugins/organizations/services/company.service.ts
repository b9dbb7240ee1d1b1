import { Injectable } from '@nestjs/common';
import {
    Administrator,
    EntityNotFoundError,
    ListQueryBuilder,
    type ListQueryOptions,
    type PaginatedList,
    type RequestContext,
    TransactionalConnection,
    UserInputError,
} from '@vendure/core';
import { In, IsNull } from 'typeorm';

import type { Scope } from '../../../kernel/scope';
import { latinDigits } from '../../../kernel/text';
import { checked, inPart, inputError, refusedOr } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { companyMailDomain } from '../domain/company-name';
import { searchPatterns } from '../domain/search-patterns';
import { CompanyBranch } from '../entities/company-branch.entity';
import { Company } from '../entities/company.entity';
import { CompanyDuplicateRefusal } from '../errors';
import { companyCounts, type CompanyCounts, companySearchText } from '../queries/company-list.query';
import { type CompanyMatches, findCompanyMatches } from '../queries/company-matches.query';
import { CompanyCurrency } from './company-currency';
import { CompanyGroupService, unknownGroup } from './company-group.service';
import { type BranchFacts, type BranchInput, branchSchema, type CompanyFacts, type CompanyInput, companySchema, companySearchKey, isSame, reasonSchema } from './input-schemas';
import { MemberAccessService } from './member-access.service';

export interface NewCompany extends CompanyInput {
    /** Address and contact of the head office; without it, an empty one named as the company. */
    headOffice?: Omit<BranchInput, 'parentId' | 'isHeadOffice'> | null;
}

@Injectable()
export class CompanyService {
    constructor(
        private connection: TransactionalConnection,
        private lists: ListQueryBuilder,
        private audit: AuditService,
        private access: MemberAccessService,
        private currency: CompanyCurrency,
        private groups: CompanyGroupService,
    ) {}

    /** Makes a company and its head office. Whoever calls has looked at `matches` or does not need to. */
    async create(ctx: RequestContext, scope: Scope, input: NewCompany): Promise<Company> {
        const [made] = await this.createAll(ctx, scope, [input]);
        if (!(made instanceof Company)) throw made ?? new Error('A company is made or refused');
        return made;
    }

    /** The same for some hundreds, in as many statements: each company, or what is wrong with it. No two of them have one code. `makeGroups`: a group that is new is made. */
    async createAll(ctx: RequestContext, scope: Scope, inputs: readonly NewCompany[], makeGroups = false): Promise<(Company | UserInputError)[]> {
        if (inputs.length === 0) return [];
        const read = await Promise.all(inputs.map(input => refusedOr(() => newCompany(scope, input))));
        const good = read.flatMap(one => (one instanceof UserInputError ? [] : [one]));
        return withTx(this.connection, ctx, async inner => {
            const some = <Value>(values: readonly (Value | null)[]) => [...new Set(values)].filter(value => value !== null);
            const taken = await this.findByCodes(inner, some(good.map(({ facts }) => facts.code)));
            const managers = await this.managers(inner, some(good.map(({ facts }) => facts.managerAdministratorId)));
            const names = some(good.map(({ facts }) => facts.groupName));
            if (makeGroups) for (const name of names) await this.groups.ensure(inner, scope, name);
            const groups = await this.groups.known(inner, names);
            const answers = read.map(one => {
                if (one instanceof UserInputError) return one;
                const { code, managerAdministratorId, groupName } = one.facts;
                if (code !== null && taken.has(code)) return takenCode();
                if (managerAdministratorId !== null && !managers.has(managerAdministratorId)) return unknownManager();
                if (groupName !== null && !groups.has(groupName)) return unknownGroup();
                return { ...one, company: new Company({ ...one.facts, searchKey: companySearchKey(one.facts.name) }) };
            });
            const made = answers.flatMap(one => (one instanceof UserInputError ? [] : [one]));
            await this.insert(inner, scope, made);
            return answers.map(one => (one instanceof UserInputError ? one : one.company));
        });
    }

    private async insert(ctx: RequestContext, scope: Scope, made: readonly (Checked & { company: Company })[]): Promise<void> {
        if (made.length === 0) return;
        await this.connection.getRepository(ctx, Company).insert(made.map(({ company }) => company));
        await this.connection.getRepository(ctx, CompanyBranch).insert(
            made.map(({ office, company }) => new CompanyBranch({ ...office, parentId: null, companyId: company.id, isHeadOffice: true, active: true })),
        );
        await this.audit.recordAll(ctx, scope, made.map(({ facts, office, company: { id } }) => ({
            ...{ action: 'company.create', entity: 'Company', entityId: id, companyId: id, after: { ...facts, headOffice: office } },
        })));
    }

    /** As `create`, unless a company that looks the same exists; with `acceptDuplicates`, unless it is one that he does not see. */
    async createChecked(ctx: RequestContext, scope: Scope, input: NewCompany, acceptDuplicates: boolean): Promise<Company | CompanyDuplicateRefusal> {
        return this.refusalOf(await this.matches(ctx, scope, input), acceptDuplicates) ?? (await this.create(ctx, scope, input));
    }

    /** Why a firm with these matches is not made a company, or null. What somebody cannot look at he cannot call another firm. */
    refusalOf({ matches, areOthers }: CompanyMatches, acceptDuplicates: boolean): CompanyDuplicateRefusal | null {
        if (matches.length > 0 && !acceptDuplicates) return new CompanyDuplicateRefusal('looks-like-existing', matches);
        return areOthers ? new CompanyDuplicateRefusal('ask-colleague', matches) : null;
    }

    /** Existing companies with the tax number, phone, e-mail, mail domain or name of the one described: those that he sees, and whether there are more. */
    async matches(ctx: RequestContext, scope: Scope, input: NewCompany): Promise<CompanyMatches> {
        const facts = checked(companySchema, input);
        const traits = { ...facts, mailDomain: companyMailDomain(facts.email), searchKey: companySearchKey(facts.name) };
        const reach = scope.kind === 'staff' ? scope.reach : null;
        return findCompanyMatches(this.connection.getRepository(ctx, Company).manager, traits, reach);
    }

    /** Changes what is given. With `version`, only if nobody has changed the company since that version was read. */
    async update(
        ctx: RequestContext,
        scope: Scope,
        id: number,
        changes: Partial<CompanyInput> & { version?: number | null },
    ): Promise<Company> {
        const { version, ...given } = changes;
        return withTx(this.connection, ctx, async inner => {
            const company = await this.lock(inner, id);
            await this.audit.refuseStale(inner, scope, version, { version: company.version, entity: 'Company', entityId: id });
            const before = factsOf(company);
            const facts = checked(companySchema, { ...before, ...withoutUndefined(given) });
            if (isSame(before, facts)) {
                return company;
            }
            await this.refuseTakenCode(inner, facts.code, id);
            await this.checkManager(inner, facts.managerAdministratorId);
            await this.groups.refuseUnknown(inner, facts.groupName);
            if (facts.currencyCode !== before.currencyCode) {
                await this.currency.change(inner, id, facts.currencyCode);
            }
            Object.assign(company, facts, { searchKey: companySearchKey(facts.name) });
            const saved = await this.connection.getRepository(inner, Company).save(company);
            await this.audit.record(inner, { scope, action: 'company.update', entity: 'Company', entityId: id, companyId: id, before, after: facts });
            return saved;
        });
    }

    /** Ends or restores the access of all the company's people, at once. */
    async setActive(ctx: RequestContext, scope: Scope, id: number, active: boolean, given?: string): Promise<Company> {
        const { reason } = checked(reasonSchema, { reason: given });
        return withTx(this.connection, ctx, async inner => {
            const company = await this.lock(inner, id);
            if (company.active === active) {
                return company;
            }
            if (active && company.mergedIntoId !== null) {
                throw inputError('active: the company is merged into another one; undo the merge instead');
            }
            company.active = active;
            const saved = await this.connection.getRepository(inner, Company).save(company);
            if (!active) {
                await this.access.endSessionsOfCompany(inner, id);
            }
            await this.audit.record(inner, {
                scope,
                action: active ? 'company.activate' : 'company.deactivate',
                entity: 'Company',
                entityId: id,
                companyId: id,
                before: { active: !active },
                after: { active },
                reason,
            });
            return saved;
        });
    }

    async findOne(ctx: RequestContext, id: number): Promise<Company> {
        const company = await this.connection.getRepository(ctx, Company).findOne({ where: { id } });
        if (company === null) {
            throw new EntityNotFoundError('Company', id);
        }
        return company;
    }

    /** Some hundreds at a time. */
    async findByCodes(ctx: RequestContext, codes: readonly string[]): Promise<Map<string, Company>> {
        const found = await this.connection.getRepository(ctx, Company).findBy({ code: In([...codes]) });
        return new Map(found.map(company => [company.code ?? '', company]));
    }

    findByCode(ctx: RequestContext, code: string): Promise<Company | null> {
        return this.connection.getRepository(ctx, Company).findOneBy({ code });
    }

    async list(ctx: RequestContext, options?: ListQueryOptions<Company>): Promise<PaginatedList<Company>> {
        const { wanted, term } = searched(options);
        const query = this.lists.build(Company, wanted, { ctx });
        if (!asksForKind(options?.filter)) {
            query.andWhere(`${query.alias}.kind <> 'guest'`);
        }
        const patterns = searchPatterns(latinDigits(term), companySearchKey(term));
        if (patterns.length > 0) {
            const text = companySearchText(query.alias);
            const found = patterns.map((_, index) => `${text} LIKE :search${index}`).join(' OR ');
            query.andWhere(`(${found})`, Object.fromEntries(patterns.map((pattern, index) => [`search${index}`, pattern])));
        }
        const [items, totalItems] = await query.getManyAndCount();
        return { items: await this.counted(ctx, items), totalItems };
    }

    /** The figures that lists show of companies, for all of them at once. */
    async counted<C extends Company>(ctx: RequestContext, companies: readonly C[]): Promise<Array<C & Omit<CompanyCounts, 'companyId'>>> {
        const rows = await companyCounts(this.connection.getRepository(ctx, Company).manager, companies.map(({ id }) => id));
        const byId = new Map(rows.map(({ companyId, ...counts }) => [companyId, counts]));
        return companies.map(company => Object.assign(company, byId.get(company.id) ?? { branchCount: 0, memberCount: 0, city: '' }));
    }

    /** The first lock of every use case that changes something of a company. */
    private async lock(ctx: RequestContext, id: number): Promise<Company> {
        const company = await this.connection
            .getRepository(ctx, Company)
            .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
        if (company === null) {
            throw new EntityNotFoundError('Company', id);
        }
        return company;
    }

    private async refuseTakenCode(ctx: RequestContext, code: string | null, ownId: number | null): Promise<void> {
        const holder = code === null ? null : await this.connection.getRepository(ctx, Company).findOneBy({ code });
        if (holder !== null && holder.id !== ownId) throw takenCode();
    }

    private async checkManager(ctx: RequestContext, id: number | null): Promise<void> {
        if (id !== null && !(await this.managers(ctx, [id])).has(id)) throw unknownManager();
    }

    private async managers(ctx: RequestContext, ids: readonly number[]): Promise<Set<number>> {
        if (ids.length === 0) return new Set();
        const found = await this.connection.getRepository(ctx, Administrator).findBy({ id: In([...ids]), deletedAt: IsNull() });
        return new Set(found.map(({ id }) => Number(id)));
    }
}

interface Checked {
    facts: CompanyFacts;
    office: BranchFacts;
}

async function newCompany(scope: Scope, { headOffice, ...rest }: NewCompany): Promise<Checked> {
    const facts = withOwnManager(scope, checked(companySchema, rest));
    const { name, countryCode, phone } = facts;
    return { facts, office: await inPart('headOffice', () => checked(branchSchema, { name, countryCode, phone, ...withoutUndefined(headOffice ?? {}) })) };
}

const takenCode = () => inputError('code: another company has this number');
const unknownManager = () => inputError('managerAdministratorId: not a staff member');

function factsOf(company: Company): CompanyFacts {
    const { code, name, countryCode, taxId, phone, email, groupName, currencyCode, language } = company;
    const { orderingEnabled, managerAdministratorId, isNewCustomerUntil, addressMode } = company;
    const { legalName, legalForm, registrationNumber, economicCode, legalAddress } = company;
    const naming = { code, name, countryCode, taxId, phone, email, groupName };
    const legal = { legalName, legalForm, registrationNumber, economicCode, legalAddress };
    return { ...naming, ...legal, currencyCode, language, orderingEnabled, managerAdministratorId, isNewCustomerUntil, addressMode };
}

/** What somebody makes who sees his own customers only is his own customer, unless he names another whom he reaches. */
function withOwnManager(scope: Scope, facts: CompanyFacts): CompanyFacts {
    const isOwn = scope.kind === 'staff' && scope.reach !== null && facts.managerAdministratorId === null;
    return isOwn ? { ...facts, managerAdministratorId: scope.administratorId } : facts;
}

/**
 * The search box asks for names that contain its text; it stands for all that a company is known by. Names are searched as
 * they sound to the eye: one form of each letter, without the legal form.
 */
function searched(options?: ListQueryOptions<Company>): { wanted: ListQueryOptions<Company>; term: string } {
    const { name, ...others } = (options?.filter ?? {}) as Record<string, { contains?: string } | undefined>;
    const isSearch = name?.contains !== undefined;
    const filter = { ...others, ...(name === undefined || isSearch ? {} : { name }) };
    // Without the id, companies that are alike in what is sorted by could come on two pages, and others on none.
    const sort = { ...options?.sort, id: options?.sort?.id ?? ('ASC' as const) };
    return { wanted: { ...options, filter, sort }, term: name?.contains ?? '' };
}

/** Guests of the open shop are in no list and no choice of companies, unless somebody asks for companies by their kind. */
function asksForKind(filter: unknown): boolean {
    if (Array.isArray(filter)) return filter.some(asksForKind);
    return typeof filter === 'object' && filter !== null && Object.entries(filter).some(([key, part]) => key === 'kind' || asksForKind(part));
}

/** GraphQL leaves out what was not sent; a present undefined would overwrite. */
function withoutUndefined<T extends object>(given: T): Partial<T> {
    return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>;
}
