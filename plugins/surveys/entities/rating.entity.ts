import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index } from 'typeorm';

export type RatingSource = 'portal' | 'link';

/** What the customer says of one delivery. */
@Entity('rating')
@Check('CHK_rating_marks', '"product" BETWEEN 1 AND 5 AND "transport" BETWEEN 1 AND 5')
@Index('IDX_rating_company_rated', ['companyId', 'ratedAt'])
@Index('IDX_rating_rated', ['ratedAt'])
export class Rating extends VendureEntity {
    constructor(input?: DeepPartial<Rating>) {
        super(input);
    }

    declare id: number;

    /** One word for each delivery: a second rating is refused. */
    @Index('UQ_rating_shipment', { unique: true })
    @Column('int')
    shipmentId: number;

    @Index('IDX_rating_order')
    @Column('int')
    orderId: number;

    @Column('text')
    orderCode: string;

    @Column('text')
    shipmentNumber: string;

    @Column('int')
    companyId: number;

    @Column('int', { nullable: true })
    memberId: number | null;

    /** Of the goods, 1 to 5. */
    @Column('smallint')
    product: number;

    /** Of the transport, 1 to 5. */
    @Column('smallint')
    transport: number;

    @Column('text', { nullable: true })
    comment: string | null;

    @Column('text')
    source: RatingSource;

    @Column('timestamptz', { default: () => 'now()' })
    ratedAt: Date;
}
