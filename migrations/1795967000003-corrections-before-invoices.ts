import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of an invoice that comes, which corrections came before it and wait. */
export class CorrectionsBeforeInvoices1795967000003 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('CREATE INDEX "invoice_unapplied_correction" ON "invoice" ("correctsNumber") WHERE "grossMinor" < 0 AND "paidMinor" <> "grossMinor"');
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('DROP INDEX "invoice_unapplied_correction"');
    }
}
