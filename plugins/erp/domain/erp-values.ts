/** A value as the source says it, before any mapping: flat, or with rows of its own below a name. Texts are untrusted. */
export type ErpValue = string | number | boolean | null | readonly ErpValues[];
export interface ErpValues {
    readonly [name: string]: ErpValue;
}
