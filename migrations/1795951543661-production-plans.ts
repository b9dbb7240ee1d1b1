import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ProductionPlans1795951543661 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"production_downtime\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"from\" TIMESTAMP WITH TIME ZONE NOT NULL, \"until\" TIMESTAMP WITH TIME ZONE NOT NULL, \"reason\" text NOT NULL, \"reportedByAdministratorId\" integer NOT NULL, \"id\" SERIAL NOT NULL, \"stationId\" integer NOT NULL, CONSTRAINT \"CHK_production_downtime_forward\" CHECK (\"until\" >= \"from\"), CONSTRAINT \"PK_a17dc43cdda59fde280a299f8e0\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_1666a9cf6b23da52904555a5f1\" ON \"production_downtime\" (\"stationId\", \"until\") ");
        await queryRunner.query("CREATE TABLE \"production_plan\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"madeByAdministratorId\" integer NOT NULL, \"state\" text NOT NULL, \"version\" integer NOT NULL, \"publishedAt\" TIMESTAMP WITH TIME ZONE, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_1e766034d762f195715d9051327\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_production_plan_draft\" ON \"production_plan\" (\"madeByAdministratorId\") WHERE state = 'draft'");
        await queryRunner.query("CREATE TABLE \"production_plan_step\" (\"planId\" integer NOT NULL, \"operationId\" integer NOT NULL, \"plannedStart\" TIMESTAMP WITH TIME ZONE NOT NULL, \"plannedEnd\" TIMESTAMP WITH TIME ZONE NOT NULL, \"pinnedStart\" TIMESTAMP WITH TIME ZONE, \"stationId\" integer NOT NULL, CONSTRAINT \"PK_e7439ea391984847cdd9c14581e\" PRIMARY KEY (\"planId\", \"operationId\"))");
        await queryRunner.query("CREATE INDEX \"IDX_7ac833a12624d1c1f9d7407de6\" ON \"production_plan_step\" (\"operationId\") ");
        await queryRunner.query("ALTER TABLE \"production_downtime\" ADD CONSTRAINT \"FK_589a1754ab7c835fab1dd33051b\" FOREIGN KEY (\"stationId\") REFERENCES \"production_station\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"production_plan_step\" ADD CONSTRAINT \"FK_1cf1e2b60e5bd855008a3784c2d\" FOREIGN KEY (\"planId\") REFERENCES \"production_plan\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"production_plan_step\" ADD CONSTRAINT \"FK_7ac833a12624d1c1f9d7407de6f\" FOREIGN KEY (\"operationId\") REFERENCES \"production_operation\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"production_plan_step\" ADD CONSTRAINT \"FK_1a39e866065b8b13b6975ff7d2b\" FOREIGN KEY (\"stationId\") REFERENCES \"production_station\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"production_plan_step\" DROP CONSTRAINT \"FK_1a39e866065b8b13b6975ff7d2b\"");
        await queryRunner.query("ALTER TABLE \"production_plan_step\" DROP CONSTRAINT \"FK_7ac833a12624d1c1f9d7407de6f\"");
        await queryRunner.query("ALTER TABLE \"production_plan_step\" DROP CONSTRAINT \"FK_1cf1e2b60e5bd855008a3784c2d\"");
        await queryRunner.query("ALTER TABLE \"production_downtime\" DROP CONSTRAINT \"FK_589a1754ab7c835fab1dd33051b\"");
        await queryRunner.query("DROP TABLE \"production_plan_step\"");
        await queryRunner.query("DROP TABLE \"production_plan\"");
        await queryRunner.query("DROP TABLE \"production_downtime\"");
    }
}
