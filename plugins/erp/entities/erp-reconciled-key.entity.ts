import { Entity, PrimaryColumn } from 'typeorm';

/** What a report that runs has seen of the ERP; gone when it ends. */
@Entity('erp_reconciled_key')
export class ErpReconciledKey {
    @PrimaryColumn('int')
    reconciliationId: number;

    @PrimaryColumn('text', { collation: 'C' })
    key: string;
}
