/** How far the real weight may lie from the planned one. The wider of the two borders holds. */
export interface WeightTolerance {
    /** Hundredths of a percent, so that the setting is a whole number: 150 is 1.5 %. */
    basisPoints: number;
    allowanceG: number;
}

export interface WeightCheck {
    result: 'ok' | 'outside';
    /** Real minus planned. */
    differenceG: number;
    allowedG: number;
}

/** Compares the weighed goods with the plan. A difference of exactly the allowance is still ok. */
export function checkWeight(plannedG: number, netG: number, tolerance: WeightTolerance): WeightCheck {
    const share = Math.floor((plannedG * tolerance.basisPoints) / 10_000);
    const allowedG = Math.max(share, tolerance.allowanceG);
    const differenceG = netG - plannedG;
    return { result: Math.abs(differenceG) <= allowedG ? 'ok' : 'outside', differenceG, allowedG };
}

/** Net of a loaded and an empty weighing; null when the vehicle did not get heavier, which no ticket may state. */
export function netWeightG(grossG: number, tareG: number): number | null {
    const isPossible = Number.isSafeInteger(grossG) && Number.isSafeInteger(tareG) && tareG > 0;
    return isPossible && grossG > tareG ? grossG - tareG : null;
}
