import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How an ERP answered lately: what all workers go by. */
@Entity('erp_push_breaker')
export class PushBreaker {
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
