import fc from 'fast-check';

import { SqlConnector } from './connector';
import { mysqlConfig, postgresConfig, type SqlDriver, sqlServerConfig } from './drivers';
import { sqlSettings, type SqlSource, sqlSource } from './settings';
import { highStatement, keylessStatement, pageStatement, type Statement } from './statements';

const source = (changes: object = {}): SqlSource => sqlSource.parse({ object: 'customer', view: ['dbo', 'vw_Customers'], key: ['Company', 'Code'], ...changes });
const rowversion = source({ changed: { column: 'RowVer', kind: 'rowversion' } });
const instant = source({ changed: { column: 'ChangedAt', kind: 'instant' } });
const wish = (changes: object) => ({ since: null, after: null, size: 500, overlapSeconds: 60, ...changes });

describe('a page of rows', () => {
    it('goes by the key, in each dialect in its words', () => {
        const after = { changed: null, key: ['1', '17'] };
        expect(pageStatement('postgresql', source(), wish({ after }))).toEqual({
            text: `SELECT v.* FROM "dbo"."vw_Customers" v WHERE (("Company" > $1) OR ("Company" = $1 AND "Code" > $2)) ORDER BY "Company", "Code" LIMIT 500`,
            values: ['1', '17'],
        });
        expect(pageStatement('sql-server', source(), wish({ after }))).toEqual({
            text: `SELECT TOP (500) v.* FROM [dbo].[vw_Customers] v WHERE (([Company] > @p1) OR ([Company] = @p1 AND [Code] > @p2)) ORDER BY [Company], [Code]`,
            values: ['1', '17'],
        });
        expect(pageStatement('mysql', source(), wish({ after }))).toEqual({
            text: 'SELECT v.* FROM `dbo`.`vw_Customers` v WHERE ((`Company` > ?) OR (`Company` = ? AND `Code` > ?)) ORDER BY `Company`, `Code` LIMIT 500',
            values: ['1', '1', '17'],
        });
    });

    it('goes by the row version of SQL Server, and never past a transaction that is still open', () => {
        expect(pageStatement('sql-server', rowversion, wish({ since: '0x00000000000007D1' }))).toEqual({
            text: `SELECT TOP (500) v.*, CONVERT(varchar(18), CAST([RowVer] AS binary(8)), 1) AS karvan_version FROM [dbo].[vw_Customers] v WHERE [RowVer] > CONVERT(binary(8), @p1, 1) AND [RowVer] < MIN_ACTIVE_ROWVERSION() ORDER BY [RowVer], [Company], [Code]`,
            values: ['0x00000000000007D1'],
        });
        expect(highStatement('sql-server', rowversion)?.text).toBe('SELECT CONVERT(varchar(18), CAST(CAST(MIN_ACTIVE_ROWVERSION() AS bigint) - 1 AS binary(8)), 1) AS karvan_version');
    });

    it('goes by an instant from a little earlier, and exactly from there on', () => {
        expect(pageStatement('mysql', instant, wish({ since: '2026-11-29 10:00:00.5' })).text).toContain('`ChangedAt` > DATE_SUB(CAST(? AS DATETIME(6)), INTERVAL 60 SECOND)');
        expect(pageStatement('sql-server', instant, wish({ since: '2026-11-29T10:00:00.5' })).text).toContain('[ChangedAt] > DATEADD(second, -60, CONVERT(datetime2(7), @p1, 126))');
        const next = pageStatement('sql-server', instant, wish({ since: 'a', after: { changed: 'b', key: ['1', '2'] } }));
        expect([next.text.includes('DATEADD'), next.values]).toEqual([false, ['b', '1', '2']]);
    });

    it('leaves rows without a key to a statement of their own', () => {
        expect(keylessStatement('sql-server', source(), 500).text).toBe('SELECT TOP (500) v.* FROM [dbo].[vw_Customers] v WHERE [Company] IS NULL OR [Code] IS NULL');
        expect(keylessStatement('mysql', source(), 500).text).toBe('SELECT v.* FROM `dbo`.`vw_Customers` v WHERE `Company` IS NULL OR `Code` IS NULL LIMIT 500');
    });

    it('takes whatever a name or a value holds, and leaves its quotes with neither', () => {
        const anyName = fc.string({ minLength: 1, maxLength: 30 }).filter(name => !/[\0-\x1f]/.test(name));
        const outside = { 'postgresql': /"(?:[^"]|"")*"/g, 'sql-server': /\[(?:[^\]]|\]\])*\]/g, 'mysql': /`(?:[^`]|``)*`/g };
        fc.assert(fc.property(fc.constantFrom('postgresql' as const, 'sql-server' as const, 'mysql' as const), anyName, anyName, fc.string(), (dialect, view, key, value) => {
            const made = pageStatement(dialect, source({ view: [view], key: [key] }), wish({ after: { changed: null, key: [value] } }));
            expect(made.text.replace(outside[dialect], 'N').replace(/\$1|@p1|\?/, 'P').replace('TOP (500) ', '').replace(' LIMIT 500', '')).toBe('SELECT v.* FROM N v WHERE N > P ORDER BY N');
            expect(made.values).toEqual([value]);
        }));
    });
});

