import { refuseText } from '../../../kernel/text';
import { longestNote, longestReceiver } from './delivery-form';
import type { LoadState } from './load-states';
import type { ShipmentState } from './shipment-states';

/** What a driver tells of his trip, and of a stop. */
export const driverStepKinds = ['arrived', 'loaded', 'on-way', 'at-stop', 'delivered', 'partial', 'signature', 'photo'] as const;
export type DriverStepKind = (typeof driverStepKinds)[number];

export const tripTaps = ['arrived', 'loaded', 'on-way'] as const;
export const stopTaps = ['at-stop', 'delivered', 'partial'] as const;
export type DriverTap = (typeof tripTaps)[number] | (typeof stopTaps)[number];

/** What a tap sends: one text for each field. */
export type TapFields = Record<string, string>;

export interface Tap {
    kind: DriverTap;
    key: string;
    shipmentId: number | null;
    receivedBy: string;
    note: string | null;
    /** How long ago he tapped, by his device. */
    agoMs: number;
    position: { latitudeE6: number; longitudeE6: number } | null;
    /** Base64 of a picture. */
    signature: string | null;
}

export type TapRefusal = 'unknown-tap' | 'unknown-stop' | 'too-early' | 'receiver-missing' | 'reason-missing' | 'unreadable';

const dayMs = 86_400_000;

/** A phone may have been without a network for days; what is older, or of the future, is taken for now. */
function agoOf(text: string | undefined): number {
    const ago = Number(text ?? '0');
    return Number.isFinite(ago) && ago > 0 && ago < 7 * dayMs ? Math.round(ago) : 0;
}

function positionOf(fields: TapFields): Tap['position'] {
    const [latitude, longitude] = [fields.latitude, fields.longitude].map(text => (text === undefined || text.trim() === '' ? NaN : Number(text)));
    const isOnEarth = latitude !== undefined && longitude !== undefined && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    return isOnEarth ? { latitudeE6: Math.round(latitude * 1e6), longitudeE6: Math.round(longitude * 1e6) } : null;
}

const oneLine = (text: string | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();

/** A tap as it was meant, or what is wrong with it. */
export function readTap(step: string, fields: TapFields): Tap | TapRefusal {
    const kind = [...tripTaps, ...stopTaps].find(one => one === step);
    if (kind === undefined || !/^[\x21-\x7e]{8,100}$/.test(fields.key ?? '')) return 'unknown-tap';
    const isOfStop = (stopTaps as readonly string[]).includes(kind);
    const shipmentId = isOfStop && /^[1-9]\d{0,9}$/.test(fields.shipmentId ?? '') ? Number(fields.shipmentId) : null;
    if (isOfStop && shipmentId === null) return 'unknown-stop';
    const receivedBy = oneLine(fields.receivedBy);
    const note = (fields.note ?? '').trim();
    if (refuseText(receivedBy, longestReceiver) !== null || refuseText(note, longestNote) !== null) return 'unreadable';
    if ((kind === 'delivered' || kind === 'partial') && receivedBy === '') return 'receiver-missing';
    if (kind === 'partial' && note === '') return 'reason-missing';
    const signature = (fields.signature ?? '').replace(/^data:image\/(png|jpeg|webp);base64,/, '');
    return {
        ...{ kind, key: fields.key ?? '', shipmentId, receivedBy, note: note === '' ? null : note, agoMs: agoOf(fields.agoMs), position: positionOf(fields) },
        signature: signature === '' ? null : signature,
    };
}

/** Whether the trip has come so far that this can be told. What was told before may be told again. */
export function isTooEarly(kind: DriverTap, load: LoadState, shipment: ShipmentState | null): boolean {
    if (kind === 'arrived') return false;
    if (kind === 'loaded') return load === 'planned' || load === 'arrived';
    if (kind === 'on-way') return load !== 'gone';
    return shipment !== 'dispatched' && shipment !== 'delivered';
}
