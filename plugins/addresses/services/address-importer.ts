import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type RequestContext, TransactionalConnection, UserInputError } from '@vendure/core';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { inputError, line } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { ImportRegistry, type ImportOptions, type ImportRow, type RowAnswer } from '../../documents';
import { BranchService, CompanyService } from '../../organizations';
import { CompanyAddress } from '../entities/company-address.entity';
import { AddressService } from './address.service';

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
        for (const { row, values } of rows) {
            await sql(this.connection, ctx, 'SAVEPOINT import_row');
            try {
                answers.push({ row, outcome: await this.applyRow(ctx, scope, values) });
                await sql(this.connection, ctx, 'RELEASE SAVEPOINT import_row');
            } catch (error) {
                if (!(error instanceof UserInputError)) throw error;
                await sql(this.connection, ctx, 'ROLLBACK TO SAVEPOINT import_row');
                answers.push({ row, outcome: 'rejected', message: error.message });
            }
        }
        return answers;
    }

    private async applyRow(ctx: RequestContext, scope: Scope, values: Values): Promise<RowAnswer['outcome']> {
        const { companyCode, branchName, ...facts } = values;
        const company = await this.companies.findByCode(ctx, companyCode);
        if (company === null) {
            throw inputError('companyCode: there is no company of this code');
        }
        const branch = (await this.branches.ofCompany(ctx, company.id)).find(one => one.name === branchName);
        if (branchName !== undefined && branch === undefined) {
            throw inputError('branchName: the company has no branch of this name');
        }
        const address = { ...facts, branchId: branch?.id ?? null, countryCode: facts.countryCode ?? company.countryCode };
        const repository = this.connection.getRepository(ctx, CompanyAddress);
        const known = await repository.findOneBy({ companyId: company.id, label: facts.label, state: 'usable' });
        if (known === null) {
            await this.addresses.add(ctx, scope, company.id, address);
            return 'created';
        }
        await this.addresses.update(ctx, scope, known.id, address);
        const { version } = await repository.findOneByOrFail({ id: known.id });
        return version === known.version ? 'unchanged' : 'updated';
    }
}
