import type { DeliveryState } from './domain/delivery';
import type { NotificationMessage } from './entities/notification-message.entity';

/** What became of a text. UNKNOWN: it may or may not have been taken. */
export interface Delivery {
    state: DeliveryState;
    reference?: string;
    reason?: string;
}

/** What a provider sends to our route by itself: the fields of its form, query or JSON, as text. Nobody vouches for them. */
export type CallbackFields = Readonly<Record<string, string>>;

/** The news of one text, named by the provider's reference, and by our id where he repeats it. */
export interface StateReport {
    reference: string;
    own?: number;
    delivery: Delivery;
}

/** An SMS that somebody sent to our line. */
export interface IncomingSms {
    /** The provider's id of it; null where he gives none. */
    externalId: string | null;
    from: string;
    line: string;
    text: string;
}

/** A way out for one channel. It throws OperationalError only when the provider surely has not taken the text. */
export interface DeliveryPort {
    readonly name: string;
    deliver(message: NotificationMessage): Promise<Delivery>;
    /**
     * Asks by our own id what became of a text. Null: the provider does not have it, so it may be sent.
     * Absent where the provider cannot be asked that: then what is unknown stays unknown.
     */
    lookUp?(message: NotificationMessage): Promise<Delivery | null>;
    /** Asks by the provider's references what became of texts that he has, so many at a time. Absent where he cannot be asked. */
    readonly statesAtOnce?: number;
    states?(references: readonly string[]): Promise<StateReport[]>;
    /** Reads what the provider calls back with, of texts that he has. Empty: it is not that. */
    readReports?(fields: CallbackFields): StateReport[];
    /** Reads an SMS to our line that the provider hands on. Null: it is not that. */
    readIncoming?(fields: CallbackFields): IncomingSms | null;
    /** What the provider wants to hear from our route; he calls again until he does. */
    readonly callbackAnswer?: string;
    /** Fetches SMS to our line where the provider does not call. They may be some that we have. */
    fetchIncoming?(): Promise<IncomingSms[]>;
}

export interface NotificationsOptions {
    sms: DeliveryPort;
    mail: DeliveryPort;
    /** Country calling codes that may get SMS, for example `+98`. */
    smsPrefixes: string[];
    /** SMS to one number within an hour; what is more is refused and shown. Not for the local port, which sends nothing. */
    smsPerNumberPerHour: number;
    /** SMS that the provider takes within a second, from all workers together. */
    smsPerSecond: number;
    /** Part of the address at which the provider calls us; null: he does not. */
    callbackSecret: string | null;
    /** The address that people and providers use. Never taken from a request. */
    publicUrl: string;
    /** Folder of the templates. */
    templates: string;
    /** Serve `/dev/inbox`. */
    inbox: boolean;
}
