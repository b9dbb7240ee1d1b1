import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type RequestContext, TransactionalConnection, UserInputError } from '@vendure/core';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { slicesOf } from '../../../kernel/slices';
import { inPart } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { dayCell, ImportRegistry, type ImportOptions, type ImportRow, type RowAnswer, yesNoCell } from '../../documents';
import type { Company } from '../entities/company.entity';
import { BranchService } from './branch.service';
import { CompanyGroupService } from './company-group.service';
import { CompanyService } from './company.service';
import { MemberService } from './member.service';

const cell = z.string().optional();
const columns = z.object({
    code: z.string(),
    name: z.string(),
    currencyCode: z.string(),
    language: z.string(),
    countryCode: cell,
    taxId: cell,
    phone: cell,
    email: cell,
    groupName: cell,
    orderingEnabled: yesNoCell().optional(),
    isNewCustomerUntil: dayCell().optional(),
    /** The ERP's mark of who may use the platform: when the column is there, only its yes is brought in. */
    platformAccess: yesNoCell().optional(),
    legalName: cell,
    legalForm: cell,
    registrationNumber: cell,
    economicCode: cell,
    legalAddress: cell,
    addressMode: cell,
    branchName: cell,
    branchContact: cell,
    branchPhone: cell,
    branchStreetLine: cell,
    branchCity: cell,
    branchPostalCode: cell,
    memberFirstName: cell,
    memberLastName: cell,
    memberEmail: cell,
    memberPhone: cell,
    memberRole: cell,
    /** Whether the new member is sent his invitation now; else staff send it by hand. */
    invite: yesNoCell().optional(),
});
type Values = z.output<typeof columns>;
type Outcome = RowAnswer['outcome'];

const rowsTogether = 500;

/** `companies.csv`: a company by its code, with a branch by its name and a member by his e-mail address in each row. */
@Injectable()
export class CompanyImporter implements OnApplicationBootstrap {
    constructor(
        private registry: ImportRegistry,
        private connection: TransactionalConnection,
        private companies: CompanyService,
        private branches: BranchService,
        private members: MemberService,
        private groups: CompanyGroupService,
    ) {}

    onApplicationBootstrap(): void {
        this.registry.register({ name: 'companies', columns, apply: (ctx, rows, options) => this.apply(ctx, rows, options) });
    }

    private async apply(ctx: RequestContext, rows: ImportRow<Values>[], { scope }: ImportOptions): Promise<RowAnswer[]> {
        const answers: RowAnswer[] = [];
        for (const some of slicesOf(rows, rowsTogether)) {
            const made = await this.makeNew(ctx, scope, some.filter(({ values }) => values.platformAccess !== false));
            for (const { row, values } of some) {
                answers.push(made.get(row) ?? { row, ...(await this.applyRow(ctx, scope, values)) });
            }
        }
        return answers;
    }

    /** Companies that are new and stand in one row, without a branch or a member, are made together. */
    private async makeNew(ctx: RequestContext, scope: Scope, rows: readonly ImportRow<Values>[]): Promise<Map<number, RowAnswer>> {
        const times = new Map<string, number>();
        for (const { values } of rows) times.set(values.code, (times.get(values.code) ?? 0) + 1);
        const known = await this.companies.findByCodes(ctx, [...times.keys()]);
        const alone = rows.filter(({ values: { code, branchName, memberEmail } }) => times.get(code) === 1 && !known.has(code) && branchName === undefined && memberEmail === undefined);
        const made = await this.companies.createAll(ctx, scope, alone.map(({ values }) => newCompany(values)), true);
        return new Map(alone.map(({ row }, at) => {
            const one = made[at];
            return [row, one instanceof UserInputError ? { row, outcome: 'rejected', message: one.message } : { row, outcome: 'created' }];
        }));
    }

