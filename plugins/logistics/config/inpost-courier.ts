import { OperationalError } from '../../../kernel/operational-error';
import { NoAnswerError, type OutboundAnswer, type OutboundRequest, sendOutbound } from '../../outbox';
import type { CourierOrder } from '../domain/courier-order';
import type { FieldProblem, LabelFormat } from '../domain/courier-states';
import { refusedFields, shipxBody, shipxState } from '../domain/shipx-form';
import type { CourierAccess, CourierAnswer, CourierNews, CourierPort } from '../types';

export interface InpostOptions {
    /** https://api-shipx-pl.easypack24.net, or the sandbox of theirs. */
    url: string;
    allowLoopback: boolean;
    /** How long an answer may take, in milliseconds. */
    totalMs?: number;
}

interface Offer {
    id?: number;
    status?: string;
    unavailability_reasons?: { key?: string; message?: string }[] | null;
}

interface ShipxShipment {
    id?: number | string;
    status?: string;
    tracking_number?: string | null;
    external_customer_id?: string | null;
    selected_offer?: Offer | null;
    offers?: Offer[] | null;
    transactions?: { status?: string; details?: { error?: string; message?: string } | null }[] | null;
}

interface Refusal {
    status?: number;
    error?: string;
    message?: string;
    details?: unknown;
}

const formats: Record<LabelFormat, string> = { pdf: 'Pdf', zpl: 'Zpl' };
const labelBytes = 4_194_304;

/**
 * InPost ShipX v1, as dokumentacja-inpost.atlassian.net has it. A parcel is made in the simplified mode, and is offered, bought and confirmed there
 * by and by. Its calls are not signed: they are a reason to ask, and come to an address that nobody else knows.
 */
export class InpostCourier implements CourierPort {
    readonly kind = 'inpost';
    readonly name = 'InPost';
    readonly abilities = {
        cash: true,
        insurance: true,
        labels: ['pdf', 'zpl'] as const,
        countries: ['PL'],
        currencies: ['PLN'],
        services: ['inpost_courier_standard', 'inpost_courier_express_1000', 'inpost_courier_express_1200', 'inpost_courier_express_1700', 'inpost_courier_palette'],
    };

    constructor(private options: InpostOptions) {}

    async check(access: CourierAccess): Promise<string> {
        const answer = await this.call(access, 'GET', `organizations/${encodeURIComponent(access.organization)}`);
        const { name } = jsonOf(answer) as { name?: string };
        if (answer.status !== 200) throw new OperationalError(saidOf(answer));
        return String(name ?? '').slice(0, 200);
    }

    async create(access: CourierAccess, order: CourierOrder): Promise<CourierAnswer> {
        const answer = await this.call(access, 'POST', `organizations/${encodeURIComponent(access.organization)}/shipments`, shipxBody(order, access.service));
        if (answer.status === 429) return { notNow: 'InPost has too much to do', afterMs: waitOf(answer) };
        // A gateway's page says nothing of what was done behind it.
        if (answer.status >= 500 || !isJson(answer)) throw new NoAnswerError(`InPost answers ${answer.status}`);
        if (answer.status === 200 || answer.status === 201) return { taken: newsOf(jsonOf(answer) as ShipxShipment) };
        return refusalOf(answer);
    }

    async find(access: CourierAccess, reference: string): Promise<CourierNews | null> {
        const path = `organizations/${encodeURIComponent(access.organization)}/shipments?external_customer_id=${encodeURIComponent(reference)}`;
        const { items = [] } = this.right(await this.call(access, 'GET', path)) as { items?: ShipxShipment[] };
        // Whatever its search finds: ours is what bears our reference. What was called off there is not carried.
        const found = items.find(one => one.external_customer_id === reference && one.status !== 'canceled');
        return found === undefined ? null : newsOf(found);
    }

    async ask(access: CourierAccess, externalId: string): Promise<CourierNews> {
        return newsOf(this.right(await this.call(access, 'GET', `shipments/${encodeURIComponent(externalId)}`)) as ShipxShipment);
    }

    async pay(access: CourierAccess, externalId: string): Promise<CourierNews> {
        const path = `shipments/${encodeURIComponent(externalId)}`;
        const known = this.right(await this.call(access, 'GET', path)) as ShipxShipment;
        if (known.status !== 'offer_selected') return newsOf(known);
        const answer = await this.call(access, 'POST', `${path}/buy`, { offer_id: known.selected_offer?.id });
        return newsOf(this.right(answer) as ShipxShipment);
    }

    trackingUrl(trackingNumber: string): string {
        return `https://inpost.pl/sledzenie-przesylek?number=${encodeURIComponent(trackingNumber)}`;
    }

