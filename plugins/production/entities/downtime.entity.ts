import { type DeepPartial, EntityId, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne } from 'typeorm';

import { Station } from './station.entity';

/** A time in which a station stands still although the firm works. Nothing is planned there. */
@Entity('production_downtime')
@Check('CHK_production_downtime_forward', '"until" >= "from"')
@Index(['stationId', 'until'])
export class StationDowntime extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<StationDowntime>) {
        super(input);
    }

    @ManyToOne(() => Station, { onDelete: 'CASCADE' })
    station: Station;

    @EntityId()
    stationId: number;

    @Column('timestamptz')
    from: Date;

    /** As long as it is not over, what is expected. */
    @Column('timestamptz')
    until: Date;

    @Column('text')
    reason: string;

    @Column('int')
    reportedByAdministratorId: number;
}
