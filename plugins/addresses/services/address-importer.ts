import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type RequestContext, TransactionalConnection, UserInputError } from '@vendure/core';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { slicesOf } from '../../../kernel/slices';
import { line } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { ImportRegistry, type ImportOptions, type ImportRow, type RowAnswer } from '../../documents';
import { BranchService, CompanyService } from '../../organizations';
import { CompanyAddress } from '../entities/company-address.entity';
import { AddressService, type NewAddress } from './address.service';

const rowsTogether = 500;

const cell = z.string().optional();
const columns = z.object({
    companyCode: line(40),
    label: line(100),
    streetLine: line(300),
    city: line(100),
    branchName: cell,
    contactName: cell,
    phone: cell,
    postalCode: cell,
    countryCode: cell,
});
type Values = z.output<typeof columns>;

/** `company-addresses.csv`: many delivery addresses of a company, each by its label; usable at once, because the ERP knows them. */
@Injectable()
export class AddressImporter implements OnApplicationBootstrap {
    constructor(
        private registry: ImportRegistry,
        private connection: TransactionalConnection,
        private companies: CompanyService,
        private branches: BranchService,
        private addresses: AddressService,
    ) {}

    onApplicationBootstrap(): void {
        this.registry.register({ name: 'company-addresses', columns, apply: (ctx, rows, options) => this.apply(ctx, rows, options) });
    }

    private async apply(ctx: RequestContext, rows: ImportRow<Values>[], { scope }: ImportOptions): Promise<RowAnswer[]> {
        const answers: RowAnswer[] = [];
        for (const some of slicesOf(rows, rowsTogether)) {
            const facts = await this.facts(ctx, some);
            const made = await this.addNew(ctx, scope, some, facts);
            for (const { row } of some) {
                const read = facts.get(row);
                answers.push(made.get(row) ?? (typeof read === 'object' ? await this.applyRow(ctx, scope, row, read) : { row, outcome: 'rejected', message: read }));
            }
        }
        return answers;
    }

    /** The address of each row, its company and branch found; or what is wrong with it. */
    private async facts(ctx: RequestContext, rows: readonly ImportRow<Values>[]): Promise<Map<number, NewAddress | string>> {
        const companies = await this.companies.findByCodes(ctx, [...new Set(rows.map(({ values }) => values.companyCode))]);
        const named = rows.flatMap(({ values }) => (values.branchName === undefined ? [] : (companies.get(values.companyCode)?.id ?? [])));
        const branches = new Map((await this.branches.ofCompanies(ctx, named)).map(branch => [`${branch.companyId}:${branch.name}`, branch.id]));
        return new Map<number, NewAddress | string>(rows.map(({ row, values: { companyCode, branchName, ...facts } }) => {
            const company = companies.get(companyCode);
            if (company === undefined) return [row, 'companyCode: there is no company of this code'];
            const branchId = branches.get(`${company.id}:${branchName}`) ?? null;
            if (branchName !== undefined && branchId === null) return [row, 'branchName: the company has no branch of this name'];
            return [row, { companyId: company.id, input: { ...facts, branchId, countryCode: facts.countryCode ?? company.countryCode } }];
        }));
    }

    /** Addresses that are new and stand in one row are added together. */
    private async addNew(ctx: RequestContext, scope: Scope, rows: readonly ImportRow<Values>[], facts: ReadonlyMap<number, NewAddress | string>): Promise<Map<number, RowAnswer>> {
        const read = rows.flatMap(({ row }) => {
            const one = facts.get(row);
            return typeof one === 'object' ? [{ row, one }] : [];
        });
        const times = new Map<string, number>();
        for (const { one } of read) times.set(keyOf(one), (times.get(keyOf(one)) ?? 0) + 1);
        const known = new Set((await this.known(ctx, read.map(({ one }) => one))).map(({ companyId, label }) => `${companyId}:${label}`));
        const alone = read.filter(({ one }) => times.get(keyOf(one)) === 1 && !known.has(keyOf(one)));
        const made = await this.addresses.addAll(ctx, scope, alone.map(({ one }) => one));
        return new Map(alone.map(({ row }, at) => {
            const answer = made[at];
            return [row, answer instanceof UserInputError ? { row, outcome: 'rejected', message: answer.message } : { row, outcome: 'created' }];
        }));
    }

    private async applyRow(ctx: RequestContext, scope: Scope, row: number, address: NewAddress): Promise<RowAnswer> {
        await sql(this.connection, ctx, 'SAVEPOINT import_row');
        try {
            const outcome = await this.write(ctx, scope, address);
            await sql(this.connection, ctx, 'RELEASE SAVEPOINT import_row');
            return { row, outcome };
        } catch (error) {
            if (!(error instanceof UserInputError)) throw error;
            await sql(this.connection, ctx, 'ROLLBACK TO SAVEPOINT import_row');
            return { row, outcome: 'rejected', message: error.message };
        }
    }

    private async write(ctx: RequestContext, scope: Scope, address: NewAddress): Promise<RowAnswer['outcome']> {
        const [known] = await this.known(ctx, [address]);
        if (known === undefined) {
            await this.addresses.add(ctx, scope, address.companyId, address.input);
            return 'created';
        }
        await this.addresses.update(ctx, scope, known.id, address.input);
        const { version } = await this.connection.getRepository(ctx, CompanyAddress).findOneByOrFail({ id: known.id });
        return version === known.version ? 'unchanged' : 'updated';
    }

    private known(ctx: RequestContext, addresses: readonly NewAddress[]): Promise<Pick<CompanyAddress, 'id' | 'companyId' | 'label' | 'version'>[]> {
        return sql(this.connection, ctx, `SELECT a.id, a."companyId", a.label, a.version FROM unnest($1::int[], $2::text[]) AS k(company, label)
            JOIN company_address a ON a."companyId" = k.company AND a.label = k.label AND a.state = 'usable' ORDER BY a.id`,
            [addresses.map(({ companyId }) => companyId), addresses.map(({ input }) => input.label)]);
    }
}

const keyOf = ({ companyId, input }: NewAddress) => `${companyId}:${input.label}`;
