import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ErpBalancesAndWaybills1795966900001 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('CREATE TABLE "stated_balance" ("createdAt" TIMESTAMP NOT NULL DEFAULT now(), "updatedAt" TIMESTAMP NOT NULL DEFAULT now(), "companyId" integer NOT NULL, "currencyCode" text NOT NULL, "asOf" TIMESTAMP WITH TIME ZONE NOT NULL, "id" SERIAL NOT NULL, "balanceMinor" bigint NOT NULL, CONSTRAINT "PK_b321d6b4b1e28367a6736201b96" PRIMARY KEY ("id"))');
        await queryRunner.query('CREATE UNIQUE INDEX "stated_balance_company" ON "stated_balance" ("companyId") ');
        await queryRunner.query('ALTER TABLE "stated_balance" ADD CONSTRAINT "FK_7ad2671fdb55ad30de1844fbc77" FOREIGN KEY ("companyId") REFERENCES "company"("id") ON DELETE CASCADE ON UPDATE NO ACTION');
        await queryRunner.query(`CREATE TABLE "order_waybill" ("createdAt" TIMESTAMP NOT NULL DEFAULT now(), "updatedAt" TIMESTAMP NOT NULL DEFAULT now(), "orderId" integer NOT NULL, "companyId" integer NOT NULL, "number" text NOT NULL, "carrier" text NOT NULL DEFAULT '', "id" SERIAL NOT NULL, CONSTRAINT "PK_a6fa9f2536c84cf7eed3df2602c" PRIMARY KEY ("id"))`);
        await queryRunner.query('CREATE INDEX "IDX_0ac7302cd95af1f85786f34ce6" ON "order_waybill" ("companyId") ');
        await queryRunner.query('CREATE UNIQUE INDEX "order_waybill_number" ON "order_waybill" ("orderId", "number") ');
        await queryRunner.query('ALTER TABLE "order_waybill" ADD CONSTRAINT "FK_5e08004a8fa8c3065394c027300" FOREIGN KEY ("orderId") REFERENCES "order"("id") ON DELETE CASCADE ON UPDATE NO ACTION');
        await queryRunner.query('ALTER TABLE "order_waybill" ADD CONSTRAINT "FK_0ac7302cd95af1f85786f34ce6d" FOREIGN KEY ("companyId") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE NO ACTION');
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('DROP TABLE "order_waybill"');
        await queryRunner.query('DROP TABLE "stated_balance"');
    }
}
