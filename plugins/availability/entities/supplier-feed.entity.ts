import { type DeepPartial, StockLocation, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, JoinColumn, OneToOne } from 'typeorm';

/** Where a supplier publishes what lies in his warehouse: a CSV file that is fetched again and again. */
@Check('CHK_supplier_feed', '"everyMinutes" >= 5')
@Entity('supplier_feed')
export class SupplierFeed extends VendureEntity {
    constructor(input?: DeepPartial<SupplierFeed>) {
        super(input);
    }

    declare id: number;

    @OneToOne(() => StockLocation, { onDelete: 'CASCADE' })
    @JoinColumn()
    stockLocation: StockLocation;

    @Column('int')
    stockLocationId: number;

    @Column('text')
    url: string;

    @Column('int', { default: 60 })
    everyMinutes: number;

    @Column('text', { default: 'sku' })
    skuColumn: string;

    @Column('text', { default: 'quantity' })
    quantityColumn: string;

    @Column('boolean', { default: true })
    active: boolean;

    @Column('timestamptz', { nullable: true })
    lastAskedAt: Date | null;

    @Column('int', { default: 1 })
    version: number;
}