describe('settings', () => {
    const given = { dialect: 'sql-server', host: 'sql.mill.local', port: 1433, database: 'SG', username: 'reader', password: 'secret-word', sources: [{ object: 'customer', view: ['v'], key: ['ID'] }] };
    const settings = sqlSettings.parse(given);

    it('seal the line and check who is there, unless the operator says otherwise', () => {
        expect(sqlServerConfig(settings, '10.0.0.5')).toMatchObject({ server: '10.0.0.5', requestTimeout: 60_000, options: { encrypt: true, trustServerCertificate: false, readOnlyIntent: true, serverName: 'sql.mill.local' } });
        expect(postgresConfig(settings, '10.0.0.5')).toMatchObject({ host: '10.0.0.5', ssl: { servername: 'sql.mill.local' } });
        expect(mysqlConfig(settings, '10.0.0.5')).toMatchObject({ host: '10.0.0.5', dateStrings: true, multipleStatements: false });
        expect(mysqlConfig(settings, '10.0.0.5').ssl).toBeDefined();
    });

    it('know of a row version in SQL Server only', () => {
        expect(() => sqlSettings.parse({ ...given, dialect: 'mysql', sources: [{ ...given.sources[0], changed: { column: 'a', kind: 'rowversion' } }] })).toThrow('SQL Server only');
    });
});

/** A driver that answers as SQL Server's does: versions as text beside the row, rows in the order that was asked for. */
class FakeDriver implements SqlDriver {
    readonly statements: Statement[] = [];
    constructor(private readonly pages: Record<string, unknown>[][]) {}
    query(statement: Statement) {
        this.statements.push(statement);
        return Promise.resolve(this.pages.shift() ?? []);
    }
    close = () => Promise.resolve();
}

it('rows of SQL Server are read by version, page after page, and the version is no value of theirs', async () => {
    const settings = sqlSettings.parse({ dialect: 'sql-server', host: 'h', port: 1433, database: 'd', username: 'u', password: 'p', sources: [{ ...rowversion, key: ['ID'] }] });
    const row = (id: number, version: string) => ({ ID: id, RowVer: Buffer.from(version.slice(2), 'hex'), karvan_version: version });
    const driver = new FakeDriver([[row(1, '0x00000000000000A1'), row(2, '0x00000000000000A2')], [row(3, '0x00000000000000A3')]]);
    const connector = new SqlConnector(settings, { resolve: host => Promise.resolve(host) }, () => Promise.resolve(driver));
    const pages = [];
    for await (const page of connector.pull({ object: 'customer', since: JSON.stringify(['0x00000000000000A0', null, null]), pageSize: 2, signal: new AbortController().signal })) pages.push(page);
    expect(pages.flatMap(({ records }) => records.map(({ key }) => key))).toEqual(['1', '2', '3']);
    expect(pages[0]?.records[0]?.values).not.toHaveProperty('karvan_version');
    expect(driver.statements.map(({ values }) => values)).toEqual([['0x00000000000000A0'], ['0x00000000000000A2', '2']]);
    expect(pages.at(-1)?.cursor).toBe(JSON.stringify(['0x00000000000000A3', null, null]));
});

it('an error of a driver is told without what the driver knows of the connection', async () => {
    const settings = sqlSettings.parse({ dialect: 'mysql', host: 'h', port: 3306, database: 'd', username: 'u', password: 'secret-word', sources: [source()] });
    const failing = () => Promise.reject(Object.assign(new Error('connect ETIMEDOUT'), { config: { password: 'secret-word' } }));
    const connector = new SqlConnector(settings, { resolve: host => Promise.resolve(host) }, failing);
    const error = await connector.sample('customer', 1, new AbortController().signal).catch((reason: unknown) => reason);
    expect(String((error as Error).message)).toBe('mysql at h: connect ETIMEDOUT');
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('secret-word');
});
