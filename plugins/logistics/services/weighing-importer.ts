import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { reaches, type StaffScope } from '../../../kernel/scope';
import { startOfDay } from '../../../kernel/time';
import { line, optional, paragraph } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { decimalCell, type Importer, type ImportOptions, ImportRegistry, type ImportRow, listCell, type RowAnswer } from '../../documents';
import { heaviestG } from '../../indicators';
import { FirmSettingsService } from '../../organizations';
import { ticketSources } from '../domain/ticket-number';
import { netWeightG } from '../domain/weight-check';
import { Scale } from '../entities/scale.entity';
import { WeighbridgeTicket } from '../entities/weighbridge-ticket.entity';
import { ShipmentService } from './shipment.service';
import { TicketWriter } from './ticket-writer';
import { WeighingJudge } from './weighing-judge';
import { supervisorPermission } from './weighbridge.service';

const kilograms = () => decimalCell(0.001, heaviestG / 1000).transform(kg => Math.round(kg * 1000));

const columns = z.object({
    number: line(60),
    source: optional(z.enum(ticketSources).exclude(['scale', 'agent'])),
    shipment: line(30),
    scale: line(12),
    gross: kilograms(),
    tare: kilograms(),
    /** By the firm's clock. */
    weighed: z.string().regex(/^\d{4}-\d{2}-\d{2}[ T]([01]\d|2[0-3]):[0-5]\d$/, 'must be a day and a time, YYYY-MM-DD HH:MM'),
    seals: optional(listCell(20)),
    reason: optional(paragraph(500)),
});
type Columns = z.output<typeof columns>;

interface KnownShipment {
    id: number;
    manager: number | null;
}

/** Weighings of the ERP's weighbridge, known by its numbers: each becomes a ticket that says where it comes from. */
@Injectable()
export class WeighingImporter implements Importer<typeof columns>, OnApplicationBootstrap {
    readonly name = 'weighings';
    readonly columns = columns;

    constructor(
        private registry: ImportRegistry,
        private connection: TransactionalConnection,
        private firm: FirmSettingsService,
        private shipments: ShipmentService,
        private judge: WeighingJudge,
        private tickets: TicketWriter,
    ) {}

    onApplicationBootstrap(): void {
        this.registry.register(this);
    }

    async apply(ctx: RequestContext, rows: ImportRow<Columns>[], { scope }: ImportOptions): Promise<RowAnswer[]> {
        const answers: RowAnswer[] = [];
        for (const { row, values } of rows) {
            const message = scope.kind === 'staff' ? await this.book(ctx, scope, values) : 'number: is written in the name of a staff member only';
            answers.push(message === 'created' || message === 'unchanged' ? { row, outcome: message } : { row, outcome: 'rejected', message });
        }
        return answers;
    }

    private async book(ctx: RequestContext, scope: StaffScope, values: Columns): Promise<string> {
        const { number, gross, tare, reason, seals } = values;
        const source = values.source ?? 'file';
        const [found] = await sql<KnownShipment>(
            this.connection,
            ctx,
            `SELECT s.id, c."managerAdministratorId" AS manager FROM shipment s JOIN company c ON c.id = s."companyId" WHERE s.number = $1`,
            [values.shipment],
        );
        if (found === undefined || !reaches(scope, found.manager)) return 'shipment: is not known';
        const shipment = await this.shipments.lock(ctx, found.id);
        const known = await this.connection.getRepository(ctx, WeighbridgeTicket).findOneBy({ source, externalNumber: number });
        if (known) {
            const isSame = known.shipmentId === shipment.id && known.grossG === gross && known.tareG === tare;
            return isSame ? 'unchanged' : 'number: is known of another weighing, and tickets never change';
        }
        const scale = await this.connection.getRepository(ctx, Scale).findOneBy({ code: values.scale });
        if (!scale) return 'scale: is not known';
        if (shipment.state !== 'loading') return 'shipment: is not being loaded';
        const netG = netWeightG(gross, tare);
        if (netG === null) return 'gross: must be more than the tare';
        const check = this.judge.check(scale, shipment, netG);
        if (check.result === 'outside' && (reason === null || !scope.permissions.has(supervisorPermission))) {
            return 'reason: is required of a supervisor, since the weight is too far from the plan';
        }
        const at = await this.instant(ctx, values.weighed);
        if (at === null) return 'weighed: must be a day and a time that were';
        const before = { ...shipment };
        shipment.state = 'weighed';
        await this.shipments.save(ctx, scope, 'shipment.weigh-out', shipment, before, reason ?? undefined);
        await this.tickets.write(ctx, scope, shipment, scale, {
            ...{ grossG: gross, tareG: tare, netG, differenceG: check.differenceG, isWithinTolerance: check.result === 'ok' },
            ...{ firstWeighedAt: at, secondWeighedAt: at, rawFrames: 'stated stated', isManual: false, reason, correctsTicketId: null },
            ...{ source, tareSource: 'stated', externalNumber: number, seals: seals ?? [], approvedById: null, passageId: null },
        });
        return 'created';
    }

    /** The moment in the firm's zone; null for one that is no moment, or has not come yet. */
    private async instant(ctx: RequestContext, text: string): Promise<Date | null> {
        const { timeZone } = await this.firm.get(ctx);
        const [day = '', time = ''] = text.split(/[ T]/);
        const [hours = 0, minutes = 0] = time.split(':').map(Number);
        if (Number.isNaN(Date.parse(`${day}T${time}Z`))) return null;
        const at = new Date(startOfDay(day, timeZone).getTime() + (hours * 60 + minutes) * 60_000);
        const [clock] = await sql<{ hasBeen: boolean }>(this.connection, ctx, 'SELECT $1::timestamptz <= now() AS "hasBeen"', [at]);
        return clock?.hasBeen ? at : null;
    }
}
