import type { MigrationInterface, QueryRunner } from 'typeorm';

const dates = '"createdAt" TIMESTAMP NOT NULL DEFAULT now(), "updatedAt" TIMESTAMP NOT NULL DEFAULT now()';

/** What of each table makes a discount another one. */
const counted: Record<string, string[]> = {
    pack_discount: ['basisPoints', 'collectionId', 'productVariantId', 'unit', 'validFrom', 'validUntil'],
    order_value_discount: ['basisPoints', 'groupName', 'currencyCode', 'fromNet', 'validFrom', 'validUntil'],
    bonus_offer: ['productVariantId', 'currencyCode', 'buyQuantity', 'bonusQuantity', 'unitNet', 'validFrom', 'validUntil'],
};

export class OrderDiscounts1795903700000 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        // The names that TypeORM gives.
        await queryRunner.query(`ALTER TABLE "variant_sales" RENAME CONSTRAINT "FK_UNIT_GROUP" TO "FK_657c44e4a8e0b9deed1253fcf6e"`);
        await queryRunner.query(`ALTER TABLE "unit_group" RENAME CONSTRAINT "PK_UNIT_GROUP" TO "PK_25bd8d647146a59544d544d2233"`);

        await queryRunner.query(`CREATE TABLE "pack_discount" (${dates}, "collectionId" integer, "productVariantId" integer, "unit" text NOT NULL, "basisPoints" integer NOT NULL, "validFrom" date, "validUntil" date, "version" integer NOT NULL DEFAULT '0', "id" SERIAL NOT NULL, CONSTRAINT "CHK_pack_discount" CHECK ("basisPoints" BETWEEN 0 AND 9900 AND ("collectionId" IS NULL OR "productVariantId" IS NULL)), CONSTRAINT "PK_0212d29c97dbe48a7b506c47032" PRIMARY KEY ("id"))`);
        await queryRunner.query(`CREATE INDEX "IDX_pack_discount_collection" ON "pack_discount" ("collectionId") `);
        await queryRunner.query(`CREATE INDEX "IDX_pack_discount_variant" ON "pack_discount" ("productVariantId") `);
        await queryRunner.query(`ALTER TABLE "pack_discount" ADD CONSTRAINT "FK_a14be7d6c4ee1c05cbe198614eb" FOREIGN KEY ("collectionId") REFERENCES "collection"("id") ON DELETE CASCADE ON UPDATE NO ACTION`);
        await queryRunner.query(`ALTER TABLE "pack_discount" ADD CONSTRAINT "FK_59c8179909d03e36cace317c1a4" FOREIGN KEY ("productVariantId") REFERENCES "product_variant"("id") ON DELETE CASCADE ON UPDATE NO ACTION`);
        await queryRunner.query('CREATE UNIQUE INDEX "UQ_pack_discount" ON pack_discount ("collectionId", "productVariantId", unit, "validFrom") NULLS NOT DISTINCT');

        await queryRunner.query(`CREATE TABLE "order_value_discount" (${dates}, "groupName" text, "currencyCode" text NOT NULL, "fromNet" bigint NOT NULL, "basisPoints" integer NOT NULL, "validFrom" date, "validUntil" date, "version" integer NOT NULL DEFAULT '0', "id" SERIAL NOT NULL, CONSTRAINT "CHK_order_value_discount" CHECK ("basisPoints" BETWEEN 0 AND 9900 AND "fromNet" > 0), CONSTRAINT "PK_6c65dc5775fba355c7e80465372" PRIMARY KEY ("id"))`);
        await queryRunner.query(`ALTER TABLE "order_value_discount" ADD CONSTRAINT "FK_bbe9dbf080b0d8aa1c267760903" FOREIGN KEY ("groupName") REFERENCES "company_group"("name") ON DELETE CASCADE ON UPDATE CASCADE`);
        await queryRunner.query('CREATE UNIQUE INDEX "UQ_order_value_discount" ON order_value_discount ("groupName", "currencyCode", "fromNet", "validFrom") NULLS NOT DISTINCT');

        await queryRunner.query(`CREATE TABLE "bonus_offer" (${dates}, "productVariantId" integer NOT NULL, "currencyCode" text NOT NULL, "buyQuantity" integer NOT NULL, "bonusQuantity" integer NOT NULL DEFAULT '1', "unitNet" bigint NOT NULL, "validFrom" date, "validUntil" date, "version" integer NOT NULL DEFAULT '0', "id" SERIAL NOT NULL, CONSTRAINT "CHK_bonus_offer" CHECK ("buyQuantity" > 0 AND "bonusQuantity" > 0 AND "unitNet" >= 0), CONSTRAINT "PK_81124ec3b73860bdf9052c6ea56" PRIMARY KEY ("id"))`);
        await queryRunner.query(`ALTER TABLE "bonus_offer" ADD CONSTRAINT "FK_1d26393ea6cf97e7074b01ad228" FOREIGN KEY ("productVariantId") REFERENCES "product_variant"("id") ON DELETE CASCADE ON UPDATE NO ACTION`);
        await queryRunner.query('CREATE UNIQUE INDEX "UQ_bonus_offer" ON bonus_offer ("productVariantId", "currencyCode", "validFrom") NULLS NOT DISTINCT');

        for (const [table, columns] of Object.entries(counted)) {
            const row = (alias: string) => `(${columns.map(column => `${alias}."${column}"`).join(', ')})`;
            await queryRunner.query(`CREATE TRIGGER price_version_new BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION set_price_version()`);
            await queryRunner.query(`CREATE TRIGGER price_version_changed BEFORE UPDATE ON ${table} FOR EACH ROW
                WHEN (${row('NEW')} IS DISTINCT FROM ${row('OLD')}) EXECUTE FUNCTION set_price_version()`);
        }

        await queryRunner.query(`CREATE TABLE "discount_rules" (${dates}, "leastBonusNet" bigint NOT NULL DEFAULT '1', "version" integer NOT NULL DEFAULT '1', "id" SERIAL NOT NULL, CONSTRAINT "discount_rules_one_row" CHECK ("id" = 1 AND "leastBonusNet" >= 0), CONSTRAINT "PK_8f540f64aa8a5ab9d3996f01225" PRIMARY KEY ("id"))`);
        await queryRunner.query('INSERT INTO discount_rules (id) VALUES (1)');

        await queryRunner.query(`ALTER TABLE "company_order_line" ADD "takesDiscount" boolean NOT NULL DEFAULT false`);
        await queryRunner.query(`ALTER TABLE "company_order_line" ADD "bonusQuantity" integer NOT NULL DEFAULT '0'`);
        await queryRunner.query(`ALTER TABLE "company_order_line" ADD "bonusOffNet" bigint NOT NULL DEFAULT '0'`);
        await queryRunner.query(`ALTER TABLE "company_order_line" ADD "orderOffNet" bigint NOT NULL DEFAULT '0'`);
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        for (const column of ['orderOffNet', 'bonusOffNet', 'bonusQuantity', 'takesDiscount']) {
            await queryRunner.query(`ALTER TABLE "company_order_line" DROP COLUMN "${column}"`);
        }
        await queryRunner.query(`ALTER TABLE "unit_group" RENAME CONSTRAINT "PK_25bd8d647146a59544d544d2233" TO "PK_UNIT_GROUP"`);
        await queryRunner.query(`ALTER TABLE "variant_sales" RENAME CONSTRAINT "FK_657c44e4a8e0b9deed1253fcf6e" TO "FK_UNIT_GROUP"`);
        for (const table of ['discount_rules', 'bonus_offer', 'order_value_discount', 'pack_discount']) await queryRunner.query(`DROP TABLE "${table}"`);
    }
}
