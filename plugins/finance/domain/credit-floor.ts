/**
 * How far down the company's credit account may go. Usually minus the limit; while an override or a lowered limit leaves the
 * company deeper in, just where it is: nothing more can be taken, and what comes back is not to be had again.
 */
export function creditFloor(limitMinor: bigint | null, balanceMinor: bigint): bigint | null {
    if (limitMinor === null) {
        return null;
    }
    return -limitMinor < balanceMinor ? -limitMinor : balanceMinor;
}

export interface CreditStanding {
    /** Null: no limit. */
    limitMinor: number | null;
    exposureMinor: number;
    /** Null without a limit; never negative. */
    availableMinor: number | null;
    termDays: number;
    currencyCode: string;
    /** Of the terms; 0 while none were set. */
    version: number;
}

export function creditStanding(
    terms: { limitMinor: number | null; termDays: number; currencyCode: string; version: number },
    exposureMinor: number,
): CreditStanding {
    const { limitMinor, termDays, currencyCode, version } = terms;
    return { limitMinor, termDays, currencyCode, version, exposureMinor, availableMinor: limitMinor === null ? null : Math.max(0, limitMinor - exposureMinor) };
}
