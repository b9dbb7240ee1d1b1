import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';

export interface CurrentTicket {
    id: number;
    shipmentId: number;
    number: string;
    grossG: number;
    tareG: number;
    netG: number;
    secondWeighedAt: Date;
}

/** The ticket that holds for each shipment: the newest, since a correction is another ticket. */
export function currentTickets(
    connection: TransactionalConnection,
    ctx: RequestContext,
    shipmentIds: readonly number[],
): Promise<CurrentTicket[]> {
    return sql<CurrentTicket>(
        connection,
        ctx,
        `SELECT DISTINCT ON (t."shipmentId") t.id, t."shipmentId", t.number, t."grossG", t."tareG", t."netG", t."secondWeighedAt"
         FROM weighbridge_ticket t WHERE t."shipmentId" = ANY($1::int[])
         ORDER BY t."shipmentId", t.id DESC LIMIT 10000`,
        [shipmentIds],
    );
}
