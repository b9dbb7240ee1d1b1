import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { Scope } from '../../../kernel/scope';
import { checked, inputError } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { Station } from '../entities/station.entity';
import { StationOperator } from '../entities/station-operator.entity';
import { stationFloorInput } from './input-schemas';

/** How work is done at a station: whether it takes parts of what the step before makes, and which kinds of work each operator does there. */
@Injectable()
export class StationFloorService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly audit: AuditService,
    ) {}

    set(ctx: RequestContext, scope: Scope, stationId: number, input: unknown): Promise<Station> {
        const { overlap, skills } = checked(stationFloorInput, input);
        return withTx(this.connection, ctx, async inner => {
            const stations = this.connection.getRepository(inner, Station);
            const before = await stations.findOne({ where: { id: stationId }, relations: ['operators'] });
            if (before === null) {
                throw new EntityNotFoundError('Station', stationId);
            }
            const operators = this.connection.getRepository(inner, StationOperator);
            for (const { administratorId, kinds } of skills) {
                const { affected } = await operators.update({ stationId, administratorId }, { kinds });
                if (affected !== 1) throw inputError('skills.administratorId: is no operator of this station');
            }
            await stations.update({ id: stationId }, { overlap });
            await this.audit.record(inner, {
                scope, action: 'station.floor', entity: 'Station', entityId: stationId,
                before: { overlap: before.overlap, skills: before.operators.map(({ administratorId, kinds }) => ({ administratorId, kinds })) },
                after: { overlap, skills },
            });
            return stations.findOneOrFail({ where: { id: stationId }, relations: ['operators', 'operators.administrator'] });
        });
    }
}
