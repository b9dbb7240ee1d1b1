import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What of each table makes a price another one. */
const counted: Record<string, string[]> = {
    price_list_item: ['unitNet', 'minQuantity', 'validFrom', 'validUntil'],
    contract_price: ['unitNet', 'minQuantity', 'validFrom', 'validUntil'],
    category_discount: ['basisPoints', 'collectionId', 'validFrom', 'validUntil'],
    quantity_discount: ['basisPoints', 'collectionId', 'minQuantity', 'validFrom', 'validUntil'],
};
const oldTriggers: Record<string, string> = {
    price_list_item: 'price_version', contract_price: 'price_version', category_discount: 'discount_version', quantity_discount: 'discount_version',
};

/** One function numbers every table of prices and discounts; when, each table's trigger says. */
export class OnePriceVersion1795899000000 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        const run = (text: string) => queryRunner.query(text);
        for (const [table, trigger] of Object.entries(oldTriggers)) await run(`DROP TRIGGER ${trigger} ON ${table}`);
        await run('DROP FUNCTION set_discount_version()');
        await run('DROP FUNCTION set_quantity_discount_version()');
        await run(`
            CREATE OR REPLACE FUNCTION set_price_version() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                NEW.version := nextval('price_version');
                RETURN NEW;
            END $$`);
        for (const [table, columns] of Object.entries(counted)) {
            const row = (alias: string) => `(${columns.map(column => `${alias}."${column}"`).join(', ')})`;
            await run(`CREATE TRIGGER price_version_new BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION set_price_version()`);
            await run(`CREATE TRIGGER price_version_changed BEFORE UPDATE ON ${table} FOR EACH ROW
                WHEN (${row('NEW')} IS DISTINCT FROM ${row('OLD')}) EXECUTE FUNCTION set_price_version()`);
        }
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        const run = (text: string) => queryRunner.query(text);
        for (const [table, columns] of Object.entries(counted)) {
            await run(`DROP TRIGGER price_version_new ON ${table}`);
            await run(`DROP TRIGGER price_version_changed ON ${table}`);
            const functionName = table === 'quantity_discount' ? 'set_quantity_discount_version' : table === 'category_discount' ? 'set_discount_version' : 'set_price_version';
            const row = (alias: string) => `(${columns.map(column => `${alias}."${column}"`).join(', ')})`;
            await run(`
                CREATE OR REPLACE FUNCTION ${functionName}() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'INSERT' OR ${row('NEW')} IS DISTINCT FROM ${row('OLD')} THEN
                        NEW.version := nextval('price_version');
                    END IF;
                    RETURN NEW;
                END $$`);
            await run(`CREATE TRIGGER ${oldTriggers[table]} BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION ${functionName}()`);
        }
    }
}
