export const DELIVERY_OPTIONS = Symbol('DELIVERY_OPTIONS');
export interface DeliveryPluginOptions {
    /** The portal's address, for links in messages. */
    publicUrl: string;
}
