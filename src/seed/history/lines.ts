import type { ResolvedPrice } from '../../../plugins/pricing';
import type { VariantFacts } from './facts';

export interface Line {
    variant: VariantFacts;
    quantity: number;
    enteredUnit: string;
    enteredQuantity: number;
}

export interface PricedLine extends Line {
    price: ResolvedPrice;
    net: number;
    gross: number;
}
