import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, VersionColumn } from 'typeorm';

/** How the firm makes offers; one row, made by the migration. */
@Entity('quote_rules')
export class QuoteRules extends VendureEntity {
    constructor(input?: DeepPartial<QuoteRules>) {
        super(input);
    }

    declare id: number;

    /** More off the customer's own price than this, in hundredths of a percent, is of two people; null: one may give any price. */
    @Column('int', { nullable: true })
    floorPoints: number | null;

    /** For how many days an offer holds when nobody says otherwise. */
    @Column('int', { default: 14 })
    validDays: number;

    /** So many days before it runs out the customer is told; 0: he is not. */
    @Column('int', { default: 3 })
    remindDays: number;

    @VersionColumn({ default: 1 })
    version: number;
}
