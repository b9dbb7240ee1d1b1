import { Administrator, DeepPartial, EntityId, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, Relation } from 'typeorm';

import type { OperationKind } from '../domain/operation-kind';
import { Station } from './station.entity';

/** A staff member who works at a station. */
@Entity('production_station_operator')
@Index(['stationId', 'administratorId'], { unique: true })
export class StationOperator extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<StationOperator>) {
        super(input);
    }

    @ManyToOne(() => Station, station => station.operators, { onDelete: 'CASCADE' })
    station: Relation<Station>;

    @EntityId()
    stationId: number;

    @ManyToOne(() => Administrator, { onDelete: 'CASCADE' })
    administrator: Administrator;

    @Index()
    @Column('int')
    administratorId: number;

    /** The kinds of operation that he may start here; null for all. */
    @Column('text', { array: true, nullable: true })
    kinds: OperationKind[] | null;
}
