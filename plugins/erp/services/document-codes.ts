import { Injectable } from '@nestjs/common';
import { TransactionalConnection } from '@vendure/core';

import { theirsOf } from '../domain/code-tables';
import type { CodeOf } from '../domain/document-mapping';
import type { ErpConnection } from '../entities/erp-connection.entity';
import { hasLinks, theirKeys } from '../queries/erp-document.query';
import type { PushedOrder } from '../queries/order-facts.query';
import { joinedKey } from './apply/applier';

export interface OrderCodes {
    codeOf: CodeOf;
    erpUnits: ReadonlySet<string>;
    /** Null: the ERP has no such customer. */
    customer: string | null;
    /** Of the lasting address; null where the ERP does not have it yet. */
    addressKey: string | null;
}

/** What the ERP calls what an order names. A table of codes without rows, or records that were never brought in, mean that both sides say the same. */
@Injectable()
export class DocumentCodes {
    constructor(private connection: TransactionalConnection) {}

    async of({ id, tables }: ErpConnection, { facts, customerCode, address }: PushedOrder): Promise<OrderCodes> {
        const { manager } = this.connection.rawConnection;
        const products = await this.keys(id, 'product', facts.lines.map(({ sku }) => sku));
        const place = joinedKey(customerCode ?? '', address?.label ?? '');
        const addressKey = address === null ? null : ((await theirKeys(manager, id, 'address', [place])).get(place) ?? null);
        const units = [...new Set(facts.lines.flatMap(({ unit, baseUnit, rollWidthCm }) => [unit, baseUnit, ...(rollWidthCm === null ? [] : ['metre', 'm2'])]))];
        const codeOf: CodeOf = (table, ours) => {
            if (table === 'products') return products(ours);
            return (tables[table]?.length ?? 0) === 0 ? ours : theirsOf(tables, table, ours);
        };
        return { codeOf, erpUnits: new Set(units.filter(unit => codeOf('units', unit) !== null)), customer: await this.customer(id, customerCode), addressKey };
    }

    /** What the ERP calls the customer of our number; null where it has none. */
    async customer(connectionId: number, code: string | null): Promise<string | null> {
        return code === null ? null : (await this.keys(connectionId, 'customer', [code]))(code);
    }

    private async keys(connectionId: number, object: string, ours: readonly string[]): Promise<(key: string) => string | null> {
        const { manager } = this.connection.rawConnection;
        const known = await theirKeys(manager, connectionId, object, ours);
        const isShared = known.size === 0 && !(await hasLinks(manager, connectionId, object));
        return key => (isShared ? key : (known.get(key) ?? null));
    }
}
