import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which lists a statement's rows are of. */
const touched: Record<string, { rows: string; lists: string }> = {
    INSERT: { rows: 'NEW TABLE AS now_rows', lists: 'SELECT "priceListId" FROM now_rows' },
    UPDATE: { rows: 'OLD TABLE AS old_rows NEW TABLE AS now_rows', lists: 'SELECT "priceListId" FROM now_rows UNION SELECT "priceListId" FROM old_rows' },
    DELETE: { rows: 'OLD TABLE AS old_rows', lists: 'SELECT "priceListId" FROM old_rows' },
};
const least = (rows: string) => `SELECT i."priceListId" FROM price_list_item i WHERE i."minQuantity" > 1 AND i."productVariantId" IN (${rows})`;
/** An item from some quantity on counts where no less is sold. */
const sold: Record<string, string> = {
    INSERT: least('SELECT "productVariantId" FROM now_rows WHERE "minQuantity" > 1'),
    UPDATE: least('SELECT n."productVariantId" FROM now_rows n JOIN old_rows o ON o.id = n.id WHERE n."minQuantity" <> o."minQuantity"'),
    DELETE: least('SELECT "productVariantId" FROM old_rows WHERE "minQuantity" > 1'),
};

/** What servers keep of a list's prices is known by its stamp, which changes in the transaction that changes the prices. */
export class ListStamps1795904100000 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        const run = (text: string) => queryRunner.query(text);
        // From a sequence: a number that was rolled back never comes again.
        await run('CREATE SEQUENCE list_stamp');
        await run(`ALTER TABLE price_list ADD "itemsStamp" bigint NOT NULL DEFAULT 0`);
        await run(`
            CREATE FUNCTION stamp_price_lists() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                EXECUTE 'UPDATE price_list l SET "itemsStamp" = nextval(''list_stamp'') FROM (SELECT x.id FROM price_list x WHERE x.id IN (' || TG_ARGV[0]
                    || ') ORDER BY x.id FOR NO KEY UPDATE) o WHERE o.id = l.id';
                RETURN NULL;
            END $$`);
        for (const [event, { rows, lists }] of Object.entries(touched)) {
            await run(`CREATE TRIGGER stamp_lists_${event.toLowerCase()} AFTER ${event} ON price_list_item REFERENCING ${rows} FOR EACH STATEMENT
                EXECUTE FUNCTION stamp_price_lists('${lists}')`);
            await run(`CREATE TRIGGER stamp_lists_${event.toLowerCase()} AFTER ${event} ON variant_sales REFERENCING ${rows} FOR EACH STATEMENT
                EXECUTE FUNCTION stamp_price_lists('${sold[event]}')`);
        }
        for (const table of ['price_list_item', 'variant_sales']) {
            await run(`CREATE TRIGGER stamp_lists_truncate AFTER TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION stamp_price_lists('SELECT id FROM price_list')`);
        }
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        for (const table of ['price_list_item', 'variant_sales']) {
            for (const event of [...Object.keys(touched), 'TRUNCATE']) await queryRunner.query(`DROP TRIGGER stamp_lists_${event.toLowerCase()} ON ${table}`);
        }
        await queryRunner.query('DROP FUNCTION stamp_price_lists()');
        await queryRunner.query('ALTER TABLE price_list DROP COLUMN "itemsStamp"');
        await queryRunner.query('DROP SEQUENCE list_stamp');
    }
}
