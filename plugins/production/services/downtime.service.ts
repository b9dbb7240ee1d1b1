import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { MoreThan } from 'typeorm';

import type { StaffScope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { StationDowntime } from '../entities/downtime.entity';
import { downtimeInput } from './input-schemas';
import { StationService } from './station.service';

/** When stations stand still. What is planned there moves only with the next plan, which the planner sees before. */
@Injectable()
export class DowntimeService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly stations: StationService,
        private readonly audit: AuditService,
    ) {}

    /** Those that are not over, of all stations or of one. */
    open(ctx: RequestContext, now: Date, stationId: number | null): Promise<StationDowntime[]> {
        return this.connection.getRepository(ctx, StationDowntime).find({
            where: { until: MoreThan(now), ...(stationId === null ? {} : { stationId }) },
            order: { from: 'ASC', id: 'ASC' },
            take: 500,
        });
    }

    add(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<StationDowntime> {
        const wanted = checked(downtimeInput, input);
        return withTx(this.connection, ctx, async inner => {
            await this.stations.active(inner, [wanted.stationId]);
            const downtime = await this.connection
                .getRepository(inner, StationDowntime)
                .save(new StationDowntime({ ...wanted, reportedByAdministratorId: scope.administratorId }));
            await this.audit.record(inner, { scope, action: 'station-downtime.add', entity: 'Station', entityId: wanted.stationId, after: { ...wanted } });
            return downtime;
        });
    }

    /** The station works again: now, or never stood still where the downtime had not begun. Ending one that is over changes nothing. */
    end(ctx: RequestContext, scope: StaffScope, id: number, now: Date): Promise<StationDowntime> {
        return withTx(this.connection, ctx, async inner => {
            const repository = this.connection.getRepository(inner, StationDowntime);
            const downtime = await repository.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
            if (downtime === null) throw new EntityNotFoundError('StationDowntime', id);
            if (downtime.until <= now) return downtime;
            const until = downtime.from > now ? downtime.from : now;
            await repository.update({ id }, { until });
            await this.audit.record(inner, {
                scope, action: 'station-downtime.end', entity: 'Station', entityId: downtime.stationId,
                before: { until: downtime.until }, after: { until }, reason: downtime.reason,
            });
            return Object.assign(downtime, { until });
        });
    }
}
