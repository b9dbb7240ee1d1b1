import { Collection, type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, JoinColumn, OneToOne } from 'typeorm';

/** A category that every company sees. */
@Entity('common_category')
export class CommonCategory extends VendureEntity {
    constructor(input?: DeepPartial<CommonCategory>) {
        super(input);
    }

    declare id: number;

    @OneToOne(() => Collection, { onDelete: 'CASCADE' })
    @JoinColumn()
    collection: Collection;

    @Column('int')
    collectionId: number;
}
