import { type DeepPartial, ProductVariant, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation, Unique } from 'typeorm';

import { ShoppingList } from './shopping-list.entity';

/** So much of an article, in one unit: the same article in another unit is another line. */
@Entity('shopping_list_line')
@Unique('UQ_shopping_list_line', ['listId', 'productVariantId', 'unit'])
export class ShoppingListLine extends VendureEntity {
    constructor(input?: DeepPartial<ShoppingListLine>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => ShoppingList, { onDelete: 'CASCADE' })
    list: Relation<ShoppingList>;

    @Column('int')
    listId: number;

    @ManyToOne(() => ProductVariant, { onDelete: 'CASCADE' })
    productVariant: Relation<ProductVariant>;

    @Index('IDX_shopping_list_line_variant')
    @Column('int')
    productVariantId: number;

    /** A unit's code. */
    @Column('text')
    unit: string;

    /** In that unit. */
    @Column('int')
    quantity: number;

    @Column('text', { default: '' })
    remark: string;

    /** Its place in the list; rising, with gaps. */
    @Column('int')
    place: number;
}
