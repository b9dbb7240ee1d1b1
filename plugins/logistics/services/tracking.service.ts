import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { FirmSettingsService } from '../../organizations';
import { StageService } from '../../production';
import type { FormFields, FormProblem, RefusedForm } from '../domain/delivery-form';
import { longestNote, longestReceiver, refuseConfirmation } from '../domain/delivery-form';
import { renderTrackingPage, type TrackingView } from '../domain/tracking-page';
import { type TrackingLanguage, trackingLanguage, trackingTexts } from '../domain/tracking-texts';
import { DriverStep } from '../entities/driver-step.entity';
import { ShipmentLine } from '../entities/shipment-line.entity';
import { Shipment } from '../entities/shipment.entity';
import { DeliveryRefusal } from '../errors';
import { currentTickets } from '../queries/current-tickets.query';
import { orderRecipient, orderState } from '../queries/order-recipient.query';
import { CourierShown } from './courier-shown';
import { DeliveryService } from './delivery.service';
import { TrackingLinkService } from './tracking-link.service';

export interface TrackedShipment {
    id: number;
    number: string;
    state: Shipment['state'];
    orderId: number;
    orderCode: string;
    companyId: number;
}

/** As it came, unread. */
export interface SentPicture {
    name: string;
    content: Buffer;
}

/** What another plugin adds to the tracking page: a part of it, and a form if it has one. */
export interface TrackingSection {
    /** The form is posted to `/t/<token>/<name>`. */
    name: string;
    /** Escaped HTML, or null when it has nothing to say now. `formPath` is where its form goes. */
    render(ctx: RequestContext, shipment: TrackedShipment, language: TrackingLanguage, formPath: string, refused: RefusedForm | null): Promise<string | null>;
    /** Does what the form asks. Answers what is wrong with it, or null. */
    submit(ctx: RequestContext, shipment: TrackedShipment, fields: FormFields, language: TrackingLanguage, files: readonly SentPicture[]): Promise<FormProblem | null>;
    /** How many pictures its form may bring. */
    mostPictures?: number;
}

/** The public page of a shipment and its forms. */
@Injectable()
export class TrackingService {
    private readonly sections: TrackingSection[] = [];

    constructor(
        private connection: TransactionalConnection,
        private firm: FirmSettingsService,
        private links: TrackingLinkService,
        private deliveries: DeliveryService,
        private stages: StageService,
        private couriers: CourierShown,
    ) {}

    registerSection(section: TrackingSection): void {
        this.sections.push(section);
    }

    /** How many pictures a form may bring; none of a form that nobody knows. */
    mostPictures(form: string): number {
        return this.sections.find(({ name }) => name === form)?.mostPictures ?? 0;
    }

    /** The shipment that the token opens, or the id of the order, or null. */
    async open(ctx: RequestContext, token: string): Promise<Shipment | number | null> {
        const target = await this.links.targetOf(ctx, token);
        if (target === null || target.shipmentId === null) return target?.orderId ?? null;
        const shipment = await this.connection.getRepository(ctx, Shipment).findOneBy({ id: target.shipmentId });
        return shipment?.state === 'cancelled' ? null : shipment;
    }

    /** The language that was asked for, else the one that the recipient uses. */
    async languageFor(ctx: RequestContext, orderId: number, wished: string | undefined): Promise<TrackingLanguage> {
        const language = trackingLanguage(wished);
        return wished === language ? language : trackingLanguage((await orderRecipient(this.connection, ctx, orderId))?.language);
    }

    async page(ctx: RequestContext, shipment: Shipment, path: string, language: TrackingLanguage, refused: RefusedForm | null): Promise<string> {
        const view = await this.view(ctx, shipment, language);
        const rendered = await Promise.all(
            this.sections.map(section => section.render(ctx, shipment, language, `${path}/${section.name}?lang=${language}`, refused)),
        );
        const sections = rendered.filter(html => html !== null);
        return renderTrackingPage(view, { path, sections, refused }, language);
    }

