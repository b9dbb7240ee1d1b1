import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How an ERP answered lately: what all processes go by. */
@Entity('erp_breaker')
export class ErpBreaker {
    @PrimaryColumn('int')
    connectionId: number;

    @Column('int', { default: 0 })
    failures: number;

    @Column('timestamptz', { nullable: true })
    openUntil: Date | null;

    @Column('timestamptz', { nullable: true })
    probeUntil: Date | null;

    @Column('text', { nullable: true })
    lastError: string | null;

    @Column('timestamptz', { nullable: true })
    failingSince: Date | null;

    @Column('timestamptz', { nullable: true })
    lastSuccessAt: Date | null;
}
