import { quantityOf } from '../../screens/dashboard/shared';

/** A field's whole number; what is none is refused beside its field. */
export function whole(field: string, text: string | boolean | undefined, refusal: string): number {
    const number = String(text ?? '').trim() === '0' ? 0 : quantityOf(String(text ?? ''));
    if (Number.isNaN(number)) throw new Error(`${field}: ${refusal}`);
    return number;
}
