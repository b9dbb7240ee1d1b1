/** How a line's price source is called that was agreed beforehand, line by line. */
export const agreedSource = 'quote';

interface PricedLine {
    priceSource: string;
    unitNet: number;
    taxRate: number;
    rollWidthCm: number | null;
}

export interface AgreedPrice {
    unitNet: number;
    taxRate: number;
    rollWidthCm: number | null;
    takesDiscount: false;
    priceVersion: number;
    listId: null;
    source: typeof agreedSource;
}

/** What the line costs when its price was agreed: that, whatever lists say now, at the tax of now. Null for every other line. */
export function agreedPrice({ priceSource, unitNet, taxRate, rollWidthCm }: PricedLine, now: { taxRate: number } | undefined): AgreedPrice | null {
    if (priceSource !== agreedSource) return null;
    return { unitNet, rollWidthCm, taxRate: now?.taxRate ?? taxRate, takesDiscount: false, priceVersion: 0, listId: null, source: agreedSource };
}