    async label(access: CourierAccess, externalId: string, format: LabelFormat): Promise<Buffer> {
        const answer = await this.call(access, 'GET', `shipments/${encodeURIComponent(externalId)}/label?format=${formats[format]}&type=A6`);
        const isRight = format === 'pdf' ? answer.bytes.subarray(0, 5).toString('latin1') === '%PDF-' : answer.bytes.subarray(0, 200).includes('^XA');
        if (answer.status !== 200 || !isRight) throw new OperationalError(saidOf(answer));
        return answer.bytes;
    }

    async cancel(access: CourierAccess, externalId: string): Promise<boolean> {
        const answer = await this.call(access, 'DELETE', `shipments/${encodeURIComponent(externalId)}`);
        if (answer.status === 204 || answer.status === 200) return true;
        if (answer.status === 400 && isJson(answer) && (jsonOf(answer) as Refusal).error === 'invalid_action') return false;
        throw new OperationalError(saidOf(answer));
    }

    noticed(body: unknown): { externalId: string; mark: string } | null {
        const { event, event_ts: at, payload } = (body ?? {}) as { event?: unknown; event_ts?: unknown; payload?: { shipment_id?: unknown; status?: unknown } };
        const id = payload?.shipment_id;
        if (typeof id !== 'number' && typeof id !== 'string') return null;
        return { externalId: String(id).slice(0, 40), mark: [event, at, payload?.status].map(part => (typeof part === 'string' ? part.slice(0, 60) : '')).join('|') };
    }

    private right(answer: OutboundAnswer): unknown {
        if (answer.status !== 200 || !isJson(answer)) throw new OperationalError(saidOf(answer));
        return jsonOf(answer);
    }

    private call(access: CourierAccess, method: OutboundRequest['method'], path: string, body?: object): Promise<OutboundAnswer> {
        const { url, allowLoopback, totalMs = 20_000 } = this.options;
        return sendOutbound(
            {
                method,
                url: `${url}/v1/${path}`,
                headers: { 'Content-Type': 'application/json', Accept: 'application/json, application/pdf, */*', 'Accept-Language': 'en_GB', Authorization: `Bearer ${access.token}` },
                ...(body === undefined ? {} : { body: JSON.stringify(body) }),
                connectMs: 3_000,
                totalMs,
                maxBytes: labelBytes,
            },
            { allowLoopback },
        );
    }
}

function newsOf(shipment: ShipxShipment): CourierNews {
    const { id, status, tracking_number: number, transactions } = shipment;
    if (id === undefined || status === undefined) throw new NoAnswerError('InPost says too little');
    const isUnpaid = transactions?.at(-1)?.status === 'failure';
    return { externalId: String(id), status: status.slice(0, 60), state: shipxState(status, isUnpaid), trackingNumber: number ?? null, problem: troubleOf(shipment) };
}

/** Nothing is bought where no offer can be had, and payment may fail: both are said in the parcel, and by no status. */
function troubleOf({ status, offers, transactions }: ShipxShipment): string | null {
    const paid = transactions?.at(-1);
    if (status === 'offer_selected' && paid?.status === 'failure') return (paid.details?.message ?? paid.details?.error ?? 'payment failed').slice(0, 300);
    if (status !== 'offers_prepared' || !offers?.length || !offers.every(offer => offer.status === 'unavailable')) return null;
    const reasons = offers.flatMap(offer => offer.unavailability_reasons ?? []).map(({ key, message }) => message ?? key ?? '');
    return [...new Set(['unavailable', ...reasons])].filter(reason => reason !== '').join('; ').slice(0, 300);
}

function refusalOf(answer: OutboundAnswer): CourierAnswer {
    const { error, message, details } = jsonOf(answer) as Refusal;
    // What is wrong with the account is wrong with every parcel, and is mended elsewhere.
    if (answer.status === 401 || answer.status === 403 || answer.status === 404) throw new OperationalError(saidOf(answer));
    const fields: FieldProblem[] = refusedFields(details);
    return { refused: `${error ?? answer.status}: ${message ?? ''}`.slice(0, 300), fields };
}

function isJson(answer: OutboundAnswer): boolean {
    try {
        return typeof JSON.parse(answer.body) === 'object';
    } catch {
        return false;
    }
}

function jsonOf(answer: OutboundAnswer): unknown {
    if (!isJson(answer)) throw new OperationalError(`InPost answers ${answer.status} with a page`);
    return JSON.parse(answer.body);
}

function saidOf(answer: OutboundAnswer): string {
    const said = isJson(answer) ? (JSON.parse(answer.body) as Refusal) : {};
    return `InPost answers ${answer.status}${said.error ? ` ${said.error}: ${said.message ?? ''}` : ''}`.slice(0, 300);
}

function waitOf(answer: OutboundAnswer): number | null {
    const seconds = Number(answer.headers['retry-after']);
    return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 3600) * 1000 : null;
}
