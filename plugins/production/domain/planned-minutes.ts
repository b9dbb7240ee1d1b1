/** Working minutes that a routing asks for: set-up once, then each unit. Part minutes count as whole. */
export function plannedMinutes(setupMinutes: number, minutesPerUnit: number, quantity: number): number {
    // Rounded to a millionth first, so that 0.1 × 30 is 3 minutes and not 4.
    return Math.ceil(Number((setupMinutes + minutesPerUnit * quantity).toFixed(6)));
}
