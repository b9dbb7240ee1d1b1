import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DistributorEarningWaiting1795890100000 implements MigrationInterface {
    name = 'DistributorEarningWaiting1795890100000';

    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`CREATE INDEX "IDX_distributor_earning_waiting" ON "distributor_earning" ("companyId") WHERE decision = 'waiting'`);
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`DROP INDEX "IDX_distributor_earning_waiting"`);
    }
}
