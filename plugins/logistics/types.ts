import type { CourierOrder } from './domain/courier-order';
import type { CourierState, FieldProblem, LabelFormat } from './domain/courier-states';

export interface LogisticsOptions {
    /** The address that tracking links begin with. Never taken from a request. */
    publicUrl: string;
    /** From it and a stored number the token of a link is made; shared by all servers. */
    linkSecret: string;
    /** Tracking pages that one network address may ask for in a minute. */
    visitsPerMinute: number;
    /** Couriers that parcels can be booked with. */
    couriers: readonly CourierPort[];
    /** What accounts with couriers are sealed with. */
    sealingSecret: string;
}

/** How an account with a courier is used; the token is never shown again. */
export interface CourierAccess {
    organization: string;
    service: string;
    token: string;
}

/** What the courier says of a parcel that he has. */
export interface CourierNews {
    externalId: string;
    state: CourierState;
    /** In his own words. */
    status: string;
    trackingNumber: string | null;
    /** Why it does not get on, as he says it. */
    problem: string | null;
}

/** He has it; he takes it never, and why; or nothing was begun, and it may be asked again. What else goes wrong is thrown, and nobody knows. */
export type CourierAnswer = { taken: CourierNews } | { refused: string; fields: readonly FieldProblem[] } | { notNow: string; afterMs: number | null };

export interface CourierAbilities {
    cash: boolean;
    insurance: boolean;
    labels: readonly LabelFormat[];
    countries: readonly string[];
    currencies: readonly string[];
    services: readonly string[];
}

/** One courier. No method is called inside a transaction. */
export interface CourierPort {
    kind: string;
    name: string;
    abilities: CourierAbilities;
    /** Who the account is; throws with the reason when it is nobody. */
    check(access: CourierAccess): Promise<string>;
    create(access: CourierAccess, order: CourierOrder): Promise<CourierAnswer>;
    /** By our reference; null when he has no such parcel. */
    find(access: CourierAccess, reference: string): Promise<CourierNews | null>;
    ask(access: CourierAccess, externalId: string): Promise<CourierNews>;
    /** Once more, after paying went wrong. */
    pay(access: CourierAccess, externalId: string): Promise<CourierNews>;
    label(access: CourierAccess, externalId: string, format: LabelFormat): Promise<Buffer>;
    /** Where people follow the parcel at his site. */
    trackingUrl(trackingNumber: string): string;
    /** False when it is too late. */
    cancel(access: CourierAccess, externalId: string): Promise<boolean>;
    /** Which parcel a call of his is about; it is only a reason to ask him. */
    noticed(body: unknown): { externalId: string; mark: string } | null;
}
