import type { MigrationInterface, QueryRunner } from 'typeorm';

const parents: Record<string, string> = { companyId: 'company', productVariantId: 'product_variant' };
const foreignKeys: Record<string, string> = { companyId: 'FK_69dc034a397455ad8541fb25118', productVariantId: 'FK_b58ce0083bed5a729ae0969f257' };
const told: Record<string, string> = {
    price_list_item: `'prices', r."priceListId", NULL, r."productVariantId", NULL, NULL, r."minQuantity"`,
    contract_price: `'contract-prices', NULL, r."companyId", r."productVariantId", NULL, r."currencyCode", r."minQuantity"`,
};

/** A foreign key looks up each row by itself, which is nearly half of a load of millions; these look up a statement's rows together. */
const checks = Object.entries(parents).map(([column, table]) => `
            IF (WITH asked AS MATERIALIZED (SELECT DISTINCT t."${column}" AS id FROM touched t),
                     there AS MATERIALIZED (SELECT x.id FROM ${table} x WHERE x.id IN (SELECT a.id FROM asked a) ORDER BY x.id FOR KEY SHARE)
                SELECT (SELECT count(*) FROM asked) > (SELECT count(*) FROM there)) THEN
                RAISE foreign_key_violation USING MESSAGE = 'insert or update on table "contract_price" names a ${table} that is not there';
            END IF;`).join('');

function noteFunction(order: string): string {
    return `
            CREATE OR REPLACE FUNCTION note_price_change() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE
                said text := current_setting('karvan.price_change', true);
                set_id int := nullif(split_part(said, ':', 1), '');
                who int := nullif(split_part(said, ':', 2), '');
                head text := 'INSERT INTO price_change ("changeSetId", "administratorId", kind, "priceListId", "companyId", "productVariantId", "collectionId", "currencyCode", "minQuantity",
                    "validFrom", "fromUntil", "toUntil", "fromValue", "toValue", version) SELECT $1, $2, ' || TG_ARGV[0] || ', r."validFrom", ';
            BEGIN
                IF TG_OP = 'INSERT' THEN
                    EXECUTE head || format('NULL, r."validUntil", NULL, r.%I, r.version FROM now_rows r', TG_ARGV[1])${order} USING set_id, who;
                ELSIF TG_OP = 'DELETE' THEN
                    EXECUTE head || format('r."validUntil", NULL, r.%I, NULL, NULL FROM old_rows r', TG_ARGV[1]) USING set_id, who;
                ELSE
                    EXECUTE head || format('o."validUntil", r."validUntil", o.%1$I, r.%1$I, r.version FROM now_rows r JOIN old_rows o ON o.id = r.id WHERE o.version <> r.version', TG_ARGV[1])
                        USING set_id, who;
                END IF;
                RETURN NULL;
            END $$`;
}

export class ContractLoad1795904000000 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        const run = (text: string) => queryRunner.query(text);
        for (const name of Object.values(foreignKeys)) await run(`ALTER TABLE contract_price DROP CONSTRAINT "${name}"`);
        await run(`
            CREATE FUNCTION check_new_contract_prices() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN${checks}
                RETURN NULL;
            END $$`);
        // What an update leaves with its company and variant was looked up before.
        await run(`
            CREATE FUNCTION check_moved_contract_prices() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF NOT EXISTS (SELECT 1 FROM touched t JOIN before b ON b.id = t.id
                               WHERE (b."companyId", b."productVariantId") IS DISTINCT FROM (t."companyId", t."productVariantId")) THEN
                    RETURN NULL;
                END IF;${checks}
                RETURN NULL;
            END $$`);
        await run(`CREATE TRIGGER check_parents_new AFTER INSERT ON contract_price REFERENCING NEW TABLE AS touched
            FOR EACH STATEMENT EXECUTE FUNCTION check_new_contract_prices()`);
        await run(`CREATE TRIGGER check_parents_moved AFTER UPDATE ON contract_price REFERENCING OLD TABLE AS before NEW TABLE AS touched
            FOR EACH STATEMENT EXECUTE FUNCTION check_moved_contract_prices()`);
        await run(`
            CREATE FUNCTION drop_contract_prices() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                EXECUTE format('DELETE FROM contract_price p USING gone g WHERE p.%I = g.id', TG_ARGV[0]);
                RETURN NULL;
            END $$`);
        for (const [column, table] of Object.entries(parents)) {
            await run(`CREATE TRIGGER drop_contract_prices AFTER DELETE ON ${table} REFERENCING OLD TABLE AS gone
                FOR EACH STATEMENT EXECUTE FUNCTION drop_contract_prices('${column}')`);
        }
        // A default numbers a new row as a trigger would, without being called for each.
        for (const table of Object.keys(told)) {
            await run(`DROP TRIGGER price_version_new ON ${table}`);
            await run(`ALTER TABLE ${table} ALTER version SET DEFAULT nextval('price_version')`);
        }
        // In the order of the index that the history is found by, which a load of millions would otherwise write all over.
        await run(noteFunction(` || coalesce(' ORDER BY ' || TG_ARGV[2], '')`));
        for (const [table, facts] of Object.entries(told)) {
            await run(`DROP TRIGGER note_price_insert ON ${table}`);
            await run(`CREATE TRIGGER note_price_insert AFTER INSERT ON ${table} REFERENCING NEW TABLE AS now_rows FOR EACH STATEMENT
                EXECUTE FUNCTION note_price_change('${facts.replace(/'/g, "''")}', 'unitNet', 'r."productVariantId"')`);
        }
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        const run = (text: string) => queryRunner.query(text);
        for (const [table, facts] of Object.entries(told)) {
            await run(`DROP TRIGGER note_price_insert ON ${table}`);
            await run(`CREATE TRIGGER note_price_insert AFTER INSERT ON ${table} REFERENCING NEW TABLE AS now_rows FOR EACH STATEMENT
                EXECUTE FUNCTION note_price_change('${facts.replace(/'/g, "''")}', 'unitNet')`);
        }
        await run(noteFunction(''));
        for (const table of Object.keys(told)) {
            await run(`ALTER TABLE ${table} ALTER version SET DEFAULT 0`);
            await run(`CREATE TRIGGER price_version_new BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION set_price_version()`);
        }
        for (const table of Object.values(parents)) await run(`DROP TRIGGER drop_contract_prices ON ${table}`);
        await run('DROP FUNCTION drop_contract_prices()');
        for (const name of ['new', 'moved']) {
            await run(`DROP TRIGGER check_parents_${name} ON contract_price`);
            await run(`DROP FUNCTION check_${name}_contract_prices()`);
        }
        for (const [column, table] of Object.entries(parents)) {
            await run(`ALTER TABLE contract_price ADD CONSTRAINT "${foreignKeys[column]}" FOREIGN KEY ("${column}") REFERENCES ${table}(id) ON DELETE CASCADE`);
        }
    }
}
