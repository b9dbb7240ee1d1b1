import { DeepPartial, EntityId, ProductVariant, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne } from 'typeorm';

import type { ReplenishmentWay } from '../domain/replenishment';

/** How much of an article the shelf is to hold at least, and how it comes there. One an article; its row is held while more is accepted. */
@Entity('production_replenishment_rule')
@Check('CHK_production_replenishment_rule', '"minimum" >= 0 AND "lot" > 0')
export class ReplenishmentRule extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<ReplenishmentRule>) {
        super(input);
    }

    @Index('UQ_production_replenishment_rule_variant', { unique: true })
    @ManyToOne(() => ProductVariant, { onDelete: 'CASCADE' })
    variant: ProductVariant;

    @EntityId()
    variantId: number;

    @Column('text')
    way: ReplenishmentWay;

    /** In base units, as the lot is. */
    @Column('int')
    minimum: number;

    /** Made and bought in whole lots only. */
    @Column('int')
    lot: number;
}
