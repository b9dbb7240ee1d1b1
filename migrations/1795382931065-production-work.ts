import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ProductionWork1795382931065 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"production_problem\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"reportedByAdministratorId\" integer NOT NULL, \"kind\" text NOT NULL, \"text\" text NOT NULL, \"resolvedAt\" TIMESTAMP WITH TIME ZONE, \"resolution\" text, \"id\" SERIAL NOT NULL, \"operationId\" integer NOT NULL, CONSTRAINT \"PK_2e748de371ba3603abe638087cd\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_4939a46c89033685365a95275d\" ON \"production_problem\" (\"operationId\") ");
        await queryRunner.query("CREATE TABLE \"production_station_operator\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"administratorId\" integer NOT NULL, \"id\" SERIAL NOT NULL, \"stationId\" integer NOT NULL, CONSTRAINT \"PK_f2c2183fb43a3156a25537a5735\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_5559a8e20133550192f50bf75c\" ON \"production_station_operator\" (\"administratorId\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"IDX_341ed156a6856969c50b9428c5\" ON \"production_station_operator\" (\"stationId\", \"administratorId\") ");
        await queryRunner.query("CREATE TABLE \"production_station\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"code\" text NOT NULL, \"name\" jsonb NOT NULL, \"active\" boolean NOT NULL DEFAULT true, \"openMinute\" integer NOT NULL, \"closeMinute\" integer NOT NULL, \"parallelOperations\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_bf6aaa8b8e794d05cf917df3dbc\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"IDX_4a552cfcb820df397d9c90b552\" ON \"production_station\" (\"code\") ");
        await queryRunner.query("CREATE TABLE \"production_time_entry\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"administratorId\" integer NOT NULL, \"startedAt\" TIMESTAMP WITH TIME ZONE NOT NULL, \"endedAt\" TIMESTAMP WITH TIME ZONE, \"pauseReason\" text, \"id\" SERIAL NOT NULL, \"operationId\" integer NOT NULL, CONSTRAINT \"CHK_production_time_entry_forward\" CHECK (\"endedAt\" IS NULL OR \"endedAt\" >= \"startedAt\"), CONSTRAINT \"PK_48b9d1ffd73ca7010262d68d95b\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_1bd02665c97314e7f9f7ce7dea\" ON \"production_time_entry\" (\"operationId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_aecaeea43c22e1576ec10b45b5\" ON \"production_time_entry\" (\"administratorId\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_production_time_entry_open\" ON \"production_time_entry\" (\"operationId\") WHERE \"endedAt\" IS NULL");
        await queryRunner.query("CREATE TABLE \"production_routing_operation\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"sequence\" integer NOT NULL, \"kind\" text NOT NULL, \"name\" jsonb NOT NULL, \"setupMinutes\" integer NOT NULL, \"minutesPerUnit\" double precision NOT NULL, \"id\" SERIAL NOT NULL, \"routingId\" integer NOT NULL, \"stationId\" integer NOT NULL, CONSTRAINT \"PK_82345693ca3ec34ecc5879ce321\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_34ae2ad3b36a60b611bc1653cf\" ON \"production_routing_operation\" (\"stationId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_8b9dc0b6cb35b899cc61c10fcd\" ON \"production_routing_operation\" (\"routingId\", \"sequence\") ");
        await queryRunner.query("CREATE TABLE \"production_routing\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"title\" text NOT NULL, \"active\" boolean NOT NULL DEFAULT true, \"id\" SERIAL NOT NULL, \"variantId\" integer, \"categoryId\" integer, CONSTRAINT \"PK_c9e86188abc0ccfb74457fcd979\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_92bcbac70bc18ecf3a02dc0e38\" ON \"production_routing\" (\"variantId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_e0c0eb4cf251847d475bfa3696\" ON \"production_routing\" (\"categoryId\") ");
        await queryRunner.query("CREATE TABLE \"production_work_order\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer NOT NULL, \"quantity\" integer NOT NULL, \"state\" text NOT NULL, \"dueDate\" date, \"plannedEnd\" TIMESTAMP WITH TIME ZONE NOT NULL, \"plannedByAdministratorId\" integer, \"id\" SERIAL NOT NULL, \"orderLineId\" integer NOT NULL, \"orderId\" integer NOT NULL, \"routingId\" integer NOT NULL, CONSTRAINT \"PK_a509dfa426168c7bd97cba5ed6e\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_71b1a5429e73c6024a3d9e5ec3\" ON \"production_work_order\" (\"orderId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_6610617dcde03208dffc514cb9\" ON \"production_work_order\" (\"companyId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_8462571e98d3a81d94ada36cde\" ON \"production_work_order\" (\"routingId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_cd33ffe57f3c388a804a26d436\" ON \"production_work_order\" (\"state\") ");
        await queryRunner.query("CREATE INDEX \"IDX_c6f34fb4a63ab83cb6cb68b1e2\" ON \"production_work_order\" (\"plannedEnd\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_production_work_order_line\" ON \"production_work_order\" (\"orderLineId\", \"routingId\") WHERE state <> 'cancelled'");
        await queryRunner.query("CREATE TABLE \"production_operation\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"sequence\" integer NOT NULL, \"kind\" text NOT NULL, \"name\" jsonb NOT NULL, \"plannedMinutes\" integer NOT NULL, \"plannedStart\" TIMESTAMP WITH TIME ZONE NOT NULL, \"plannedEnd\" TIMESTAMP WITH TIME ZONE NOT NULL, \"state\" text NOT NULL, \"startedAt\" TIMESTAMP WITH TIME ZONE, \"finishedAt\" TIMESTAMP WITH TIME ZONE, \"id\" SERIAL NOT NULL, \"workOrderId\" integer NOT NULL, \"stationId\" integer NOT NULL, \"operatorId\" integer, CONSTRAINT \"PK_74af223e9d148353661022a759b\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_40f3f731607bc04bcf65db4bfa\" ON \"production_operation\" (\"operatorId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_54e15334248ae5380cb60f067a\" ON \"production_operation\" (\"workOrderId\", \"sequence\") ");
        await queryRunner.query("CREATE INDEX \"IDX_0386ae1e1722c35d5695431444\" ON \"production_operation\" (\"stationId\", \"state\") ");
        await queryRunner.query("ALTER TABLE \"production_problem\" ADD CONSTRAINT \"FK_4939a46c89033685365a95275d1\" FOREIGN KEY (\"operationId\") REFERENCES \"production_operation\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"production_station_operator\" ADD CONSTRAINT \"FK_a94e44d17d48673ac8689af40c4\" FOREIGN KEY (\"stationId\") REFERENCES \"production_station\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"production_station_operator\" ADD CONSTRAINT \"FK_5559a8e20133550192f50bf75c0\" FOREIGN KEY (\"administratorId\") REFERENCES \"administrator\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"production_time_entry\" ADD CONSTRAINT \"FK_1bd02665c97314e7f9f7ce7dea8\" FOREIGN KEY (\"operationId\") REFERENCES \"production_operation\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"production_routing_operation\" ADD CONSTRAINT \"FK_c7133187e7bbee094d2977cde82\" FOREIGN KEY (\"routingId\") REFERENCES \"production_routing\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"production_routing_operation\" ADD CONSTRAINT \"FK_34ae2ad3b36a60b611bc1653cf0\" FOREIGN KEY (\"stationId\") REFERENCES \"production_station\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"production_routing\" ADD CONSTRAINT \"FK_92bcbac70bc18ecf3a02dc0e38f\" FOREIGN KEY (\"variantId\") REFERENCES \"product_variant\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"production_routing\" ADD CONSTRAINT \"FK_e0c0eb4cf251847d475bfa36969\" FOREIGN KEY (\"categoryId\") REFERENCES \"collection\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"production_work_order\" ADD CONSTRAINT \"FK_92bcc787b27fe96a1645931187a\" FOREIGN KEY (\"orderLineId\") REFERENCES \"order_line\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"production_work_order\" ADD CONSTRAINT \"FK_71b1a5429e73c6024a3d9e5ec3c\" FOREIGN KEY (\"orderId\") REFERENCES \"order\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"production_work_order\" ADD CONSTRAINT \"FK_8462571e98d3a81d94ada36cde8\" FOREIGN KEY (\"routingId\") REFERENCES \"production_routing\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"production_operation\" ADD CONSTRAINT \"FK_85e3f00959284861f5e8fd7eaf7\" FOREIGN KEY (\"workOrderId\") REFERENCES \"production_work_order\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"production_operation\" ADD CONSTRAINT \"FK_7f670850f7daa71e1ea10f939d5\" FOREIGN KEY (\"stationId\") REFERENCES \"production_station\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"production_operation\" ADD CONSTRAINT \"FK_40f3f731607bc04bcf65db4bfaf\" FOREIGN KEY (\"operatorId\") REFERENCES \"administrator\"(\"id\") ON DELETE SET NULL ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"production_operation\" DROP CONSTRAINT \"FK_40f3f731607bc04bcf65db4bfaf\"");
        await queryRunner.query("ALTER TABLE \"production_operation\" DROP CONSTRAINT \"FK_7f670850f7daa71e1ea10f939d5\"");
        await queryRunner.query("ALTER TABLE \"production_operation\" DROP CONSTRAINT \"FK_85e3f00959284861f5e8fd7eaf7\"");
        await queryRunner.query("ALTER TABLE \"production_work_order\" DROP CONSTRAINT \"FK_8462571e98d3a81d94ada36cde8\"");
        await queryRunner.query("ALTER TABLE \"production_work_order\" DROP CONSTRAINT \"FK_71b1a5429e73c6024a3d9e5ec3c\"");
        await queryRunner.query("ALTER TABLE \"production_work_order\" DROP CONSTRAINT \"FK_92bcc787b27fe96a1645931187a\"");
        await queryRunner.query("ALTER TABLE \"production_routing\" DROP CONSTRAINT \"FK_e0c0eb4cf251847d475bfa36969\"");
        await queryRunner.query("ALTER TABLE \"production_routing\" DROP CONSTRAINT \"FK_92bcbac70bc18ecf3a02dc0e38f\"");
        await queryRunner.query("ALTER TABLE \"production_routing_operation\" DROP CONSTRAINT \"FK_34ae2ad3b36a60b611bc1653cf0\"");
        await queryRunner.query("ALTER TABLE \"production_routing_operation\" DROP CONSTRAINT \"FK_c7133187e7bbee094d2977cde82\"");
        await queryRunner.query("ALTER TABLE \"production_time_entry\" DROP CONSTRAINT \"FK_1bd02665c97314e7f9f7ce7dea8\"");
        await queryRunner.query("ALTER TABLE \"production_station_operator\" DROP CONSTRAINT \"FK_5559a8e20133550192f50bf75c0\"");
        await queryRunner.query("ALTER TABLE \"production_station_operator\" DROP CONSTRAINT \"FK_a94e44d17d48673ac8689af40c4\"");
        await queryRunner.query("ALTER TABLE \"production_problem\" DROP CONSTRAINT \"FK_4939a46c89033685365a95275d1\"");
        await queryRunner.query("DROP TABLE \"production_operation\"");
        await queryRunner.query("DROP TABLE \"production_work_order\"");
        await queryRunner.query("DROP TABLE \"production_routing\"");
        await queryRunner.query("DROP TABLE \"production_routing_operation\"");
        await queryRunner.query("DROP TABLE \"production_time_entry\"");
        await queryRunner.query("DROP TABLE \"production_station\"");
        await queryRunner.query("DROP TABLE \"production_station_operator\"");
        await queryRunner.query("DROP TABLE \"production_problem\"");
    }
}
