import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The check of each ledger entry keeps its plan for as long as its connection lives. Planned while the ledger was empty it read the whole of it, entry by entry: of an ERP's
 * first half million invoices a commit took more than eight seconds.
 */
export class LedgerCheckByIndex1795967000002 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('ALTER FUNCTION ledger_check_balanced() SET enable_seqscan = off');
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('ALTER FUNCTION ledger_check_balanced() RESET enable_seqscan');
    }
}
