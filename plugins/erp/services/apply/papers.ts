import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';

import { WaybillService } from '../../../logistics';
import type { ApplyHow } from './applier';
import { ApplyTools, ImporterApplier } from './importer-applier';

/** Invoices and corrections with what is settled of them (F110-F112). What the ERP no longer lists stays: it was issued. */
@Injectable()
export class InvoiceApplier extends ImporterApplier {
    readonly object = 'invoice';
    readonly importer = 'invoices';
    readonly batchSize = 2000;
    readonly keyFields = ['number'];

    protected override currentSql(): string {
        return `SELECT i.number, c.code AS company, i.kind, i."issuedOn" AS issued, i."dueOn" AS due, i."currencyCode" AS currency, (i."grossMinor" / 100.0)::numeric(20, 2) AS gross,
                       (i."netMinor" / 100.0)::numeric(20, 2) AS net, (i."taxMinor" / 100.0)::numeric(20, 2) AS tax, array_to_string(i."orderCodes", '|') AS orders, i."ksefNumber" AS ksef
                  FROM json_to_recordset($1::json) AS k(number text) JOIN invoice i ON i.number = k.number JOIN company c ON c.id = i."companyId"`;
    }
}

@Injectable()
export class PaymentApplier extends ImporterApplier {
    readonly object = 'payment';
    readonly importer = 'invoice-payments';
    readonly batchSize = 500;
    readonly keyFields = ['reference'];
}

/** Numbers under which carriers have goods (F091). */
@Injectable()
export class WaybillApplier extends ImporterApplier {
    readonly object = 'waybill';
    readonly importer = 'waybills';
    readonly batchSize = 1000;
    readonly keyFields = ['order', 'number'];

    constructor(
        tools: ApplyTools,
        private waybills: WaybillService,
    ) {
        super(tools);
    }

    async retire(tx: RequestContext, ourKeys: readonly string[], { scope, from }: ApplyHow): Promise<void> {
        await this.waybills.remove(tx, scope, ourKeys.map(key => ({ order: '', number: '', ...this.keyCells(key) })), from);
    }

    protected override currentSql(): string {
        return `SELECT k."order", w.number, w.carrier FROM json_to_recordset($1::json) AS k("order" text, number text) JOIN "order" o ON o.code = k."order" JOIN order_waybill w ON w."orderId" = o.id AND w.number = k.number`;
    }
}

/** Weighings of the ERP's weighbridge (F224), each a ticket that says where it comes from. */
@Injectable()
export class WeighingApplier extends ImporterApplier {
    readonly object = 'weighing';
    readonly importer = 'weighings';
    readonly batchSize = 200;
    readonly keyFields = ['number'];
}
