import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Unique } from 'typeorm';

import type { OtherUnit } from '../domain/unit-factor';
import type { UnitCode } from '../domain/units';

/** Units that many variants share: the piece, the 6-pack and the 12-pack. Each variant of it has a copy in `variant_unit`. */
@Unique('UQ_unit_group_name', ['name'])
@Entity('unit_group')
export class UnitGroup extends VendureEntity {
    constructor(input?: DeepPartial<UnitGroup>) {
        super(input);
    }

    declare id: number;

    @Column('text')
    name: string;

    @Column('text')
    baseUnit: UnitCode;

    /** Besides the base unit; none when it is sold in that alone. */
    @Column('jsonb', { default: '[]' })
    units: OtherUnit[];

    @Column('int', { default: 1 })
    version: number;
}
