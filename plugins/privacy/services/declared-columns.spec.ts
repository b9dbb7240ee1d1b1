import { personalData, withKeys } from '../../../kernel/personal-data';
import { type RunningServer, startServer } from '../../../test/server';
import { isNotPersonal } from '../domain/not-personal';
import { namedSections } from '../domain/section-names';
import { canHoldText, type TableColumn, tableColumns } from '../queries/table-columns.query';

let running: RunningServer;
let columns: TableColumn[];

beforeAll(async () => {
    running = await startServer();
    columns = await tableColumns((text, params) => running.sql(text, params as unknown[]));
});
afterAll(() => running.stop());

const declared = () => personalData().flatMap(({ rows }) => rows);

describe('every column in which a text can stand', () => {
    it('is declared by a plugin as personal, or in domain/not-personal.ts as not', () => {
        const known = new Set(declared().flatMap(({ table, columns: of }) => Object.keys(of).map(column => `${table}.${column}`)));
        const forgotten = columns.filter(canHoldText).map(({ table, column }) => `${table}.${column}`);
        expect(forgotten.filter(name => !known.has(name) && !isNotPersonal(...(name.split('.') as [string, string])))).toEqual([]);
    });

    it('is not both, and is there', () => {
        const there = new Set(columns.map(({ table, column }) => `${table}.${column}`));
        for (const { table, columns: of, also = [] } of declared()) {
            expect([table, Object.keys(of).filter(column => isNotPersonal(table, column))]).toEqual([table, []]);
            expect([table, [...Object.keys(of), ...also].filter(column => !there.has(`${table}.${column}`))]).toEqual([table, []]);
        }
    });
});

describe('what plugins declare', () => {
    it('is SQL that the database understands', async () => {
        for (const { finds = [], rows } of personalData()) {
            const conditions = rows.flatMap(({ table, of, nearby, hiddenWhen, delete: goes }) =>
                [of, nearby, hiddenWhen, goes === true ? undefined : goes].flatMap(part => (part === undefined ? [] : [`SELECT 1 FROM "${table}" t WHERE ${part}`])),
            );
            for (const text of [...finds.map(find => find.sql), ...conditions]) {
                const bound = withKeys(text, {});
                await expect(running.sql(bound.text, bound.params)).resolves.toBeDefined();
            }
        }
    });

    it('has a name in every language', () => {
        const known = new Set(namedSections);
        expect([...new Set(declared().map(({ section }) => section))].filter(section => !known.has(section))).toEqual([]);
    });

    it('says why what stays stays', () => {
        const silent = declared().filter(({ columns: of, kept }) => kept === undefined && Object.values(of).includes('keep'));
        expect(silent.map(({ table, section }) => `${table}: ${section}`)).toEqual([]);
    });
});
