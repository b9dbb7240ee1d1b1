import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { TransactionalConnection, UserInputError } from '@vendure/core';

import { OperationalError } from '../../../kernel/operational-error';
import { ErpConnection } from '../entities/erp-connection.entity';
import type { ErpConnector } from '../types';
import { ConnectionService } from './connection.service';

interface Opened {
    version: number;
    connector: ErpConnector;
}

/** Connectors that stay open between documents, so that sessions are reused: opened anew when the connection's settings change. */
@Injectable()
export class PushConnectors implements OnModuleDestroy {
    private readonly opened = new Map<number, Opened>();

    constructor(
        private connection: TransactionalConnection,
        private connections: ConnectionService,
    ) {}

    async of(connectionId: number): Promise<{ connection: ErpConnection; connector: ErpConnector }> {
        const connection = await this.connection.rawConnection.getRepository(ErpConnection).findOneBy({ id: connectionId });
        if (connection === null || !connection.enabled) throw new OperationalError('The connection is switched off');
        const known = this.opened.get(connectionId);
        if (known?.version === connection.version) return { connection, connector: known.connector };
        const connector = this.open(connection);
        this.opened.set(connectionId, { version: connection.version, connector });
        await known?.connector.close();
        return { connection, connector };
    }

    /** Settings that their kind no longer takes are for a person to mend, and no document's fault. */
    private open(connection: ErpConnection): ErpConnector {
        try {
            return this.connections.open(connection);
        } catch (error) {
            if (error instanceof UserInputError) throw new OperationalError(error.message, { cause: error });
            throw error;
        }
    }

    async onModuleDestroy(): Promise<void> {
        await Promise.all([...this.opened.values()].map(({ connector }) => connector.close()));
        this.opened.clear();
    }
}
