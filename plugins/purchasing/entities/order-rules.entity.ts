import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Check, Column, Entity } from 'typeorm';

/** The firm's rules for taking orders: one row. */
@Entity('order_rules')
@Check('order_rules_one_row', '"id" = 1')
export class OrderRules extends VendureEntity {
    constructor(input?: DeepPartial<OrderRules>) {
        super(input);
    }

    @Column('int', { default: 3 })
    leadWorkingDays: number;

    /** Working days within which a change of an order that was asked for is decided. */
    @Column('int', { default: 3 })
    changeDecisionDays: number;

    /** An order above the amount in its currency is special. */
    @Column('jsonb', { default: '[]' })
    specialAmounts: { currencyCode: string; amountMinor: number }[];

    @Column('double precision', { default: 0 })
    specialDiscountPercent: number;

    @Column('boolean', { default: true })
    newCustomerIsSpecial: boolean;
}
