export interface CourierParcel {
    lengthMm: number;
    widthMm: number;
    heightMm: number;
    weightG: number;
}

export interface CourierReceiver {
    name: string;
    phone: string;
    email: string | null;
    streetLine: string;
    city: string;
    postalCode: string;
    countryCode: string;
}

/** What a courier is asked to carry. */
export interface CourierOrder {
    /** Ours, of this booking alone: by it the courier is asked whether he has it. */
    reference: string;
    /** What people know it by. */
    text: string;
    receiver: CourierReceiver;
    parcels: readonly CourierParcel[];
    cashMinor: number | null;
    insuredMinor: number | null;
    currencyCode: string;
}
