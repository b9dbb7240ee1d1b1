/** What an indicator says of the weighbridge in one frame, whichever protocol it speaks. */
export interface ScaleReading {
    /** Gross or net as the indicator shows it; null when it shows none, as in an error. Negative below its zero. */
    weightG: number | null;
    /** The tare that the indicator holds; null where the protocol does not tell. */
    tareG: number | null;
    isNet: boolean;
    isInMotion: boolean;
    isOutOfRange: boolean;
    /** At which end it is out of range, where the protocol tells. */
    rangeEnd: 'over' | 'under' | null;
    /** Whether the indicator lights its centre of zero; null where the protocol does not tell. */
    isAtZero: boolean | null;
    /** The frame as received, parity removed, in hexadecimal: evidence for the ticket. */
    raw: string;
}

/** No grams: no weighbridge shows them, and a damaged `kg` would read as one. */
export const weightUnits = ['kg', 't', 'lb'] as const;
export type WeightUnit = (typeof weightUnits)[number];

export const gramsPer: Record<WeightUnit, number> = { kg: 1000, t: 1_000_000, lb: 453.59237 };

/** What a number with so many decimals in this unit is in whole grams. */
export function gramsOf(digits: number, decimals: number, unit: WeightUnit): number {
    return Math.round((digits * gramsPer[unit]) / 10 ** decimals);
}

/** The unit that a field names, whatever blanks around it and capitals; null for anything else. */
export function unitNamed(field: string): WeightUnit | null {
    const name = field.replace(/^ +| +$/g, '').toLowerCase();
    return weightUnits.find(unit => unit === name) ?? null;
}

export interface FrameContent {
    weightKg: number;
    tareKg?: number;
    isInMotion?: boolean;
    isOutOfRange?: boolean;
    isNet?: boolean;
}
