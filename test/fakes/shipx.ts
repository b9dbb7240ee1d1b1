/** InPost's ShipX as dokumentacja-inpost.atlassian.net says it speaks, with the faults that the network and it have. */
import { type FakeAnswer, HttpReceiver, type ReceivedRequest } from './http-receiver';

const json = (status: number, body: object): FakeAnswer => ({ status, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
const wrong = (status: number, error: string, message: string, details: object = {}): FakeAnswer => json(status, { status, error, message, details });

interface ShipxBody {
    receiver?: { phone?: string; company_name?: string; address?: { street?: string; building_number?: string; city?: string; post_code?: string; country_code?: string } };
    parcels?: { dimensions: { length: string }; weight: { amount: string; unit: string } }[];
    service?: string;
    reference?: string;
    external_customer_id?: string;
    cod?: { amount: number; currency: string };
    insurance?: { amount: number; currency: string };
}

export interface ShipxParcel {
    id: number;
    status: string;
    tracking_number: string | null;
    external_customer_id: string | null;
    body: ShipxBody;
    offers: { id: number; status: string; unavailability_reasons: { key: string; message: string }[] | null }[];
    transactions: { id: number; status: string; offer_id: number; details: { error: string; message: string } | null }[];
}

/**
 * `lost`: it does what it is told, and the line breaks before it answers. `broken`: it does it, and a gateway answers with a page. `down`: nothing is
 * done, and the gateway answers. `busy`: 429. `silent`: it does nothing and never answers.
 */
export type ShipxFault = 'lost' | 'broken' | 'down' | 'busy' | 'silent' | null;

const cancellable: readonly string[] = ['created', 'offers_prepared', 'offer_selected'];

export class FakeShipx {
    static readonly organization = '1234';
    static readonly token = 'shipx-token';
    readonly parcels = new Map<number, ShipxParcel>();
    fault: ShipxFault = null;

    private constructor(private receiver: HttpReceiver) {
        receiver.answer = request => {
            if (this.fault === 'silent') return 'hang';
            if (this.fault === 'down') return { status: 503, body: '<html>' };
            if (this.fault === 'busy') return { ...wrong(429, 'too_many_requests', 'Too many requests.'), headers: { 'Content-Type': 'application/json', 'Retry-After': '7' } };
            const answer = this.answer(request);
            if (this.fault === 'lost') return 'drop';
            return this.fault === 'broken' ? { status: 502, body: '<html>' } : answer;
        };
    }

    static async start(): Promise<FakeShipx> {
        return new FakeShipx(await HttpReceiver.start());
    }

    get url(): string {
        return this.receiver.url;
    }

    get requests(): ReceivedRequest[] {
        return this.receiver.requests;
    }

    stop(): Promise<void> {
        return this.receiver.stop();
    }

    /** Which there are under this key of the sender's. */
    of(reference: string): ShipxParcel[] {
        return [...this.parcels.values()].filter(parcel => parcel.external_customer_id === reference);
    }

    /** What happens by itself after a while: offered, bought and confirmed. */
    confirm(reference: string): ShipxParcel {
        return this.move(reference, { status: 'confirmed', tracking_number: `6000000000000000000${String(this.one(reference).id).padStart(5, '0')}` });
    }

    becomes(reference: string, status: string): ShipxParcel {
        return this.move(reference, { status });
    }

    /** The offer stands, and buying it went wrong. */
    leaveUnpaid(reference: string): ShipxParcel {
        return this.move(reference, {
            status: 'offer_selected',
            transactions: [{ id: 1, status: 'failure', offer_id: 77, details: { error: 'debt_collection', message: 'The account is blocked' } }],
        });
    }

    /** No courier goes there with such a parcel. */
    offerNothing(reference: string): ShipxParcel {
        return this.move(reference, {
            status: 'offers_prepared',
            offers: [{ id: 77, status: 'unavailable', unavailability_reasons: [{ key: 'too_big', message: 'The parcel is too big' }] }],
        });
    }

    /** What it posts of its own accord: unsigned, and with whatever status somebody writes into it. */
    call({ id, tracking_number }: ShipxParcel, status: string): object {
        return { event_ts: '2026-11-20 15:08:42 +0100', event: 'shipment_status_changed', organization_id: 1234, payload: { shipment_id: id, status, tracking_number } };
    }

    private one(reference: string): ShipxParcel {
        const [found] = this.of(reference);
        if (found === undefined) throw new Error(`ShipX has no parcel ${reference}`);
        return found;
    }

    private move(reference: string, facts: Partial<ShipxParcel>): ShipxParcel {
        return Object.assign(this.one(reference), facts);
    }

    private answer({ method, path, headers, body }: ReceivedRequest): FakeAnswer {
        if (headers.authorization !== `Bearer ${FakeShipx.token}`) return wrong(401, 'token_invalid', 'Token is missing or invalid.');
        const url = new URL(path, 'http://shipx');
        const [, version, root, id = '', rest] = url.pathname.split('/');
        if (version !== 'v1') return wrong(404, 'routing_not_found', 'Routing not found.');
        if (root === 'organizations') {
            if (id !== FakeShipx.organization) return wrong(403, 'access_forbidden', 'Access forbidden.');
            if (rest === undefined) return json(200, { id: Number(id), name: 'Dywany Sp. z o.o.' });
            return method === 'POST' ? this.create(JSON.parse(body) as ShipxBody) : this.search(url.searchParams);
        }
        const parcel = this.parcels.get(Number(id));
        if (root !== 'shipments' || parcel === undefined) return wrong(404, 'resource_not_found', 'Resource not found.');
        if (method === 'DELETE') return this.cancel(parcel);
        if (rest === 'label') return label(parcel, url.searchParams.get('format') ?? 'Pdf');
        return method === 'POST' && rest === 'buy' ? buy(parcel, JSON.parse(body) as { offer_id?: number }) : json(200, shown(parcel));
    }

    private create(body: ShipxBody): FakeAnswer {
        const details = problemsOf(body);
        if (Object.keys(details).length > 0) return wrong(400, 'validation_failed', 'There are some validation errors. Check details object for more info.', details);
        const parcel: ShipxParcel = {
            ...{ id: 9000 + this.parcels.size, status: 'created', tracking_number: null, external_customer_id: body.external_customer_id ?? null },
            ...{ body, offers: [], transactions: [] },
        };
        this.parcels.set(parcel.id, parcel);
        return json(201, shown(parcel));
    }

    private search(params: URLSearchParams): FakeAnswer {
        const reference = params.get('external_customer_id');
        const items = [...this.parcels.values()].filter(parcel => reference === null || parcel.external_customer_id === reference).map(shown);
        return json(200, { href: `${this.url}/v1/organizations`, count: items.length, page: 1, per_page: 30, items });
    }

    private cancel(parcel: ShipxParcel): FakeAnswer {
        const { status } = parcel;
        if (!cancellable.includes(status)) return wrong(400, 'invalid_action', `Action (cancel) can not be taken on shipment with status (${status}).`, { action: 'cancel', shipment_status: status });
        parcel.status = 'canceled';
        return { status: 204 };
    }
}

function shown({ id, status, tracking_number, external_customer_id, body, offers, transactions }: ShipxParcel): object {
    const [offer] = offers;
    const selected = status === 'offer_selected' || status === 'confirmed' ? (offer ?? { id: 77, status: 'selected' }) : null;
    return { id, status, tracking_number, external_customer_id, service: body.service, reference: body.reference, offers, selected_offer: selected, transactions };
}

function buy(parcel: ShipxParcel, { offer_id: offerId }: { offer_id?: number }): FakeAnswer {
    if (parcel.status !== 'offer_selected') return wrong(400, 'invalid_action', `Action (buy) can not be taken on shipment with status (${parcel.status}).`, { action: 'buy' });
    if (offerId !== 77) return wrong(400, 'validation_failed', 'There are some validation errors.', { offer_id: ['invalid'] });
    Object.assign(parcel, { status: 'confirmed', tracking_number: `6000000000000000000${String(parcel.id).padStart(5, '0')}`, transactions: [{ id: 2, status: 'success', offer_id: 77, details: null }] });
    return json(200, shown(parcel));
}

function label(parcel: ShipxParcel, format: string): FakeAnswer {
    if (parcel.tracking_number === null) return wrong(400, 'invalid_action', `Action (label) can not be taken on shipment with status (${parcel.status}).`, { action: 'label' });
    return format.toLowerCase() === 'zpl'
        ? { status: 200, body: `^XA^FD${parcel.tracking_number}^FS^XZ`, headers: { 'Content-Type': 'text/zpl' } }
        : { status: 200, body: `%PDF-1.4 ${parcel.tracking_number}`, headers: { 'Content-Type': 'application/pdf' } };
}

/** The form validation of a courier parcel, as far as senders meet it. */
function problemsOf({ receiver, parcels = [], cod, insurance }: ShipxBody): object {
    const address = receiver?.address;
    const ofAddress = [
        ...(address?.building_number ? [] : [{ building_number: ['required'] }]),
        ...(/^\d{2}-\d{3}$/.test(address?.post_code ?? '') ? [] : [{ post_code: ['invalid_format'] }]),
    ];
    const ofReceiver = [...(/^\d{9}$/.test(receiver?.phone ?? '') ? [] : [{ phone: ['invalid'] }]), ...(ofAddress.length > 0 ? [{ address: ofAddress }] : [])];
    return {
        ...(ofReceiver.length > 0 && { receiver: ofReceiver }),
        ...(parcels.some(({ weight }) => Number(weight.amount) > 50) && { parcels: [{ weight: ['too_heavy'] }] }),
        ...(cod !== undefined && (insurance?.amount ?? 0) < cod.amount && { insurance: ['must_be_greater_than_or_equal_to_cod'] }),
    };
}
