import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PromisedDay1795965673419 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"production_order_promise\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer NOT NULL, \"day\" date NOT NULL, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, \"orderId\" integer NOT NULL, CONSTRAINT \"PK_c9b29a40a6d5f8693ced2055c9c\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_production_order_promise_order\" ON \"production_order_promise\" (\"orderId\") ");
        await queryRunner.query("CREATE TABLE \"production_settings\" (\"id\" integer NOT NULL DEFAULT '1', \"promiseBufferDays\" integer NOT NULL DEFAULT '2', \"version\" integer NOT NULL DEFAULT '1', CONSTRAINT \"CHK_production_settings_one\" CHECK (\"id\" = 1), CONSTRAINT \"PK_437511024fb54a08505f0a9eb08\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE TABLE \"production_promise_change\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"before\" date, \"after\" date NOT NULL, \"source\" text NOT NULL, \"reason\" text NOT NULL DEFAULT '', \"administratorId\" integer, \"id\" SERIAL NOT NULL, \"promiseId\" integer NOT NULL, CONSTRAINT \"PK_07ee60cc340b743040deaab0610\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_61b9c4a25a7ca687e5f9d8189c\" ON \"production_promise_change\" (\"promiseId\") ");
        await queryRunner.query("ALTER TABLE \"production_order_promise\" ADD CONSTRAINT \"FK_faa18cb0e18020d6a623384e6e3\" FOREIGN KEY (\"orderId\") REFERENCES \"order\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"production_promise_change\" ADD CONSTRAINT \"FK_61b9c4a25a7ca687e5f9d8189cb\" FOREIGN KEY (\"promiseId\") REFERENCES \"production_order_promise\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        // What customers of orders in production were shown until now, the end of the plan, is what they were promised.
        await queryRunner.query("WITH p AS (INSERT INTO \"production_order_promise\" (\"orderId\", \"companyId\", \"day\") SELECT w.\"orderId\", min(w.\"companyId\"), (max(w.\"plannedEnd\") AT TIME ZONE COALESCE((SELECT f.\"timeZone\" FROM \"firm_settings\" f LIMIT 1), 'UTC'))::date FROM \"production_work_order\" w JOIN \"order\" o ON o.id = w.\"orderId\" WHERE o.state = 'InProduction' AND w.state IN ('released', 'running', 'done') GROUP BY w.\"orderId\" RETURNING id, \"day\") INSERT INTO \"production_promise_change\" (\"promiseId\", \"after\", \"source\") SELECT id, \"day\", 'first' FROM p");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"production_promise_change\" DROP CONSTRAINT \"FK_61b9c4a25a7ca687e5f9d8189cb\"");
        await queryRunner.query("ALTER TABLE \"production_order_promise\" DROP CONSTRAINT \"FK_faa18cb0e18020d6a623384e6e3\"");
        await queryRunner.query("DROP TABLE \"production_promise_change\"");
        await queryRunner.query("DROP TABLE \"production_settings\"");
        await queryRunner.query("DROP TABLE \"production_order_promise\"");
    }
}
