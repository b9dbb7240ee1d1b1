import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation, Unique } from 'typeorm';

import { Company } from '../../organizations';
import { PriceList } from './price-list.entity';

/** A list given to a company. */
@Unique('UQ_price_list_company', ['companyId', 'priceListId'])
@Entity('price_list_company')
export class PriceListCompany extends VendureEntity {
    constructor(input?: DeepPartial<PriceListCompany>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => PriceList, { onDelete: 'CASCADE' })
    priceList: Relation<PriceList>;

    @Index('IDX_price_list_company_list')
    @Column('int')
    priceListId: number;

    @ManyToOne(() => Company, { onDelete: 'CASCADE' })
    company: Relation<Company>;

    @Column('int')
    companyId: number;

    /** The smaller number is asked first. */
    @Column('int', { default: 0 })
    priority: number;
}
