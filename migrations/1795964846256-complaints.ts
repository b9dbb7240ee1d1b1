import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Complaints1795964846256 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"complaint_kind\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"name\" jsonb NOT NULL, \"fields\" jsonb NOT NULL DEFAULT '[]', \"position\" integer NOT NULL DEFAULT '0', \"active\" boolean NOT NULL DEFAULT true, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_c1c92c97aff3ac002a5f44b7a7d\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE TABLE \"complaint_line\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"complaintId\" integer NOT NULL, \"orderLineId\" integer NOT NULL, \"productVariantId\" integer NOT NULL, \"sku\" text NOT NULL, \"name\" text NOT NULL, \"quantity\" integer NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_5ea19c69a141dbf1ab355a85514\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_3cefdc25cb45789bf881be9e7a\" ON \"complaint_line\" (\"orderLineId\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_complaint_line\" ON \"complaint_line\" (\"complaintId\", \"orderLineId\") ");
        await queryRunner.query("CREATE TABLE \"complaint\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"number\" text NOT NULL, \"companyId\" integer NOT NULL, \"branchId\" integer, \"memberId\" integer NOT NULL, \"filedBy\" text NOT NULL, \"source\" text NOT NULL, \"sentKey\" text, \"filedAt\" TIMESTAMP WITH TIME ZONE NOT NULL, \"orderId\" integer NOT NULL, \"orderCode\" text NOT NULL, \"shipmentId\" integer, \"shipmentNumber\" text, \"ticketNumber\" text, \"batch\" text, \"kindId\" integer NOT NULL, \"wish\" text NOT NULL, \"text\" text NOT NULL, \"answers\" jsonb NOT NULL DEFAULT '[]', \"state\" text NOT NULL, \"dueOn\" date NOT NULL, \"decidedAt\" TIMESTAMP WITH TIME ZONE, \"decision\" text, \"currencyCode\" text NOT NULL, \"threadId\" integer NOT NULL, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, \"goodsCost\" bigint NOT NULL DEFAULT '0', \"transportCost\" bigint NOT NULL DEFAULT '0', \"workCost\" bigint NOT NULL DEFAULT '0', CONSTRAINT \"PK_a9c8dbc2ab4988edcc2ff0a7337\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_e28da46c9dd51c8d5eb7c095cc\" ON \"complaint\" (\"memberId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_8d4fee66470655872122ee1d60\" ON \"complaint\" (\"orderId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_eba70eb92c907eee95571bb864\" ON \"complaint\" (\"shipmentId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_59bcd7003b7f441fac6539b4eb\" ON \"complaint\" (\"kindId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_af94f749af3ead299b9b1636ff\" ON \"complaint\" (\"state\", \"dueOn\") ");
        await queryRunner.query("CREATE INDEX \"IDX_3242cf92112baa784c7a42f3c5\" ON \"complaint\" (\"companyId\", \"filedAt\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_complaint_sent\" ON \"complaint\" (\"sentKey\") WHERE \"sentKey\" IS NOT NULL");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_complaint_number\" ON \"complaint\" (\"number\") ");
        await queryRunner.query("CREATE TABLE \"complaint_step\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"complaintId\" integer NOT NULL, \"at\" TIMESTAMP WITH TIME ZONE NOT NULL, \"state\" text NOT NULL, \"reason\" text, \"administratorId\" integer, \"memberId\" integer, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_e017b5fa9144d3446aec2a21257\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_c2430111c752e8165ba3053e58\" ON \"complaint_step\" (\"complaintId\") ");
        await queryRunner.query("CREATE TABLE \"complaint_settings\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"mail\" text, \"days\" integer NOT NULL DEFAULT '10', \"counts\" text NOT NULL DEFAULT 'working', \"countries\" jsonb NOT NULL DEFAULT '[]', \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_99f262b019bc9a6c97ae9138033\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("ALTER TABLE \"complaint_line\" ADD CONSTRAINT \"FK_15e9fac8c472d642eab6138f683\" FOREIGN KEY (\"complaintId\") REFERENCES \"complaint\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"complaint\" ADD CONSTRAINT \"FK_58ff504166830db5a4328ba4d1b\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"complaint\" ADD CONSTRAINT \"FK_59bcd7003b7f441fac6539b4eb2\" FOREIGN KEY (\"kindId\") REFERENCES \"complaint_kind\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"complaint_step\" ADD CONSTRAINT \"FK_c2430111c752e8165ba3053e584\" FOREIGN KEY (\"complaintId\") REFERENCES \"complaint\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query('INSERT INTO "complaint_settings" (id) VALUES (1)');
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"complaint_step\" DROP CONSTRAINT \"FK_c2430111c752e8165ba3053e584\"");
        await queryRunner.query("ALTER TABLE \"complaint\" DROP CONSTRAINT \"FK_59bcd7003b7f441fac6539b4eb2\"");
        await queryRunner.query("ALTER TABLE \"complaint\" DROP CONSTRAINT \"FK_58ff504166830db5a4328ba4d1b\"");
        await queryRunner.query("ALTER TABLE \"complaint_line\" DROP CONSTRAINT \"FK_15e9fac8c472d642eab6138f683\"");
        await queryRunner.query("DROP TABLE \"complaint_settings\"");
        await queryRunner.query("DROP TABLE \"complaint_step\"");
        await queryRunner.query("DROP TABLE \"complaint\"");
        await queryRunner.query("DROP TABLE \"complaint_line\"");
        await queryRunner.query("DROP TABLE \"complaint_kind\"");
    }
}