    /** A row is whole or nothing: its company is undone when its member is refused. */
    private async applyRow(ctx: RequestContext, scope: Scope, values: Values): Promise<Omit<RowAnswer, 'row'>> {
        if (values.platformAccess === false) {
            return { outcome: 'unchanged', message: 'platformAccess: no, so it is left out' };
        }
        await sql(this.connection, ctx, 'SAVEPOINT import_row');
        try {
            const company = await this.applyCompany(ctx, scope, values);
            const outcomes = [
                company.outcome,
                await inPart('branch', () => this.applyBranch(ctx, scope, company.company, values)),
                await inPart('member', () => this.applyMember(ctx, scope, company.company, values)),
            ];
            await sql(this.connection, ctx, 'RELEASE SAVEPOINT import_row');
            return { outcome: company.outcome === 'created' ? 'created' : outcomes.every(one => one === 'unchanged') ? 'unchanged' : 'updated' };
        } catch (error) {
            if (!(error instanceof UserInputError)) {
                throw error;
            }
            await sql(this.connection, ctx, 'ROLLBACK TO SAVEPOINT import_row');
            return { outcome: 'rejected', message: error.message };
        }
    }

    private async applyCompany(ctx: RequestContext, scope: Scope, values: Values): Promise<{ company: Company; outcome: Outcome }> {
        if (values.groupName !== undefined) {
            await this.groups.ensure(ctx, scope, values.groupName);
        }
        const known = await this.companies.findByCode(ctx, values.code);
        if (known === null) return { company: await this.companies.create(ctx, scope, newCompany(values)), outcome: 'created' };
        const { version } = known;
        const company = await this.companies.update(ctx, scope, known.id, factsOf(values));
        return { company, outcome: company.version === version ? 'unchanged' : 'updated' };
    }

    private async applyBranch(ctx: RequestContext, scope: Scope, company: Company, values: Values): Promise<Outcome> {
        if (values.branchName === undefined) {
            return 'unchanged';
        }
        const facts = branchOf({ ...values, countryCode: company.countryCode }, values.branchName);
        const known = (await this.branches.ofCompany(ctx, company.id)).find(branch => branch.name === facts.name);
        if (known === undefined) {
            await this.branches.create(ctx, scope, company.id, facts);
            return 'created';
        }
        const before = known.updatedAt.getTime();
        const saved = await this.branches.update(ctx, scope, known.id, facts);
        return saved.updatedAt.getTime() === before ? 'unchanged' : 'updated';
    }

    private async applyMember(ctx: RequestContext, scope: Scope, company: Company, values: Values): Promise<Outcome> {
        const { memberEmail, memberFirstName = '', memberLastName = '', memberPhone, memberRole = 'buyer' } = values;
        if (memberEmail === undefined) {
            return 'unchanged';
        }
        const members = await this.members.ofCompany(ctx, company.id);
        const known = members.find(member => member.customer.emailAddress === memberEmail.toLowerCase());
        if (known !== undefined) {
            return 'unchanged';
        }
        const branch = (await this.branches.ofCompany(ctx, company.id)).find(one => one.name === values.branchName && !one.isHeadOffice);
        const member = {
            companyId: company.id,
            branchId: branch?.id,
            firstName: memberFirstName,
            lastName: memberLastName,
            emailAddress: memberEmail,
            phone: memberPhone,
            role: memberRole,
            language: company.language,
        };
        await (values.invite ? this.members.invite(ctx, scope, member) : this.members.add(ctx, scope, member));
        return 'created';
    }
}

function factsOf(values: Values) {
    const { code, name, currencyCode, language, countryCode, taxId, phone, email, groupName } = values;
    const { orderingEnabled, isNewCustomerUntil, addressMode } = values;
    const { legalName, legalForm, registrationNumber, economicCode, legalAddress } = values;
    const naming = { code, name, currencyCode, language, countryCode, taxId, phone, email, groupName };
    return { ...naming, legalName, legalForm, registrationNumber, economicCode, legalAddress, addressMode, orderingEnabled, isNewCustomerUntil };
}

function newCompany(values: Values) {
    return { ...factsOf(values), headOffice: branchOf(values, values.branchName ?? values.name) };
}

function branchOf(values: Values, name: string) {
    const { branchContact, branchPhone, branchStreetLine, branchCity, branchPostalCode, countryCode } = values;
    return {
        name,
        countryCode,
        contactName: branchContact,
        phone: branchPhone,
        streetLine: branchStreetLine,
        city: branchCity,
        postalCode: branchPostalCode,
    };
}
