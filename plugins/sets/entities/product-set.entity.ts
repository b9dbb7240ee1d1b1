import { Asset, type DeepPartial, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne, OneToMany, type Relation } from 'typeorm';

import type { SetName } from '../domain/set-name';
import { ProductSetPart } from './product-set-part.entity';
import { ProductSetPrice } from './product-set-price.entity';

/** Products that are sold together at one price. Who sees it follows from its parts. */
@Check('CHK_product_set_days', '"validFrom" IS NULL OR "validUntil" IS NULL OR "validFrom" <= "validUntil"')
@Entity('product_set')
export class ProductSet extends VendureEntity {
    constructor(input?: DeepPartial<ProductSet>) {
        super(input);
    }

    declare id: number;

    @Index({ unique: true })
    @Column('text')
    code: string;

    @Column('jsonb')
    names: SetName;

    @ManyToOne(() => Asset, { onDelete: 'SET NULL', nullable: true })
    asset: Asset | null;

    @Column('int', { nullable: true })
    assetId: number | null;

    @Column('boolean', { default: true })
    enabled: boolean;

    /** First and last calendar day of the firm, both included. */
    @Column('date', { nullable: true })
    validFrom: string | null;

    @Column('date', { nullable: true })
    validUntil: string | null;

    /** From the one sequence of all prices: another number after each change. */
    @Column('int', { default: () => `nextval('price_version')` })
    version: number;

    @OneToMany(() => ProductSetPart, part => part.productSet)
    parts: Relation<ProductSetPart>[];

    @OneToMany(() => ProductSetPrice, price => price.productSet)
    prices: Relation<ProductSetPrice>[];
}
