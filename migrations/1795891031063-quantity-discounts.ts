import type { MigrationInterface, QueryRunner } from 'typeorm';

export class QuantityDiscounts1795891031063 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"quantity_discount\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"collectionId\" integer, \"minQuantity\" integer NOT NULL, \"basisPoints\" integer NOT NULL, \"validFrom\" date, \"validUntil\" date, \"version\" integer NOT NULL DEFAULT '0', \"id\" SERIAL NOT NULL, CONSTRAINT \"CHK_quantity_discount\" CHECK (\"basisPoints\" BETWEEN 0 AND 9900 AND \"minQuantity\" > 0), CONSTRAINT \"PK_d1a34ed86de029050310231be8c\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_quantity_discount_collection\" ON \"quantity_discount\" (\"collectionId\") ");
        await queryRunner.query("ALTER TABLE \"quantity_discount\" ADD CONSTRAINT \"FK_06f88ffb8c1ca1ff1ce04ef58f6\" FOREIGN KEY (\"collectionId\") REFERENCES \"collection\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query('CREATE UNIQUE INDEX "UQ_quantity_discount" ON quantity_discount ("collectionId", "minQuantity", "validFrom") NULLS NOT DISTINCT');
        await queryRunner.query(`
            CREATE FUNCTION set_quantity_discount_version() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'INSERT' OR (NEW."basisPoints", NEW."collectionId", NEW."minQuantity", NEW."validFrom", NEW."validUntil")
                    IS DISTINCT FROM (OLD."basisPoints", OLD."collectionId", OLD."minQuantity", OLD."validFrom", OLD."validUntil") THEN
                    NEW.version := nextval('price_version');
                END IF;
                RETURN NEW;
            END $$`);
        await queryRunner.query('CREATE TRIGGER discount_version BEFORE INSERT OR UPDATE ON quantity_discount FOR EACH ROW EXECUTE FUNCTION set_quantity_discount_version()');
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"quantity_discount\" DROP CONSTRAINT \"FK_06f88ffb8c1ca1ff1ce04ef58f6\"");
        await queryRunner.query("DROP TABLE \"quantity_discount\"");
        await queryRunner.query('DROP FUNCTION set_quantity_discount_version()');
    }
}
