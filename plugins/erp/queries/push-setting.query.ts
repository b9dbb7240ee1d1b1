import type { EntityManager } from 'typeorm';

import { keptMark } from '../../../kernel/vendure-sql';
import type { SendState } from '../entities/push-setting.entity';

export interface OrderReceiver {
    connectionId: number;
    sendFrom: SendState;
}

/** The connection whose ERP gets orders; null where none does. */
export async function orderReceiver(manager: EntityManager): Promise<OrderReceiver | null> {
    const [row] = await manager.query<OrderReceiver[]>(
        `${keptMark} SELECT s."connectionId", s."sendFrom" FROM erp_push_setting s JOIN erp_connection c ON c.id = s."connectionId" WHERE s."pushesOrders" AND c.enabled`,
    );
    return row ?? null;
}

/** Whether the ERP was, or is about to be, told of the order. */
export async function wasTold(manager: EntityManager, orderId: number, key: string): Promise<boolean> {
    const [row] = await manager.query<Array<{ was: boolean }>>(
        `${keptMark} SELECT EXISTS (SELECT 1 FROM outbox_message m WHERE m.key = $2) OR EXISTS (SELECT 1 FROM erp_document d WHERE d."orderId" = $1) AS was`,
        [orderId, key],
    );
    return row?.was === true;
}
