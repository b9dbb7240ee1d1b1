/** What InPost's ShipX says and is told, without a line to it. */
import type { CourierOrder, CourierReceiver } from './courier-order';
import type { CourierState, FieldProblem } from './courier-states';

/** Its statuses; what is not among them is on its way somewhere once it is confirmed. */
const states: Readonly<Record<string, CourierState>> = {
    created: 'taken',
    offers_prepared: 'taken',
    offer_selected: 'taken',
    confirmed: 'confirmed',
    delivered: 'delivered',
    claimed: 'delivered',
    returned_to_sender: 'returned',
    canceled: 'cancelled',
};

export function shipxState(status: string, isUnpaid: boolean): CourierState {
    const state = Object.hasOwn(states, status) ? states[status] : undefined;
    return isUnpaid && status === 'offer_selected' ? 'unpaid' : (state ?? 'on-way');
}

/** `ul. Prosta 12A/4`: the number is what stands last and begins with a digit. Without one all of it is the street. */
export function streetAndNumber(line: string): { street: string; building_number: string } {
    const whole = line.trim().replace(/\s*\/\s*/g, '/');
    const [, street = whole, number = ''] = /^(.*\S)\s+(\d\S*)$/.exec(whole) ?? [];
    return { street, building_number: number };
}

/** It takes nine digits of a Polish number, and others as they are written internationally. */
export function shipxPhone(phone: string): string {
    const digits = phone.replace(/\D/g, '');
    return /^(00)?48\d{9}$/.test(digits) ? digits.slice(-9) : digits;
}

const amount = (minor: number) => Number(`${Math.trunc(minor / 100)}.${String(minor % 100).padStart(2, '0')}`);

/** The simplified mode: with a service named it is offered, bought and confirmed by itself. Cash is insured by as much when nothing else is said. */
export function shipxBody(order: CourierOrder, service: string): Record<string, unknown> {
    const { cashMinor, insuredMinor, currencyCode: currency } = order;
    const insured = insuredMinor ?? cashMinor;
    return {
        receiver: receiverOf(order.receiver),
        parcels: order.parcels.map((parcel, index) => ({
            id: String(index + 1),
            dimensions: { length: String(parcel.lengthMm), width: String(parcel.widthMm), height: String(parcel.heightMm), unit: 'mm' },
            weight: { amount: String(parcel.weightG / 1000), unit: 'kg' },
            is_non_standard: false,
        })),
        service,
        reference: order.text,
        external_customer_id: order.reference,
        ...(cashMinor !== null && { cod: { amount: amount(cashMinor), currency } }),
        ...(insured !== null && { insurance: { amount: amount(insured), currency } }),
    };
}

function receiverOf({ name, phone, email, streetLine, city, postalCode, countryCode }: CourierReceiver) {
    return {
        company_name: name,
        phone: shipxPhone(phone),
        ...(email !== null && { email }),
        address: { ...streetAndNumber(streetLine), city, post_code: postalCode, country_code: countryCode },
    };
}

/** Its fields by ours. */
const ours: Readonly<Record<string, string>> = {
    'receiver.company_name': 'receiverName',
    'receiver.phone': 'receiverPhone',
    'receiver.email': 'receiverEmail',
    'receiver.address': 'streetLine',
    'receiver.address.street': 'streetLine',
    'receiver.address.building_number': 'streetLine',
    'receiver.address.city': 'city',
    'receiver.address.post_code': 'postalCode',
    'receiver.address.country_code': 'countryCode',
    cod: 'cashMinor',
    'cod.amount': 'cashMinor',
    insurance: 'insuredMinor',
    'insurance.amount': 'insuredMinor',
};
const mostProblems = 20;

/** `details` of a refusal, however deep it is: lists of objects whose leaves are lists of words. */
export function refusedFields(details: unknown): FieldProblem[] {
    const found: FieldProblem[] = [];
    const look = (value: unknown, path: readonly string[]): void => {
        if (found.length >= mostProblems || path.length > 8) return;
        if (typeof value === 'string') {
            const name = path.join('.');
            found.push({ field: (Object.hasOwn(ours, name) ? ours[name] : undefined) ?? (path[0] === 'parcels' ? 'parcels' : name.slice(0, 100)), problem: value.slice(0, 200) });
        } else if (Array.isArray(value)) value.forEach(one => look(one, path));
        else if (typeof value === 'object' && value !== null) Object.entries(value).forEach(([key, one]) => look(one, [...path, key]));
    };
    look(details, []);
    return found;
}
