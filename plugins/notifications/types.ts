import type { DeliveryState } from './domain/delivery';
import type { NotificationMessage } from './entities/notification-message.entity';

/** What a provider answered. `resolved` false: it may or may not have taken the text. */
export interface Delivery {
    state: DeliveryState;
    reference?: string;
    reason?: string;
}

/** A way out for one channel. Throws OperationalError only when the provider surely has not taken the text. */
export interface DeliveryPort {
    readonly name: string;
    deliver(message: NotificationMessage): Promise<Delivery>;
    /** Asks what became of a text whose outcome is unknown or not final. Absent where the provider cannot tell. */
    lookUp?(message: NotificationMessage): Promise<Delivery>;
}

export interface NotificationsOptions {
    sms: DeliveryPort;
    mail: DeliveryPort;
    /** Country calling codes that may get SMS, for example `+98`. */
    smsPrefixes: string[];
    smsPerNumberPerHour: number;
    /** Folder of the templates. */
    templates: string;
    /** Serve `/dev/inbox`. */
    inbox: boolean;
}
