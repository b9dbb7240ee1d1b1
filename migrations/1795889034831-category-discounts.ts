import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CategoryDiscounts1795889034831 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"category_discount\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer NOT NULL, \"collectionId\" integer NOT NULL, \"basisPoints\" integer NOT NULL, \"validFrom\" date, \"validUntil\" date, \"version\" integer NOT NULL DEFAULT '0', \"id\" SERIAL NOT NULL, CONSTRAINT \"CHK_category_discount_points\" CHECK (\"basisPoints\" BETWEEN 0 AND 9900), CONSTRAINT \"PK_142330bd8d2e4811adff59592ec\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_category_discount_collection\" ON \"category_discount\" (\"collectionId\") ");
        await queryRunner.query("ALTER TABLE \"price_list\" ADD \"takesDiscount\" boolean NOT NULL DEFAULT true");
        await queryRunner.query("ALTER TABLE \"category_discount\" ADD CONSTRAINT \"FK_1052d5294634fee73e4c261aa0b\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"category_discount\" ADD CONSTRAINT \"FK_90a3e62f532a772d67144a7faa8\" FOREIGN KEY (\"collectionId\") REFERENCES \"collection\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query('CREATE UNIQUE INDEX "UQ_category_discount" ON category_discount ("companyId", "collectionId", "validFrom") NULLS NOT DISTINCT');
        // The numbers are those of prices, so that a price made of both has a number of its own.
        await queryRunner.query(`
            CREATE FUNCTION set_discount_version() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'INSERT' OR (NEW."basisPoints", NEW."collectionId", NEW."validFrom", NEW."validUntil")
                    IS DISTINCT FROM (OLD."basisPoints", OLD."collectionId", OLD."validFrom", OLD."validUntil") THEN
                    NEW.version := nextval('price_version');
                END IF;
                RETURN NEW;
            END $$`);
        await queryRunner.query('CREATE TRIGGER discount_version BEFORE INSERT OR UPDATE ON category_discount FOR EACH ROW EXECUTE FUNCTION set_discount_version()');
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"category_discount\" DROP CONSTRAINT \"FK_90a3e62f532a772d67144a7faa8\"");
        await queryRunner.query("ALTER TABLE \"category_discount\" DROP CONSTRAINT \"FK_1052d5294634fee73e4c261aa0b\"");
        await queryRunner.query("ALTER TABLE \"price_list\" DROP COLUMN \"takesDiscount\"");
        await queryRunner.query("DROP TABLE \"category_discount\"");
        await queryRunner.query('DROP FUNCTION set_discount_version()');
    }
}
