import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The state of an order stands beside what lists narrow it by, so that they need not ask core's table order by order. */
export class OrderStateBeside1795951000000 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        const run = (text: string) => queryRunner.query(text);
        await run(`ALTER TABLE company_order ADD "orderState" text NOT NULL DEFAULT 'AddingItems'`);
        await run(`UPDATE company_order co SET "orderState" = o.state FROM "order" o WHERE o.id = co."orderId" AND o.state <> co."orderState"`);
        await run(`
            CREATE FUNCTION take_order_state() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                NEW."orderState" := coalesce((SELECT o.state FROM "order" o WHERE o.id = NEW."orderId"), NEW."orderState");
                RETURN NEW;
            END $$`);
        await run('CREATE TRIGGER take_order_state BEFORE INSERT ON company_order FOR EACH ROW EXECUTE FUNCTION take_order_state()');
        // Whoever moves an order, core included, holds its row: the row beside it is written under that lock.
        await run(`
            CREATE FUNCTION keep_order_state() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                UPDATE company_order SET "orderState" = NEW.state WHERE "orderId" = NEW.id AND "orderState" <> NEW.state;
                RETURN NULL;
            END $$`);
        await run(`CREATE TRIGGER keep_order_state AFTER UPDATE OF state ON "order" FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state)
            EXECUTE FUNCTION keep_order_state()`);
        await run('DROP INDEX company_order_of_company');
        await run(`CREATE INDEX company_order_of_company ON company_order ("companyId", "placedAt", id, "orderState", "branchId", "placedByMemberId")`);
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('DROP INDEX company_order_of_company');
        await queryRunner.query('CREATE INDEX company_order_of_company ON company_order ("companyId", "placedAt")');
        await queryRunner.query('DROP TRIGGER keep_order_state ON "order"');
        await queryRunner.query('DROP FUNCTION keep_order_state()');
        await queryRunner.query('DROP TRIGGER take_order_state ON company_order');
        await queryRunner.query('DROP FUNCTION take_order_state()');
        await queryRunner.query('ALTER TABLE company_order DROP COLUMN "orderState"');
    }
}
