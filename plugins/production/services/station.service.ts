import { Injectable } from '@nestjs/common';
import {
    Administrator,
    assertFound,
    EntityNotFoundError,
    ListQueryBuilder,
    type ListQueryOptions,
    type PaginatedList,
    type RequestContext,
    TransactionalConnection,
    UserInputError,
} from '@vendure/core';
import { In, IsNull } from 'typeorm';

import type { Scope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import type { PlanStation } from '../domain/finite-plan';
import { Operation } from '../entities/operation.entity';
import { RoutingOperation } from '../entities/routing-operation.entity';
import { Station } from '../entities/station.entity';
import { StationOperator } from '../entities/station-operator.entity';
import { downtimesAfter } from '../queries/taken-places.query';
import { stationInput } from './input-schemas';

const relations = ['operators', 'operators.administrator'];

/** The places where work is done, and who works there. */
@Injectable()
export class StationService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly lists: ListQueryBuilder,
        private readonly audit: AuditService,
    ) {}

    async list(ctx: RequestContext, options?: ListQueryOptions<Station>): Promise<PaginatedList<Station>> {
        const [items, totalItems] = await this.lists.build(Station, options, { relations, ctx }).getManyAndCount();
        return { items, totalItems };
    }

    findOne(ctx: RequestContext, id: number): Promise<Station | null> {
        return this.connection.getRepository(ctx, Station).findOne({ where: { id }, relations });
    }

    /** Who may be made an operator. */
    staff(ctx: RequestContext): Promise<Administrator[]> {
        return this.connection
            .getRepository(ctx, Administrator)
            .find({ where: { deletedAt: IsNull() }, order: { lastName: 'ASC', id: 'ASC' }, take: 500 });
    }

    create(ctx: RequestContext, scope: Scope, input: unknown): Promise<Station> {
        const { operatorIds, ...columns } = checked(stationInput, input);
        return withTx(this.connection, ctx, async inner => {
            await this.refuseTakenCode(inner, columns.code, null);
            await this.refuseUnknownOperators(inner, operatorIds);
            const station = await this.connection.getRepository(inner, Station).save(new Station(columns));
            await this.setOperators(inner, station.id, operatorIds);
            await this.audit.record(inner, {
                scope, action: 'station.create', entity: 'Station', entityId: station.id, after: { ...columns, operatorIds },
            });
            return assertFound(this.findOne(inner, station.id));
        });
    }

    update(ctx: RequestContext, scope: Scope, id: number, input: unknown): Promise<Station> {
        const { operatorIds, ...columns } = checked(stationInput, input);
        return withTx(this.connection, ctx, async inner => {
            const before = await this.findOne(inner, id);
            if (before === null) {
                throw new EntityNotFoundError('Station', id);
            }
            await this.refuseTakenCode(inner, columns.code, id);
            await this.refuseUnknownOperators(inner, operatorIds);
            await this.connection.getRepository(inner, Station).update({ id }, columns);
            await this.setOperators(inner, id, operatorIds);
            await this.audit.record(inner, {
                scope, action: 'station.update', entity: 'Station', entityId: id, before: factsOf(before), after: { ...columns, operatorIds },
            });
            return assertFound(this.findOne(inner, id));
        });
    }

    /** A station that was never used. One with a history is set inactive instead. */
    delete(ctx: RequestContext, scope: Scope, id: number): Promise<void> {
        return withTx(this.connection, ctx, async inner => {
            const before = await this.findOne(inner, id);
            if (before === null) {
                throw new EntityNotFoundError('Station', id);
            }
            const uses =
                (await this.connection.getRepository(inner, Operation).countBy({ stationId: id })) +
                (await this.connection.getRepository(inner, RoutingOperation).countBy({ stationId: id }));
            if (uses > 0) {
                throw new UserInputError('id: this station is used by routings or work orders; set it inactive instead');
            }
            await this.connection.getRepository(inner, Station).delete({ id });
            await this.audit.record(inner, { scope, action: 'station.delete', entity: 'Station', entityId: id, before: factsOf(before) });
        });
    }

    /** Stations as the plan sees them, with the downtimes that end after `from`. */
    async planStations(ctx: RequestContext, stationIds: readonly number[], from: Date): Promise<PlanStation[]> {
        const stations = await this.active(ctx, stationIds);
        const downtimes = await downtimesAfter(this.connection, ctx, stations.map(one => one.id), from);
        return stations.map(({ id, openMinute, closeMinute, parallelOperations }) => ({
            ...{ id, openMinute, closeMinute, places: parallelOperations },
            downtimes: downtimes.get(id) ?? [],
        }));
    }

    /** An unknown or inactive station is the caller's mistake. */
    async active(ctx: RequestContext, stationIds: readonly number[]): Promise<Station[]> {
        const wanted = [...new Set(stationIds)];
        const stations = await this.connection.getRepository(ctx, Station).findBy({ id: In(wanted), active: true });
        const missing = wanted.find(id => !stations.some(station => station.id === id));
        if (missing !== undefined) {
            throw new UserInputError(`stationId: station ${missing} does not exist or is inactive`);
        }
        return stations;
    }

    async refuseUnknownOperators(ctx: RequestContext, administratorIds: readonly number[]): Promise<void> {
        const wanted = [...new Set(administratorIds)];
        const found = await this.connection.getRepository(ctx, Administrator).countBy({ id: In(wanted), deletedAt: IsNull() });
        if (found !== wanted.length) {
            throw new UserInputError('operatorId: no such staff member');
        }
    }

    private async refuseTakenCode(ctx: RequestContext, code: string, exceptId: number | null): Promise<void> {
        const taken = await this.connection.getRepository(ctx, Station).findOneBy({ code });
        if (taken !== null && Number(taken.id) !== exceptId) {
            throw new UserInputError('code: another station has this code');
        }
    }

    private async setOperators(ctx: RequestContext, stationId: number, administratorIds: readonly number[]): Promise<void> {
        const repository = this.connection.getRepository(ctx, StationOperator);
        const before = await repository.findBy({ stationId });
        const wanted = new Set(administratorIds);
        // Who stays keeps what he may do there.
        await repository.delete({ id: In(before.filter(one => !wanted.has(one.administratorId)).map(one => one.id)) });
        const added = [...wanted].filter(id => !before.some(one => one.administratorId === id));
        await repository.insert(added.map(administratorId => ({ stationId, administratorId })));
    }
}

function factsOf(station: Station): Record<string, unknown> {
    const { code, name, active, openMinute, closeMinute, parallelOperations } = station;
    const operatorIds = station.operators.map(operator => operator.administratorId);
    return { code, name, active, openMinute, closeMinute, parallelOperations, operatorIds };
}
