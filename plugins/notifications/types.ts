import type { DeliveryState } from './domain/delivery';
import type { NotificationMessage } from './entities/notification-message.entity';

/** What became of a text. UNKNOWN: it may or may not have been taken. */
export interface Delivery {
    state: DeliveryState;
    reference?: string;
    reason?: string;
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
}

export interface NotificationsOptions {
    sms: DeliveryPort;
    mail: DeliveryPort;
    /** Country calling codes that may get SMS, for example `+98`. */
    smsPrefixes: string[];
    /** SMS to one number within an hour; what is more is refused and shown. Not for the local port, which sends nothing. */
    smsPerNumberPerHour: number;
    /** Folder of the templates. */
    templates: string;
    /** Serve `/dev/inbox`. */
    inbox: boolean;
}
