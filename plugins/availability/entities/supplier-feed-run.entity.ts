import { type DeepPartial, StockLocation, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne } from 'typeorm';

export interface FeedReject {
    row: number;
    sku: string;
    reason: string;
}

/** `applied`; `refused`: what came is no list of stock; `failed`: nothing came. */
export type FeedOutcome = 'applied' | 'refused' | 'failed';

/** One time that a supplier's figures were taken, or were to be. */
@Index('IDX_supplier_feed_run_location', ['stockLocationId', 'id'])
@Entity('supplier_feed_run')
export class SupplierFeedRun extends VendureEntity {
    constructor(input?: DeepPartial<SupplierFeedRun>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => StockLocation, { onDelete: 'CASCADE' })
    stockLocation: StockLocation;

    @Column('int')
    stockLocationId: number;

    /** `url` or `file` */
    @Column('text')
    via: string;

    @Column('text')
    outcome: FeedOutcome;

    @Column('text', { default: '' })
    reason: string;

    @Column('int', { default: 0 })
    rows: number;

    @Column('int', { default: 0 })
    changed: number;

    @Column('int', { default: 0 })
    rejected: number;

    /** The first of them. */
    @Column('jsonb', { default: '[]' })
    rejects: FeedReject[];

    @Column('timestamptz', { default: () => 'now()' })
    at: Date;
}
