import { Collection, type DeepPartial, StockLocation, VendureEntity } from '@vendure/core';
import { Column, Entity, JoinColumn, ManyToOne, OneToOne, type Relation } from 'typeorm';

/** Goods of the category, and of all below it that name no other, leave from this warehouse as an order of their own. */
@Entity('category_warehouse')
export class CategoryWarehouse extends VendureEntity {
    constructor(input?: DeepPartial<CategoryWarehouse>) {
        super(input);
    }

    declare id: number;

    @OneToOne(() => Collection, { onDelete: 'CASCADE' })
    @JoinColumn()
    collection: Relation<Collection>;

    @Column('int')
    collectionId: number;

    @ManyToOne(() => StockLocation, { onDelete: 'CASCADE' })
    stockLocation: Relation<StockLocation>;

    @Column('int')
    stockLocationId: number;

    /** Rises with each change. */
    @Column('int', { default: 1 })
    version: number;
}
