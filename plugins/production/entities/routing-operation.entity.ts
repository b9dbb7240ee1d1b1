import { DeepPartial, EntityId, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, Relation } from 'typeorm';

import type { OperationKind } from '../domain/operation-kind';
import type { ProductionName } from '../domain/production-name';
import { Routing } from './routing.entity';
import { Station } from './station.entity';

@Entity('production_routing_operation')
@Index(['routingId', 'sequence'])
export class RoutingOperation extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<RoutingOperation>) {
        super(input);
    }

    @ManyToOne(() => Routing, routing => routing.operations, { onDelete: 'CASCADE' })
    routing: Relation<Routing>;

    @EntityId()
    routingId: number;

    /** Operations of one number may run side by side. */
    @Column('int')
    sequence: number;

    @Column('text')
    kind: OperationKind;

    @Column('jsonb')
    name: ProductionName;

    @Index()
    @ManyToOne(() => Station, { onDelete: 'RESTRICT' })
    station: Station;

    @EntityId()
    stationId: number;

    @Column('int')
    setupMinutes: number;

    /** For one base unit of the product. */
    @Column('double precision')
    minutesPerUnit: number;
}
