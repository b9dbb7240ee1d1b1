import { type DeepPartial, Money, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, VersionColumn } from 'typeorm';

/** From which amount of a currency a credit needs a second person. A currency without a row needs none. */
@Entity('large_credit')
export class LargeCredit extends VendureEntity {
    constructor(input?: DeepPartial<LargeCredit>) {
        super(input);
    }

    declare id: number;

    @Index('UQ_large_credit_currency', { unique: true })
    @Column('text')
    currencyCode: string;

    @Money()
    fromMinor: number;

    @VersionColumn({ default: 1 })
    version: number;
}
