import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ProductionShortage1795963474464 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"production_shortage_decision\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer NOT NULL, \"decision\" text NOT NULL, \"quantity\" integer NOT NULL, \"reason\" text NOT NULL, \"decidedByAdministratorId\" integer NOT NULL, \"workOrderId\" integer, \"id\" SERIAL NOT NULL, \"orderLineId\" integer NOT NULL, CONSTRAINT \"CHK_production_shortage_decision_quantity\" CHECK (\"quantity\" > 0), CONSTRAINT \"PK_7d6208db015d47a60da21191a2d\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_61dfb2d7cf5f20b78f28d4b7ab\" ON \"production_shortage_decision\" (\"orderLineId\") ");
        await queryRunner.query("ALTER TABLE \"production_work_order\" ADD \"round\" integer NOT NULL DEFAULT '0'");
        await queryRunner.query("DROP INDEX \"UQ_production_work_order_line\"");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_production_work_order_line\" ON \"production_work_order\" (\"orderLineId\", \"routingId\", \"round\") WHERE state <> 'cancelled'");
        await queryRunner.query("ALTER TABLE \"production_shortage_decision\" ADD CONSTRAINT \"FK_61dfb2d7cf5f20b78f28d4b7ab7\" FOREIGN KEY (\"orderLineId\") REFERENCES \"order_line\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"production_shortage_decision\" DROP CONSTRAINT \"FK_61dfb2d7cf5f20b78f28d4b7ab7\"");
        await queryRunner.query("DROP INDEX \"UQ_production_work_order_line\"");
        await queryRunner.query("ALTER TABLE \"production_work_order\" DROP COLUMN \"round\"");
        await queryRunner.query("DROP TABLE \"production_shortage_decision\"");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_production_work_order_line\" ON \"production_work_order\" (\"orderLineId\", \"routingId\") WHERE (state <> 'cancelled'::text)");
    }
}
