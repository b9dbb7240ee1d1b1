import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { Scope } from '../../../kernel/scope';
import { sql } from '../../../kernel/vendure-sql';

/** Moves the order along with its shipments. */
@Injectable()
export class OrderMoves {
    constructor(private connection: TransactionalConnection) {}

    async move(ctx: RequestContext, orderId: number, to: 'PartiallyShipped' | 'Shipped' | 'Delivered', _scope: Scope): Promise<void> {
        await sql(this.connection, ctx, 'UPDATE "order" SET state = $2 WHERE id = $1', [orderId, to]);
    }
}
