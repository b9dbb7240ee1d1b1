import { minorOf, quantityOf } from '../../screens/dashboard/shared';

export const currencies = ['IRR', 'PLN', 'EUR', 'USD', 'RUB'];

export interface FormPart {
    variantId: string;
    sku: string;
    name: string;
    /** As typed. */
    quantity: string;
}

export interface FormPrice {
    currencyCode: string;
    /** As typed, in the currency's main unit. */
    price: string;
}

/** A set as it stands in the form: what is typed stays as it was typed. */
export interface SetForm {
    code: string;
    names: { en: string; fa: string; pl: string; ru: string };
    asset: { id: string; preview: string } | null;
    enabled: boolean;
    validFrom: string;
    validUntil: string;
    parts: FormPart[];
    prices: FormPrice[];
}

export const freshSet: SetForm = {
    code: '', names: { en: '', fa: '', pl: '', ru: '' }, asset: null, enabled: true, validFrom: '', validUntil: '', parts: [], prices: [{ currencyCode: 'IRR', price: '' }],
};

/** The parts with whole quantities, and whether all have one. */
export function partsOf({ parts }: Pick<SetForm, 'parts'>): { parts: Array<{ variantId: string; quantity: number }>; isRight: boolean } {
    const read = parts.map(part => ({ variantId: part.variantId, quantity: quantityOf(part.quantity) }));
    return { parts: read, isRight: read.length > 0 && read.every(part => !Number.isNaN(part.quantity)) };
}

/** What the server is to keep; null when a quantity or a price is none. */
export function setInputOf(form: SetForm) {
    const { parts, isRight } = partsOf(form);
    const prices = form.prices.map(({ currencyCode, price }) => ({ currencyCode, unitNet: minorOf(price) }));
    if (!isRight || prices.length === 0 || prices.some(price => !(price.unitNet > 0))) return null;
    const { code, names, asset, enabled, validFrom, validUntil } = form;
    return { code, names, assetId: asset?.id ?? null, enabled, validFrom: validFrom || null, validUntil: validUntil || null, parts, prices };
}
