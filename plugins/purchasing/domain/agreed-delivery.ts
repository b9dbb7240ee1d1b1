/** Of what the cost of delivery was made when the order was placed. */
export interface AgreedDelivery {
    /** fixed, parcels, pallets, free or none. */
    transport: string;
    transportNet: number;
    oversizeNet: number;
    /** In percent. */
    taxRate: number;
}

interface Charged {
    totalNet: number;
    totalGross: number;
    deliveryNet: number;
    deliveryGross: number;
}

/** The cart or order with what its delivery costs: what the buyer owes. */
export function withDelivery<Goods extends Charged>(goods: Goods): Goods {
    return { ...goods, totalNet: goods.totalNet + goods.deliveryNet, totalGross: goods.totalGross + goods.deliveryGross };
}
