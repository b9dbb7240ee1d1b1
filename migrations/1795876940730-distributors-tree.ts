import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DistributorsTree1795876940730 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"distributor_customer\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer NOT NULL, \"distributorCompanyId\" integer NOT NULL, \"markupBasisPoints\" integer NOT NULL, \"acceptance\" text NOT NULL, \"active\" boolean NOT NULL DEFAULT true, \"version\" integer NOT NULL DEFAULT '1', \"priceVersion\" integer NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"REL_686408de77bc7dd7a8492ae187\" UNIQUE (\"companyId\"), CONSTRAINT \"distributor_customer_markup\" CHECK (\"markupBasisPoints\" BETWEEN 0 AND 100000), CONSTRAINT \"distributor_customer_not_itself\" CHECK (\"companyId\" <> \"distributorCompanyId\"), CONSTRAINT \"PK_12238cd362acfd7ebac4ed18ce2\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_distributor_customer_distributor\" ON \"distributor_customer\" (\"distributorCompanyId\") ");
        await queryRunner.query("ALTER TABLE \"company\" ADD \"isDistributor\" boolean NOT NULL DEFAULT false");
        await queryRunner.query("ALTER TABLE \"distributor_customer\" ADD CONSTRAINT \"FK_686408de77bc7dd7a8492ae1876\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"distributor_customer\" ADD CONSTRAINT \"FK_c0715e1c273b9e6cbc07f9ab146\" FOREIGN KEY (\"distributorCompanyId\") REFERENCES \"company\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"distributor_customer\" DROP CONSTRAINT \"FK_c0715e1c273b9e6cbc07f9ab146\"");
        await queryRunner.query("ALTER TABLE \"distributor_customer\" DROP CONSTRAINT \"FK_686408de77bc7dd7a8492ae1876\"");
        await queryRunner.query("ALTER TABLE \"company\" DROP COLUMN \"isDistributor\"");
        await queryRunner.query("DROP TABLE \"distributor_customer\"");
    }
}
