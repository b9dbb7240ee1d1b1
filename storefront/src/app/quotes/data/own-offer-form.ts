import { latinDigits, readMoney, readWholeNumber, writeMoney } from '../../shared/format/format';
import type { OfferableArticle, OwnOffer, OwnOfferLine, OwnOfferWish } from './own-offers';

/** A line as it is typed. What the server said of it stays beside it. */
export interface LineForm {
    /** For the page alone: lines that are not saved yet have no id. */
    key: string;
    id: string | null;
    variantId: string | null;
    name: string;
    units: readonly string[];
    text: string;
    unit: string;
    quantity: string;
    by: 'margin' | 'price';
    margin: string;
    price: string;
}

export interface OfferForm {
    title: string;
    customerName: string;
    customerDetails: string;
    introduction: string;
    terms: string;
    validUntil: string;
    language: string;
    tax: string;
    showCodes: boolean;
    lines: readonly LineForm[];
}

export type FormError = 'required' | 'wholeNumber' | 'noAmount' | 'percent';

const leastMargin = -9_000;
const mostMargin = 100_000;

/** A percentage as typed, as hundredths of a percent; null when it is none. */
export function readPoints(text: string, least: number, most: number): number | null {
    const plain = latinDigits(text).replace(/[\s%٪]/g, '').replace(/[−–]/, '-').replace(/[٫,]/, '.');
    if (!/^-?\d{1,4}(\.\d{1,2})?$/.test(plain)) return null;
    const points = Math.round(Number(plain) * 100);
    return points < least || points > most ? null : points;
}

/** As one would type it. */
export function writePoints(points: number): string {
    return String(points / 100);
}

export function formOf(offer: OwnOffer): OfferForm {
    const { title, customerName, customerDetails, introduction, terms, validUntil, language, taxPoints, showCodes, currencyCode } = offer;
    return {
        ...{ title, customerName, customerDetails, introduction, terms, language, showCodes },
        validUntil: validUntil ?? '',
        tax: taxPoints === null ? '' : writePoints(taxPoints),
        lines: offer.lines.map((line) => lineForm(line, currencyCode)),
    };
}

function lineForm(line: OwnOfferLine, currencyCode: string): LineForm {
    const { id, variantId, name, units, text, unit } = line;
    return {
        ...{ key: id, id, variantId, name, units, text, unit },
        quantity: String(line.unitQuantity),
        by: line.marginPoints === null ? 'price' : 'margin',
        margin: line.marginPoints === null ? '' : writePoints(line.marginPoints),
        price: writeMoney(line.unitNet, currencyCode),
    };
}

export function ownLine(key: string): LineForm {
    return { key, id: null, variantId: null, name: '', units: [], text: '', unit: '', quantity: '1', by: 'price', margin: '', price: '' };
}

export function articleLine(key: string, { variantId, name, baseUnit, units }: OfferableArticle, margin: string): LineForm {
    const codes = [baseUnit, ...units.map(({ code }) => code)];
    return { key, id: null, variantId, name, units: [...new Set(codes)], text: '', unit: baseUnit, quantity: '1', by: 'margin', margin, price: '' };
}

/** What is sent, and what is wrong at which field: `place-key` of lines, else the field's name. */
export function readForm(form: OfferForm, currencyCode: string): { wish: Omit<OwnOfferWish, 'id' | 'version'>; errors: Record<string, FormError> } {
    const errors: Record<string, FormError> = {};
    const taxPoints = form.tax.trim() === '' ? null : readPoints(form.tax, 0, 10_000);
    if (form.tax.trim() !== '' && taxPoints === null) errors['tax'] = 'percent';
    const lines = form.lines.map((line) => {
        const quantity = readWholeNumber(line.quantity);
        const marginPoints = line.by === 'margin' ? readPoints(line.margin, leastMargin, mostMargin) : null;
        const unitNet = line.by === 'price' ? readMoney(line.price, currencyCode) : null;
        if (line.variantId === null && line.text.trim() === '') errors[`text-${line.key}`] = 'required';
        if (line.variantId === null && line.unit.trim() === '') errors[`unit-${line.key}`] = 'required';
        if (!quantity) errors[`quantity-${line.key}`] = 'wholeNumber';
        if (line.by === 'margin' && marginPoints === null) errors[`margin-${line.key}`] = 'percent';
        if (line.by === 'price' && !unitNet) errors[`price-${line.key}`] = 'noAmount';
        return { id: line.id, variantId: line.variantId, text: line.text.trim(), unit: line.unit.trim(), quantity: quantity ?? 0, unitNet, marginPoints };
    });
    const { title, customerName, customerDetails, introduction, terms, validUntil, language, showCodes } = form;
    return { wish: { title, customerName, customerDetails, introduction, terms, validUntil: validUntil || null, language, taxPoints, showCodes, lines }, errors };
}
