import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';

import type { StaffScope } from '../../../kernel/scope';
import { checked, idOf, inputError, line, optional, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { codeTableNames, type CodeTables, refuseTable } from '../domain/code-tables';
import { ErpConnection } from '../entities/erp-connection.entity';
import type { ConnectionCheck, ErpConnectorKind } from '../types';
import { CallGate } from './call-gate';
import { ConnectorKinds } from './connector-kinds';
import { Connectors } from './connectors';
import { SecretBox } from './secret-box';

const saveInput = z.object({
    id: optional(recordId),
    name: line(100),
    kind: line(40),
    settings: z.record(z.string().max(60), z.unknown()),
    /** Left out: those that are kept stay. */
    secrets: z.record(z.string().max(60), z.string().max(4000)).nullish(),
    enabled: z.boolean(),
    version: z.int().nullish(),
});
const code = z.string().min(1).max(100);
const tableInput = z.object({
    connectionId: recordId,
    name: z.enum(codeTableNames),
    pairs: z.array(z.object({ theirs: code, ours: code })).max(5_000),
    version: z.int().nullish(),
});

const checkMs = 20_000;

export interface ConnectionView {
    id: number;
    name: string;
    kind: string;
    settings: Record<string, unknown>;
    /** Names of the secrets that are kept; never what they are. */
    keptSecrets: string[];
    enabled: boolean;
    tables: CodeTables;
    hasWebhook: boolean;
    version: number;
}

/** Connections to ERPs: their settings, secrets and tables of codes. */
@Injectable()
export class ConnectionService {
    constructor(
        private connection: TransactionalConnection,
        private kinds: ConnectorKinds,
        private box: SecretBox,
        private connectors: Connectors,
        private gate: CallGate,
        private audit: AuditService,
    ) {}

    async list(ctx: RequestContext): Promise<ConnectionView[]> {
        const rows = await this.connection.getRepository(ctx, ErpConnection).find({ order: { id: 'ASC' }, take: 100 });
        return rows.map(row => this.view(row));
    }

    async find(ctx: RequestContext, id: unknown): Promise<ErpConnection> {
        const found = await this.connection.getRepository(ctx, ErpConnection).findOneBy({ id: idOf(id, 'connectionId') });
        if (found === null) throw new EntityNotFoundError('ErpConnection', String(id));
        return found;
    }

    async one(ctx: RequestContext, id: unknown): Promise<ConnectionView> {
        return this.view(await this.find(ctx, id));
    }

    kindOf(name: string): ErpConnectorKind {
        return this.kinds.get(name);
    }

    /** Asks the other side who it is. What goes wrong is an answer too. */
    async check(ctx: RequestContext, id: unknown): Promise<ConnectionCheck> {
        const connector = this.connectors.open(await this.find(ctx, id));
        try {
            return await connector.check(AbortSignal.timeout(checkMs));
        } catch (error) {
            return { isOk: false, system: '', problem: error instanceof Error ? error.message.slice(0, 300) : 'It does not answer' };
        }
    }

    async save(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<ConnectionView> {
        const { id, version, secrets, ...facts } = checked(saveInput, input);
        const kind = this.kindOf(facts.kind);
        const secret = new Set<string>(kind.secrets);
        const misplaced = Object.keys(facts.settings).find(name => secret.has(name));
        if (misplaced !== undefined) throw inputError(`settings.${misplaced}: is a secret, and is given as one`);
        const unknown = Object.keys(secrets ?? {}).find(name => !secret.has(name));
        if (unknown !== undefined) throw inputError(`secrets.${unknown}: is no secret of this kind`);
        return withTx(this.connection, ctx, async tx => {
            const repository = this.connection.getRepository(tx, ErpConnection);
            const known = id === null ? null : await repository.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
            if (id !== null && known === null) throw new EntityNotFoundError('ErpConnection', id);
            if (known !== null) await this.audit.refuseStale(tx, scope, version, { version: known.version, entity: 'ErpConnection', entityId: known.id });
            if (known !== null && known.kind !== facts.kind) throw inputError('kind: a connection stays of its kind; make another one');
            const [namesake] = await sql(this.connection, tx, 'SELECT id FROM erp_connection WHERE name = $1 AND id <> $2', [facts.name, known?.id ?? 0]);
            if (namesake !== undefined) throw inputError('name: another connection is called so');
            const kept = { ...(known && this.box.open(known.sealedSecrets, known.id)), ...secrets };
            // One that is not in use yet may still lack its secrets: they are set on its page, once it is there.
            const lacking = facts.enabled ? {} : Object.fromEntries(kind.secrets.map(name => [name, 'not given yet']));
            kind.settings({ ...facts.settings, ...lacking, ...kept });
            const row = known ?? new ErpConnection({ tables: {}, version: 0 });
            Object.assign(row, facts, { version: row.version + 1, administratorId: facts.enabled ? scope.administratorId : (known?.administratorId ?? null) });
            const saved = await repository.save(row);
            if (Object.keys(kept).length > 0) await repository.update({ id: saved.id }, { sealedSecrets: this.box.seal(kept, saved.id) });
            await this.gate.forget(repository.manager, saved.id);
            await this.audit.record(tx, {
                ...{ scope, action: known ? 'erp-connection.update' : 'erp-connection.create', entity: 'ErpConnection', entityId: saved.id },
                ...(known && { before: { name: known.name, enabled: known.enabled } }),
                after: { ...facts, secrets: Object.keys(secrets ?? {}) },
            });
            return this.one(tx, saved.id);
        });
    }

    async setTable(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<ConnectionView> {
        const { connectionId, name, pairs, version } = checked(tableInput, input);
        const refused = refuseTable(pairs);
        if (refused !== null) throw inputError(`pairs: ${refused}`);
        return withTx(this.connection, ctx, async tx => {
            const repository = this.connection.getRepository(tx, ErpConnection);
            const known = await repository.findOne({ where: { id: connectionId }, lock: { mode: 'pessimistic_write' } });
            if (known === null) throw new EntityNotFoundError('ErpConnection', connectionId);
            await this.audit.refuseStale(tx, scope, version, { version: known.version, entity: 'ErpConnection', entityId: connectionId });
            await repository.update({ id: connectionId }, { tables: { ...known.tables, [name]: pairs }, tablesVersion: known.tablesVersion + 1, version: known.version + 1 });
            // Records that did not change there become something else here: all are read again.
            await sql(this.connection, tx, 'UPDATE erp_object_setting SET cursor = NULL WHERE "connectionId" = $1 RETURNING id', [connectionId]);
            await this.audit.record(tx, { scope, action: 'erp-connection.set-table', entity: 'ErpConnection', entityId: connectionId, before: { [name]: known.tables[name] ?? [] }, after: { [name]: pairs } });
            return this.one(tx, connectionId);
        });
    }

    /** A new address by which the ERP tells that something changed; the old one is void. Shown this once. */
    async renewWebhook(ctx: RequestContext, scope: StaffScope, id: unknown): Promise<string> {
        return withTx(this.connection, ctx, async tx => {
            const known = await this.find(tx, id);
            const token = randomBytes(24).toString('base64url');
            await this.connection.getRepository(tx, ErpConnection).update({ id: known.id }, { webhookTokenHash: this.box.hash(token) });
            await this.audit.record(tx, { scope, action: 'erp-connection.renew-webhook', entity: 'ErpConnection', entityId: known.id, after: {} });
            return token;
        });
    }

    async byWebhook(ctx: RequestContext, token: string): Promise<ErpConnection | null> {
        return this.connection.getRepository(ctx, ErpConnection).findOneBy({ webhookTokenHash: this.box.hash(token), enabled: true });
    }

    private view(row: ErpConnection): ConnectionView {
        const { id, name, kind, settings, enabled, tables, version } = row;
        const keptSecrets = Object.keys(this.box.open(row.sealedSecrets, id)).sort();
        return { id, name, kind, settings, keptSecrets, enabled, tables, hasWebhook: row.webhookTokenHash !== null, version };
    }
}
