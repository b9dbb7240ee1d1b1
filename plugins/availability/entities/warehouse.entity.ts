import { type DeepPartial, StockLocation, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, JoinColumn, OneToOne } from 'typeorm';

export const warehouseKinds = ['local', 'external'] as const;
export type WarehouseKind = (typeof warehouseKinds)[number];

/** What a stock location is to the customer. One without this row is local. */
@Check('CHK_warehouse_lead', '"leadMinDays" >= 0 AND "leadMaxDays" >= "leadMinDays"')
@Entity('warehouse')
export class Warehouse extends VendureEntity {
    constructor(input?: DeepPartial<Warehouse>) {
        super(input);
    }

    declare id: number;

    @OneToOne(() => StockLocation, { onDelete: 'CASCADE' })
    @JoinColumn()
    stockLocation: StockLocation;

    @Column('int')
    stockLocationId: number;

    /** `external`: a supplier's, or one from which goods come first to the firm. */
    @Column('text', { default: 'local' })
    kind: WarehouseKind;

    /** Working days until goods from there are to be had. */
    @Column('int', { default: 0 })
    leadMinDays: number;

    @Column('int', { default: 0 })
    leadMaxDays: number;

    /** When a supplier last told its figures; null where the firm counts itself, whose figures do not grow old. */
    @Column('timestamptz', { nullable: true })
    countedAt: Date | null;

    @Column('int', { default: 1 })
    version: number;
}
