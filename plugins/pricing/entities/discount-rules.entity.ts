import { type DeepPartial, Money, VendureEntity } from '@vendure/core';
import { Check, Column, Entity } from 'typeorm';

/** The firm's rules for discounts: one row. */
@Entity('discount_rules')
@Check('discount_rules_one_row', '"id" = 1 AND "leastBonusNet" >= 0')
export class DiscountRules extends VendureEntity {
    constructor(input?: DeepPartial<DiscountRules>) {
        super(input);
    }

    declare id: number;

    /** The least that a unit may cost which comes as a bonus, in minor units; 0 where the law lets goods be given away. */
    @Money({ default: 1 })
    leastBonusNet: number;

    /** Rises with each change. */
    @Column('int', { default: 1 })
    version: number;
}
