import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection, UserInputError } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { localDateOf } from '../../../kernel/time';
import { FirmSettingsService } from '../../organizations';
import { type BoardBar, boardBars } from '../queries/production-board.query';
import type { StationDowntime } from '../entities/downtime.entity';
import { ProductionPlan } from '../entities/production-plan.entity';
import { Station } from '../entities/station.entity';
import { DowntimeService } from './downtime.service';

const longestDays = 92;
const mostBars = 4000;

export interface ProductionBoard {
    stations: Station[];
    downtimes: StationDowntime[];
    bars: (BoardBar & { late: boolean })[];
    /** More is planned in this time than is shown. */
    hasMore: boolean;
}

/** All stations and what is planned on them in a stretch of time, drawn as a Gantt chart. */
@Injectable()
export class ProductionBoardService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly downtimes: DowntimeService,
        private readonly firm: FirmSettingsService,
    ) {}

    /** With `planId`, a draft of the asker's, as that draft would have it. */
    async board(ctx: RequestContext, scope: StaffScope, asked: { from: Date; until: Date; planId: number | null }, now: Date): Promise<ProductionBoard> {
        const days = (asked.until.getTime() - asked.from.getTime()) / 86_400_000;
        if (!(days > 0 && days <= longestDays)) throw new UserInputError(`until: after from, at most ${longestDays} days`);
        if (asked.planId !== null) await this.refuseForeign(ctx, scope, asked.planId);
        const stations = await this.connection.getRepository(ctx, Station).find({ where: { active: true }, order: { code: 'ASC' }, take: 500 });
        const bars = await boardBars(this.connection, ctx, { ...asked, limit: mostBars + 1 }, ctx.languageCode);
        const { timeZone } = await this.firm.get(ctx);
        return {
            stations,
            downtimes: await this.downtimes.open(ctx, now, null),
            bars: bars.slice(0, mostBars).map(bar => ({ ...bar, late: bar.dueDate !== null && localDateOf(bar.end, timeZone) > bar.dueDate })),
            hasMore: bars.length > mostBars,
        };
    }

    private async refuseForeign(ctx: RequestContext, scope: StaffScope, planId: number): Promise<void> {
        const isMine = await this.connection.getRepository(ctx, ProductionPlan).existsBy({ id: planId, madeByAdministratorId: scope.administratorId });
        if (!isMine) throw new EntityNotFoundError('ProductionPlan', planId);
    }
}
