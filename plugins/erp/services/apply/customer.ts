import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';

import { sql } from '../../../../kernel/vendure-sql';
import type { RowAnswer } from '../../../documents';
import { AddressService } from '../../../addresses';
import { CompanyService } from '../../../organizations';
import type { ApplyHow, CellRow, ErpApplier } from './applier';
import { ApplyTools, ImporterApplier } from './importer-applier';

/** Payers (F009), and of them those with the mark "access to the B2B platform" only (F010): who loses the mark orders no more. */
@Injectable()
export class CustomerApplier extends ImporterApplier {
    readonly object = 'customer';
    readonly importer = 'companies';
    readonly batchSize = 200;
    readonly keyFields = ['code'];

    constructor(
        tools: ApplyTools,
        private companies: CompanyService,
    ) {
        super(tools);
    }

    protected override currentSql(): string {
        return `SELECT c.code, c.name, c."currencyCode", c.language, c."countryCode", c."taxId", c.phone, c.email, c."groupName", CASE WHEN c."orderingEnabled" THEN 'yes' ELSE 'no' END AS "orderingEnabled",
                       c."legalName", c."legalForm", c."registrationNumber", c."economicCode", c."legalAddress", c."addressMode"
                  FROM json_to_recordset($1::json) AS k(code text) JOIN company c ON c.code = k.code`;
    }

    override async apply(tx: RequestContext, rows: readonly CellRow[], how: ApplyHow): Promise<RowAnswer[]> {
        const answers = await super.apply(tx, rows, how);
        const locked = rows.filter(({ cells }) => cells.platformAccess === 'no').map(({ cells }) => cells.code ?? '');
        if (locked.length > 0) await this.setOrdering(tx, locked, how, false);
        return answers;
    }

    retire(tx: RequestContext, ourKeys: readonly string[], how: ApplyHow): Promise<void> {
        return this.setOrdering(tx, ourKeys, how, false);
    }

    revive(tx: RequestContext, ourKeys: readonly string[], how: ApplyHow): Promise<void> {
        return this.setOrdering(tx, ourKeys, how, true);
    }

    private async setOrdering(tx: RequestContext, codes: readonly string[], { scope }: ApplyHow, orderingEnabled: boolean): Promise<void> {
        const rows = await sql<{ id: number }>(this.tools.connection, tx, 'SELECT id FROM company WHERE code = ANY($1) AND "orderingEnabled" <> $2 ORDER BY id', [[...codes], orderingEnabled]);
        for (const { id } of rows) await this.companies.update(tx, scope, id, { orderingEnabled });
    }
}

/** Many delivery addresses of a payer (F009). */
@Injectable()
export class AddressApplier extends ImporterApplier {
    readonly object = 'address';
    readonly importer = 'company-addresses';
    readonly batchSize = 500;
    readonly keyFields = ['companyCode', 'label'];

    constructor(
        tools: ApplyTools,
        private addresses: AddressService,
    ) {
        super(tools);
    }

    protected override currentSql(): string {
        return `SELECT k."companyCode", k.label, a."streetLine", a.city, a."contactName", a.phone, NULLIF(a."postalCode", '') AS "postalCode", a."countryCode", b.name AS "branchName"
                  FROM json_to_recordset($1::json) AS k("companyCode" text, label text) JOIN company c ON c.code = k."companyCode"
                  JOIN company_address a ON a."companyId" = c.id AND a.label = k.label AND a.state = 'usable' LEFT JOIN company_branch b ON b.id = a."branchId"`;
    }

    async retire(tx: RequestContext, ourKeys: readonly string[], { scope }: ApplyHow): Promise<void> {
        const keys = ourKeys.map(key => this.keyCells(key));
        const rows = await sql<{ id: number }>(this.tools.connection, tx, `SELECT a.id FROM json_to_recordset($1::json) AS k("companyCode" text, label text)
            JOIN company c ON c.code = k."companyCode" JOIN company_address a ON a."companyId" = c.id AND a.label = k.label AND a.state = 'usable' ORDER BY a.id`, [JSON.stringify(keys)]);
        for (const { id } of rows) await this.addresses.retire(tx, scope, id);
    }
}

/** Which representative looks after whom (F122). */
@Injectable()
export class AccountManagerApplier extends ImporterApplier {
    readonly object = 'account-manager';
    readonly importer = 'account-managers';
    readonly batchSize = 500;
    readonly keyFields = ['company'];

    protected override currentSql(): string {
        return `SELECT k.company, a."emailAddress" AS manager FROM json_to_recordset($1::json) AS k(company text) JOIN company c ON c.code = k.company
                  JOIN administrator a ON a.id = c."managerAdministratorId"`;
    }

    async retire(...[tx, ourKeys, how]: Parameters<NonNullable<ErpApplier['retire']>>): Promise<void> {
        await this.apply(tx, ourKeys.map((company, row) => ({ row, cells: { company, manager: '' } })), how);
    }
}
