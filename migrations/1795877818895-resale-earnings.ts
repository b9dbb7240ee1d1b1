import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ResaleEarnings1795877818895 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"distributor_earning\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"level\" integer NOT NULL, \"companyId\" integer NOT NULL, \"customerCompanyId\" integer NOT NULL, \"isDirect\" boolean NOT NULL, \"needsApproval\" boolean NOT NULL, \"decision\" text, \"reachedAt\" TIMESTAMP WITH TIME ZONE, \"decidedAt\" TIMESTAMP WITH TIME ZONE, \"id\" SERIAL NOT NULL, \"orderId\" integer NOT NULL, \"decidedByMemberId\" integer, \"costNet\" bigint NOT NULL, \"paidNet\" bigint NOT NULL, \"owedGross\" bigint, CONSTRAINT \"distributor_earning_no_loss\" CHECK (\"costNet\" >= 0 AND \"paidNet\" >= \"costNet\"), CONSTRAINT \"PK_c908305066830fdf114fd4c86be\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_distributor_earning_customer\" ON \"distributor_earning\" (\"customerCompanyId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_distributor_earning_company\" ON \"distributor_earning\" (\"companyId\", \"reachedAt\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_distributor_earning\" ON \"distributor_earning\" (\"orderId\", \"level\") ");
        await queryRunner.query("CREATE TABLE \"distributor_earning_line\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"level\" integer NOT NULL, \"id\" SERIAL NOT NULL, \"orderLineId\" integer NOT NULL, \"orderId\" integer NOT NULL, \"unitCostNet\" bigint NOT NULL, \"unitPaidNet\" bigint NOT NULL, \"costNet\" bigint NOT NULL, \"paidNet\" bigint NOT NULL, CONSTRAINT \"PK_441c9669f724323038dfbf6b3ba\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_distributor_earning_line_order\" ON \"distributor_earning_line\" (\"orderId\", \"level\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_distributor_earning_line\" ON \"distributor_earning_line\" (\"orderLineId\", \"level\") ");
        await queryRunner.query("ALTER TABLE \"distributor_earning\" ADD CONSTRAINT \"FK_04031f22e47d8b07d0004deaf2e\" FOREIGN KEY (\"orderId\") REFERENCES \"order\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"distributor_earning\" ADD CONSTRAINT \"FK_34b37cb275708af6f4f197b406e\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"distributor_earning_line\" ADD CONSTRAINT \"FK_b98b35a80bb78ffa24c51614bf1\" FOREIGN KEY (\"orderLineId\") REFERENCES \"order_line\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"distributor_earning_line\" DROP CONSTRAINT \"FK_b98b35a80bb78ffa24c51614bf1\"");
        await queryRunner.query("ALTER TABLE \"distributor_earning\" DROP CONSTRAINT \"FK_34b37cb275708af6f4f197b406e\"");
        await queryRunner.query("ALTER TABLE \"distributor_earning\" DROP CONSTRAINT \"FK_04031f22e47d8b07d0004deaf2e\"");
        await queryRunner.query("DROP TABLE \"distributor_earning_line\"");
        await queryRunner.query("DROP TABLE \"distributor_earning\"");
    }
}
