import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type ID, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { StaffScope } from '../../../kernel/scope';
import { checked, idOf, inputError, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { limitPolicies } from '../domain/stale-limits';
import { ErpConnection } from '../entities/erp-connection.entity';
import { PushSetting, sendStates } from '../entities/push-setting.entity';
import { ConnectorKinds } from './connector-kinds';

const minutes = z.int().min(1).max(100_000);
const saveInput = z.object({
    connectionId: recordId,
    pushesOrders: z.boolean(),
    sendFrom: z.enum(sendStates),
    pushesPayments: z.boolean(),
    pushesWeighings: z.boolean(),
    limitMinutes: minutes,
    limitPolicy: z.enum(limitPolicies),
    stockMinutes: minutes,
    version: z.int().min(0),
});
export type PushSettingInput = z.input<typeof saveInput>;

/** What each connection is told, and how old its figures may be. */
@Injectable()
export class PushSettingService {
    constructor(
        private connection: TransactionalConnection,
        private kinds: ConnectorKinds,
        private audit: AuditService,
    ) {}

    /** As saved; for a connection whose page was never saved, that it is told nothing. */
    async of(ctx: RequestContext, connectionId: ID): Promise<PushSetting> {
        const connection = await this.known(ctx, idOf(connectionId, 'connectionId'));
        const found = await this.connection.getRepository(ctx, PushSetting).findOneBy({ connectionId: connection.id });
        return found ?? new PushSetting({
            ...{ connectionId: connection.id, pushesOrders: false, sendFrom: 'Approved', pushesPayments: false, pushesWeighings: false },
            ...{ limitMinutes: 1440, limitPolicy: 'accept', stockMinutes: 240, version: 0 },
        });
    }

    async save(ctx: RequestContext, scope: StaffScope, input: PushSettingInput): Promise<PushSetting> {
        const { version, ...after } = checked(saveInput, input);
        return withTx(this.connection, ctx, async tx => {
            const connection = await this.known(tx, after.connectionId);
            await sql(this.connection, tx, 'SELECT id FROM erp_connection WHERE id = $1 FOR UPDATE', [connection.id]);
            const before = await this.of(tx, connection.id);
            await this.audit.refuseStale(tx, scope, version, { version: before.version, entity: 'ErpConnection', entityId: connection.id });
            const takes = this.kinds.find(connection.kind)?.capabilities.push ?? [];
            for (const [field, kind] of [['pushesOrders', 'order'], ['pushesPayments', 'payment'], ['pushesWeighings', 'weighing']] as const) {
                if (after[field] && !takes.includes(kind)) throw inputError(`${field}: connections of this kind do not take it`);
                const [other] = after[field] ? await sql(this.connection, tx, `SELECT 1 AS one FROM erp_push_setting WHERE "${field}" AND "connectionId" <> $1`, [connection.id]) : [];
                if (other !== undefined) throw inputError(`${field}: another connection takes it already`);
            }
            await this.connection.getRepository(tx, PushSetting).upsert({ ...after, version: before.version + 1 }, ['connectionId']);
            const { pushesOrders, sendFrom, pushesPayments, pushesWeighings, limitMinutes, limitPolicy, stockMinutes } = before;
            await this.audit.record(tx, {
                ...{ scope, action: 'erp-push.set', entity: 'ErpConnection', entityId: connection.id, after },
                before: { pushesOrders, sendFrom, pushesPayments, pushesWeighings, limitMinutes, limitPolicy, stockMinutes },
            });
            return this.of(tx, connection.id);
        });
    }

    private async known(ctx: RequestContext, id: number): Promise<ErpConnection> {
        const found = await this.connection.getRepository(ctx, ErpConnection).findOneBy({ id });
        if (found === null) throw new EntityNotFoundError('ErpConnection', id);
        return found;
    }
}
