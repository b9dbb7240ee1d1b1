import { Injectable } from '@nestjs/common';

import { ImporterApplier } from './importer-applier';

const currentTerms = `SELECT k.company, (t."limitMinor" / 100.0)::numeric(20, 2) AS "limit", t."termDays" AS term_days FROM json_to_recordset($1::json) AS k(company text) JOIN company c ON c.code = k.company
    JOIN credit_terms t ON t."companyId" = c.id`;

/** The logistic minimum (F088), and how goods may be delivered. */
@Injectable()
export class DeliveryTermsApplier extends ImporterApplier {
    readonly object = 'delivery-terms';
    readonly importer = 'delivery-terms';
    readonly batchSize = 500;
    readonly keyFields = ['companyCode'];
}

/** Who may pay later, and in how many days (F098). */
@Injectable()
export class PaymentTermsApplier extends ImporterApplier {
    readonly object = 'payment-terms';
    readonly importer = 'credit-terms';
    readonly batchSize = 500;
    readonly keyFields = ['company'];

    protected override unused(): readonly string[] {
        return ['limit'];
    }

    protected override currentSql(): string {
        return currentTerms;
    }
}

/** What a company owes by the ERP's books (F115). What the ERP no longer says stays with its date. */
@Injectable()
export class BalanceApplier extends ImporterApplier {
    readonly object = 'balance';
    readonly importer = 'balances';
    readonly batchSize = 2000;
    readonly keyFields = ['company'];

    protected override currentSql(): string {
        return `SELECT k.company, (b."balanceMinor" / 100.0)::numeric(20, 2) AS balance, b."currencyCode" AS currency FROM json_to_recordset($1::json) AS k(company text)
            JOIN company c ON c.code = k.company JOIN stated_balance b ON b."companyId" = c.id`;
    }
}

/** The credit limit (F114). */
@Injectable()
export class CreditApplier extends ImporterApplier {
    readonly object = 'credit';
    readonly importer = 'credit-terms';
    readonly batchSize = 500;
    readonly keyFields = ['company'];

    protected override unused(): readonly string[] {
        return ['term_days', 'may_defer'];
    }

    protected override currentSql(): string {
        return currentTerms;
    }
}
