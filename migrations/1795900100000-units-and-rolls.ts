import type { MigrationInterface, QueryRunner } from 'typeorm';

export class UnitsAndRolls1795900100000 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`CREATE TABLE "unit_group" ("createdAt" TIMESTAMP NOT NULL DEFAULT now(), "updatedAt" TIMESTAMP NOT NULL DEFAULT now(), "name" text NOT NULL, "baseUnit" text NOT NULL, "units" jsonb NOT NULL DEFAULT '[]', "version" integer NOT NULL DEFAULT '1', "id" SERIAL NOT NULL, CONSTRAINT "UQ_unit_group_name" UNIQUE ("name"), CONSTRAINT "PK_UNIT_GROUP" PRIMARY KEY ("id"))`);
        await queryRunner.query(`ALTER TABLE "variant_sales" ADD "rollWidthCm" integer`);
        await queryRunner.query(`ALTER TABLE "variant_sales" ADD "unitGroupId" integer`);
        await queryRunner.query(`ALTER TABLE "variant_sales" ADD "version" integer NOT NULL DEFAULT '1'`);
        await queryRunner.query(`ALTER TABLE "variant_sales" ADD CONSTRAINT "CHK_variant_sales_roll" CHECK ("rollWidthCm" IS NULL OR ("rollWidthCm" > 0 AND "baseUnit" = 'cm'))`);
        await queryRunner.query(`CREATE INDEX "IDX_variant_sales_unit_group" ON "variant_sales" ("unitGroupId") `);
        await queryRunner.query(`ALTER TABLE "variant_sales" ADD CONSTRAINT "FK_UNIT_GROUP" FOREIGN KEY ("unitGroupId") REFERENCES "unit_group"("id") ON DELETE SET NULL ON UPDATE NO ACTION`);
        await queryRunner.query(`ALTER TABLE "variant_unit" ADD "perUnits" integer NOT NULL DEFAULT '1'`);
        await queryRunner.query(`ALTER TABLE "variant_unit" DROP CONSTRAINT "CHK_variant_unit_factor"`);
        await queryRunner.query(`ALTER TABLE "variant_unit" ADD CONSTRAINT "CHK_variant_unit_ratio" CHECK ("factor" > 0 AND "perUnits" > 0 AND "factor" <> "perUnits")`);
        await queryRunner.query(`ALTER TABLE "company_order_line" ADD "rollWidthCm" integer`);
        await queryRunner.query(`ALTER TABLE "company_order_line" ADD "areaNet" bigint`);
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`ALTER TABLE "company_order_line" DROP COLUMN "areaNet"`);
        await queryRunner.query(`ALTER TABLE "company_order_line" DROP COLUMN "rollWidthCm"`);
        await queryRunner.query(`ALTER TABLE "variant_unit" DROP CONSTRAINT "CHK_variant_unit_ratio"`);
        await queryRunner.query(`DELETE FROM "variant_unit" WHERE "perUnits" <> 1 OR "factor" = 1`);
        await queryRunner.query(`ALTER TABLE "variant_unit" ADD CONSTRAINT "CHK_variant_unit_factor" CHECK ("factor" > 1)`);
        await queryRunner.query(`ALTER TABLE "variant_unit" DROP COLUMN "perUnits"`);
        await queryRunner.query(`ALTER TABLE "variant_sales" DROP CONSTRAINT "FK_UNIT_GROUP"`);
        await queryRunner.query(`ALTER TABLE "variant_sales" DROP CONSTRAINT "CHK_variant_sales_roll"`);
        await queryRunner.query(`ALTER TABLE "variant_sales" DROP COLUMN "version"`);
        await queryRunner.query(`ALTER TABLE "variant_sales" DROP COLUMN "unitGroupId"`);
        await queryRunner.query(`ALTER TABLE "variant_sales" DROP COLUMN "rollWidthCm"`);
        await queryRunner.query(`DROP TABLE "unit_group"`);
    }
}
