/** How each database is asked: read only, for so long and no longer, over a sealed line. */
import type { config as SqlServerConfig } from 'mssql';
import type { PoolOptions as MysqlConfig } from 'mysql2/promise';
import type { PoolClient, PoolConfig as PostgresConfig } from 'pg';

import { OperationalError } from '../../../../kernel/operational-error';
import type { SqlSettings } from './settings';
import type { Statement } from './statements';

export type SqlRow = Record<string, unknown>;

export interface SqlDriver {
    query(statement: Statement, signal: AbortSignal): Promise<SqlRow[]>;
    close(): Promise<void>;
}

const connectMs = 5_000;
const idleMs = 10_000;
/** What a driver makes of a value by itself is rounded or in our time zone; only what cannot be is left to it. */
const safePostgresTypes = new Set([16, 21, 23, 114, 3802]);

export async function openDriver(settings: SqlSettings, address: string): Promise<SqlDriver> {
    switch (settings.dialect) {
        case 'postgresql':
            return postgres(settings, address);
        case 'sql-server':
            return sqlServer(settings, address);
        case 'mysql':
            return mysql(settings, address);
    }
}

async function postgres(settings: SqlSettings, address: string): Promise<SqlDriver> {
    const { Pool, types } = await import('pg');
    const asText = (value: string) => value;
    const pool = new Pool({
        ...postgresConfig(settings, address),
        types: { getTypeParser: ((oid: number, format?: 'text') => (safePostgresTypes.has(oid) ? (types.getTypeParser(oid, format) as (value: string) => unknown) : asText)) as typeof types.getTypeParser },
    });
    // A line that breaks while nobody uses it is opened anew by the next who asks.
    pool.on('error', () => undefined);
    return {
        query: async (statement, signal) => {
            const client = await pool.connect();
            return whole(signal, () => client.release(true), async () => {
                const rows = await readOnly(client, settings, statement);
                client.release();
                return rows;
            });
        },
        close: () => pool.end(),
    };
}

async function readOnly(client: PoolClient, { statementSeconds }: SqlSettings, { text, values }: Statement): Promise<SqlRow[]> {
    await client.query('BEGIN TRANSACTION READ ONLY');
    await client.query(`SET LOCAL statement_timeout = ${statementSeconds * 1_000}; SET LOCAL lock_timeout = 5000; SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'`);
    const { rows } = await client.query<SqlRow>(text, [...values]);
    await client.query('COMMIT');
    return rows;
}

export function postgresConfig(settings: SqlSettings, address: string): PostgresConfig {
    const { host, port, database, username, password, isSealed, certificate, statementSeconds } = settings;
    const ssl = isSealed ? { servername: host, ...(certificate === undefined ? {} : { ca: certificate, checkServerIdentity: () => undefined }) } : false;
    return { host: address, port, database, user: username, password, ssl, max: 2, connectionTimeoutMillis: connectMs, idleTimeoutMillis: idleMs, query_timeout: statementSeconds * 1_000 + 2_000, application_name: 'karvan', allowExitOnIdle: true };
}

async function sqlServer(settings: SqlSettings, address: string): Promise<SqlDriver> {
    const { ConnectionPool, NVarChar } = await import('mssql');
    const pool = new ConnectionPool(sqlServerConfig(settings, address));
    pool.on('error', () => undefined);
    let connecting: Promise<unknown> | null = null;
    return {
        query: async ({ text, values }, signal) => {
            connecting ??= pool.connect().catch((error: unknown) => {
                connecting = null;
                throw error;
            });
            await connecting;
            const request = pool.request();
            values.forEach((value, index) => request.input(`p${index + 1}`, NVarChar, value));
            // SQL Server has no transaction that is read only: the statements are ours alone, and the login should have no more than SELECT.
            return whole(signal, () => request.cancel(), async () => (await request.query<SqlRow>(`SET LOCK_TIMEOUT 5000; ${text}`)).recordset);
        },
        close: () => pool.close(),
    };
}

export function sqlServerConfig(settings: SqlSettings, address: string): SqlServerConfig {
    const { host, port, database, username, password, isSealed, certificate, statementSeconds } = settings;
    return {
        server: address,
        port,
        database,
        user: username,
        password,
        connectionTimeout: connectMs,
        requestTimeout: statementSeconds * 1_000,
        pool: { max: 2, min: 0, idleTimeoutMillis: idleMs },
        options: {
            encrypt: isSealed,
            trustServerCertificate: false,
            readOnlyIntent: true,
            useUTC: true,
            appName: 'karvan',
            serverName: host,
            ...(certificate === undefined ? {} : { cryptoCredentialsDetails: { ca: certificate } }),
        },
    };
}

async function mysql(settings: SqlSettings, address: string): Promise<SqlDriver> {
    const { createPool } = await import('mysql2/promise');
    const pool = createPool(mysqlConfig(settings, address));
    return {
        query: async ({ text, values }, signal) => {
            const connection = await pool.getConnection();
            return whole(signal, () => connection.destroy(), async () => {
                const set = `SET SESSION max_execution_time = ${settings.statementSeconds * 1_000}, lock_wait_timeout = 5, time_zone = '+00:00'`;
                // MariaDB has another name for it, and refuses this one.
                await connection.query(set).catch(() => connection.query(`SET SESSION max_statement_time = ${settings.statementSeconds}, lock_wait_timeout = 5, time_zone = '+00:00'`));
                await connection.query('START TRANSACTION READ ONLY');
                const [rows] = await connection.execute(text, [...values]);
                await connection.query('COMMIT');
                connection.release();
                return rows as SqlRow[];
            });
        },
        close: () => pool.end(),
    };
}

export function mysqlConfig(settings: SqlSettings, address: string): MysqlConfig {
    const { host, port, database, username, password, isSealed, certificate } = settings;
    return {
        host: address,
        port,
        database,
        user: username,
        password,
        ssl: isSealed ? { servername: host, ...(certificate === undefined ? {} : { ca: certificate, checkServerIdentity: () => undefined }) } : undefined,
        connectTimeout: connectMs,
        connectionLimit: 2,
        idleTimeout: idleMs,
        charset: 'utf8mb4',
        dateStrings: true,
        supportBigNumbers: true,
        bigNumberStrings: true,
        decimalNumbers: false,
        multipleStatements: false,
    } as MysqlConfig;
}

/** The work, or an outage when it is stopped or fails: then `end` ends what is under way. */
async function whole<T>(signal: AbortSignal, end: () => void, work: () => Promise<T>): Promise<T> {
    let stop: () => void = () => undefined;
    const stopped = new Promise<never>((_, reject) => {
        stop = () => reject(new OperationalError('It was stopped'));
        signal.addEventListener('abort', stop, { once: true });
    });
    try {
        return await Promise.race([work(), stopped]);
    } catch (error) {
        end();
        throw error;
    } finally {
        signal.removeEventListener('abort', stop);
    }
}
