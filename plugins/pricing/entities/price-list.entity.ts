import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index } from 'typeorm';

/** Prices in one currency, given to any number of companies. */
@Entity('price_list')
export class PriceList extends VendureEntity {
    constructor(input?: DeepPartial<PriceList>) {
        super(input);
    }

    declare id: number;

    /** By which imports find the list again. */
    @Index('UQ_price_list_code', { unique: true })
    @Column('text')
    code: string;

    @Column('text')
    name: string;

    @Column('text')
    currencyCode: string;

    @Column('boolean', { default: true })
    enabled: boolean;

    /** Companies' discounts come off its prices; a list of final prices says no. */
    @Column('boolean', { default: true })
    takesDiscount: boolean;

    /** First and last day on which the list holds, both included, in the firm's calendar days. */
    @Column('date', { nullable: true })
    validFrom: string | null;

    @Column('date', { nullable: true })
    validUntil: string | null;

    /** Another one after each change of the items, or of the quantities from which they are sold; triggers see to it. */
    @Column('bigint', { default: 0, select: false })
    itemsStamp: string;
}
