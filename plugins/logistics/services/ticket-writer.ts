import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, ListQueryBuilder, type ListQueryOptions, type RequestContext, TransactionalConnection } from '@vendure/core';
import { createHash } from 'node:crypto';

import type { StaffScope } from '../../../kernel/scope';
import { nextNumber } from '../../../kernel/vendure-counter';
import { AuditService } from '../../audit';
import { FirmSettingsService } from '../../organizations';
import { firmYear, sealedText, ticketNumber, ticketSeries } from '../domain/ticket-number';
import type { Scale } from '../entities/scale.entity';
import type { Shipment } from '../entities/shipment.entity';
import { WeighbridgeTicket } from '../entities/weighbridge-ticket.entity';

export type TicketWeights = Pick<
    WeighbridgeTicket,
    | 'grossG'
    | 'tareG'
    | 'netG'
    | 'differenceG'
    | 'isWithinTolerance'
    | 'firstWeighedAt'
    | 'secondWeighedAt'
    | 'rawFrames'
    | 'isManual'
    | 'reason'
    | 'correctsTicketId'
> &
    Partial<Pick<WeighbridgeTicket, 'source' | 'tareSource' | 'externalNumber' | 'seals' | 'approvedById' | 'passageId'>>;

/** A ticket of our own scale for which the empty vehicle was weighed. */
const plain = { source: 'scale', tareSource: 'weighed', externalNumber: null, seals: [] as string[], approvedById: null, passageId: null } as const;

/** Writes and finds weighbridge tickets. There is no other way to a ticket, and none to change one. */
@Injectable()
export class TicketWriter {
    constructor(
        private connection: TransactionalConnection,
        private listQueryBuilder: ListQueryBuilder,
        private audit: AuditService,
        private firm: FirmSettingsService,
    ) {}

    async list(ctx: RequestContext, options?: ListQueryOptions<WeighbridgeTicket>) {
        const [items, totalItems] = await this.listQueryBuilder
            .build(WeighbridgeTicket, options, { ctx, relations: ['shipment', 'scale'] })
            .getManyAndCount();
        return { items, totalItems };
    }

    findOne(ctx: RequestContext, id: number): Promise<WeighbridgeTicket | null> {
        return this.connection.getRepository(ctx, WeighbridgeTicket).findOne({ where: { id }, relations: { shipment: true, scale: true } });
    }

    async findOneOrThrow(ctx: RequestContext, id: number): Promise<WeighbridgeTicket> {
        const ticket = await this.findOne(ctx, id);
        if (!ticket) {
            throw new EntityNotFoundError('WeighbridgeTicket', id);
        }
        return ticket;
    }

    newestOf(ctx: RequestContext, shipmentId: number): Promise<WeighbridgeTicket | null> {
        return this.connection.getRepository(ctx, WeighbridgeTicket).findOne({ where: { shipmentId }, order: { id: 'DESC' } });
    }

    ofShipment(ctx: RequestContext, shipmentId: number): Promise<WeighbridgeTicket[]> {
        return this.connection
            .getRepository(ctx, WeighbridgeTicket)
            .find({ where: { shipmentId }, relations: { scale: true, shipment: true }, order: { id: 'DESC' }, take: 100 });
    }

    /** The next ticket of the scale's year. The number's row stays locked to the end, so it is the last thing but the audit. */
    async write(ctx: RequestContext, scope: StaffScope, shipment: Shipment, scale: Scale, weights: TicketWeights, operatorId = scope.administratorId): Promise<{ ticketId: number }> {
        const { calendar, timeZone } = await this.firm.get(ctx);
        const repository = this.connection.getRepository(ctx, WeighbridgeTicket);
        const year = firmYear(weights.secondWeighedAt, calendar, timeZone);
        const series = ticketSeries(scale.code, year);
        const sequence = await nextNumber(repository.manager, series);
        const previous = await repository.findOneBy({ series, sequence: sequence - 1 });
        const facts = {
            ...plain,
            ...weights,
            number: ticketNumber(scale.code, year, sequence),
            shipmentId: shipment.id,
            scaleId: scale.id,
            operatorId,
        };
        const previousHash = previous?.hash ?? '';
        const hash = createHash('sha256').update(sealedText(previousHash, facts)).digest('hex');
        const { plannedWeightG } = shipment;
        const ticket = await repository.save(new WeighbridgeTicket({ ...facts, series, sequence, plannedWeightG, previousHash, hash }));
        await this.audit.record(ctx, {
            scope,
            action: weights.correctsTicketId === null ? 'ticket.issue' : 'ticket.correct',
            entity: 'WeighbridgeTicket',
            entityId: ticket.id,
            companyId: shipment.companyId,
            after: facts,
            reason: weights.reason,
        });
        return { ticketId: ticket.id };
    }

    /** Numbers of tickets of a series whose seal does not fit: changed, missing or slipped in past this code. */
    async brokenSeals(ctx: RequestContext, series: string): Promise<string[]> {
        const tickets = await this.connection.getRepository(ctx, WeighbridgeTicket).find({ where: { series }, order: { sequence: 'ASC' } });
        let previousHash = '';
        return tickets
            .filter(ticket => {
                const expected = createHash('sha256').update(sealedText(previousHash, ticket)).digest('hex');
                previousHash = ticket.hash;
                return expected !== ticket.hash;
            })
            .map(ticket => ticket.number);
    }
}
