import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { StaffScope } from '../../../kernel/scope';
import { checked, inputError, line, recordId } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { FileRefusedError } from '../connectors';
import { erpObjects } from '../types';
import { ConnectionService } from './connection.service';
import { Connectors } from './connectors';

const dropInput = z.object({ connectionId: recordId, object: z.enum(erpObjects), filename: line(200) });
const putMs = 60_000;

/** A file that somebody has at hand, put where the connection's files lie: the next pull takes it as any other. */
@Injectable()
export class FileDrop {
    constructor(
        private connection: TransactionalConnection,
        private connections: ConnectionService,
        private connectors: Connectors,
        private audit: AuditService,
    ) {}

    /** Whether such a connection takes files at all, before one is read. */
    async find(ctx: RequestContext, given: object) {
        const { connectionId, object, filename } = checked(dropInput, given);
        const connection = await this.connections.find(ctx, connectionId);
        const connector = this.connectors.open(connection);
        if (!connector.takesFiles) throw inputError('connectionId: this connection does not read files');
        if (connector.capabilities.pull[object] === undefined) throw inputError('object: the connection has no source of it');
        return { connection, connector, object, filename };
    }

    /** The name under which it lies there. */
    async put(ctx: RequestContext, scope: StaffScope, { connection, connector, object, filename }: Awaited<ReturnType<FileDrop['find']>>, content: Buffer): Promise<{ name: string }> {
        try {
            const name = await connector.put(object, content, AbortSignal.timeout(putMs));
            await withTx(this.connection, ctx, tx => this.audit.record(tx, {
                scope, action: 'erp-connection.upload', entity: 'ErpConnection', entityId: connection.id, after: { object, filename, name, bytes: content.length },
            }));
            return { name };
        } catch (error) {
            if (error instanceof FileRefusedError) throw inputError(`file: ${error.message}`);
            throw error;
        }
    }
}
