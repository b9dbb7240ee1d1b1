import { Collection, DeepPartial, EntityId, ProductVariant, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, OneToMany, Relation } from 'typeorm';

import { RoutingOperation } from './routing-operation.entity';

/** How a product is made. For one variant, for a category, or, with neither, for all that has no routing of its own. */
@Entity('production_routing')
export class Routing extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<Routing>) {
        super(input);
    }

    @Column('text')
    title: string;

    @Index()
    @ManyToOne(() => ProductVariant, { nullable: true, onDelete: 'CASCADE' })
    variant: ProductVariant | null;

    @EntityId({ nullable: true })
    variantId: number | null;

    @Index()
    @ManyToOne(() => Collection, { nullable: true, onDelete: 'CASCADE' })
    category: Collection | null;

    @EntityId({ nullable: true })
    categoryId: number | null;

    @Column('boolean', { default: true })
    active: boolean;

    @OneToMany(() => RoutingOperation, operation => operation.routing)
    operations: Relation<RoutingOperation>[];
}
