import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { TransactionalConnection, UserInputError } from '@vendure/core';
import { createHash } from 'node:crypto';

import { OperationalError } from '../../../kernel/operational-error';
import { ErpConnection } from '../entities/erp-connection.entity';
import type { ErpConnector } from '../types';
import { CallGate } from './call-gate';
import { ConnectorKinds } from './connector-kinds';
import { SecretBox } from './secret-box';
import { SteadyConnector } from './steady-connector';

interface Kept {
    print: string;
    connector: SteadyConnector;
}

/** The one place where connectors are opened: a process keeps one for each connection, with its session, until the connection's settings change. */
@Injectable()
export class Connectors implements OnModuleDestroy {
    private readonly kept = new Map<number, Kept>();

    constructor(
        private connection: TransactionalConnection,
        private kinds: ConnectorKinds,
        private box: SecretBox,
        private gate: CallGate,
    ) {}

    open(connection: ErpConnection): SteadyConnector {
        const { id, kind, settings, sealedSecrets } = connection;
        const print = createHash('sha256').update(JSON.stringify([kind, settings, sealedSecrets])).digest('base64');
        const known = this.kept.get(id);
        if (known?.print === print) return known.connector;
        const connector = new SteadyConnector(this.bare(connection), id, this.gate);
        this.kept.set(id, { print, connector });
        void known?.connector.close();
        return connector;
    }

    /** For documents: settings that their kind no longer takes are for a person to mend, and no document's fault. */
    async forDocuments(connectionId: number): Promise<{ connection: ErpConnection; connector: SteadyConnector }> {
        const connection = await this.connection.rawConnection.getRepository(ErpConnection).findOneBy({ id: connectionId });
        if (connection === null || !connection.enabled) throw new OperationalError('The connection is switched off');
        try {
            return { connection, connector: this.open(connection) };
        } catch (error) {
            if (error instanceof UserInputError) throw new OperationalError(error.message, { cause: error });
            throw error;
        }
    }

    async onModuleDestroy(): Promise<void> {
        const connectors = [...this.kept.values()];
        this.kept.clear();
        await Promise.all(connectors.map(({ connector }) => connector.close()));
    }

    private bare({ id, kind: name, settings, sealedSecrets }: ErpConnection): ErpConnector {
        const kind = this.kinds.get(name);
        return kind.open(kind.settings({ ...settings, ...this.box.open(sealedSecrets, id) }));
    }
}
