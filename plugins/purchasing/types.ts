export interface PurchasingOptions {
    /** The portal's address, for links in messages. */
    publicUrl: string;
}