    /** Does what a form of the page asks, or answers the form with what is wrong. */
    async submit(
        ctx: RequestContext,
        shipment: Shipment,
        form: string,
        fields: FormFields,
        language: TrackingLanguage,
        files: readonly SentPicture[] = [],
    ): Promise<'unknown-form' | 'done' | RefusedForm> {
        const section = this.sections.find(candidate => candidate.name === form);
        if (form !== 'confirm' && !section) {
            return 'unknown-form';
        }
        const problem = section ? await section.submit(ctx, shipment, fields, language, files) : await this.confirm(ctx, shipment, fields, language);
        return problem ? { ...problem, form, typed: fields } : 'done';
    }

    private async confirm(ctx: RequestContext, shipment: Shipment, fields: FormFields, language: TrackingLanguage): Promise<FormProblem | null> {
        const texts = trackingTexts[language];
        const given = { receivedBy: oneLine(fields.receivedBy), note: (fields.note ?? '').trim() };
        const refused = refuseConfirmation(given);
        if (refused) {
            const name = refused.field === 'note' ? `${texts.note} (≤ ${longestNote})` : `${texts.receivedBy} (≤ ${longestReceiver})`;
            const problems = { missing: texts.fieldMissing, 'too-long': texts.fieldTooLong, unreadable: texts.fieldUnreadable };
            return { field: refused.field, message: problems[refused.problem] + name };
        }
        const confirmation = { receivedBy: given.receivedBy, note: given.note === '' ? null : given.note };
        const answer = await this.deliveries.confirmByLink(ctx, shipment.id, confirmation);
        return answer instanceof DeliveryRefusal ? { field: null, message: texts.notYet } : null;
    }

    private async view(ctx: RequestContext, shipment: Shipment, language: TrackingLanguage): Promise<TrackingView> {
        const firm = await this.firm.get(ctx);
        const [ticket] = await currentTickets(this.connection, ctx, [shipment.id]);
        const state = await orderState(this.connection, ctx, shipment.orderId);
        const { stages, promisedDay } = await this.productionOf(ctx, shipment, language);
        return {
            firmName: firm.name,
            supportPhone: firm.supportPhone,
            supportEmail: firm.supportEmail,
            timeZone: firm.timeZone,
            orderCode: shipment.orderCode,
            orderState: state,
            number: shipment.number,
            state: shipment.state === 'cancelled' ? 'planned' : shipment.state,
            destination: shipment.destination,
            vehicle: shipment.vehicleName,
            plate: shipment.plate,
            plannedAt: shipment.plannedAt,
            loadingAt: shipment.loadingAt,
            loadingStartedAt: shipment.loadingStartedAt,
            weighedAt: ticket?.secondWeighedAt ?? null,
            dispatchedAt: shipment.dispatchedAt,
            deliveredAt: shipment.deliveredAt,
            deliveredInPart: shipment.deliveredInPart,
            driverThereAt: (await this.connection.getRepository(ctx, DriverStep).findOne({ where: { shipmentId: shipment.id, kind: 'at-stop' }, order: { id: 'ASC' } }))?.at ?? null,
            plannedWeightG: shipment.plannedWeightG,
            courier: (await this.couriers.of(ctx, [shipment.id])).get(shipment.id) ?? null,
            ticket: ticket ?? null,
            stages,
            promisedDay: state === 'InProduction' ? promisedDay : null,
        };
    }

    /** Only of what the shipment carries: the other lines of the order are no business of whoever holds the link. */
    private async productionOf(ctx: RequestContext, shipment: Shipment, language: TrackingLanguage): Promise<Pick<TrackingView, 'stages' | 'promisedDay'>> {
        const lines = await this.connection.getRepository(ctx, ShipmentLine).findBy({ shipmentId: shipment.id });
        const carried = new Set(lines.map(line => line.orderLineId));
        const { stages, promisedDay } = await this.stages.productionIn(ctx, shipment.orderId, language);
        return { stages: stages.filter(stage => carried.has(stage.lineId)), promisedDay };
    }
}

function oneLine(text: string | undefined): string {
    return (text ?? '').replace(/\s+/g, ' ').trim();
}
