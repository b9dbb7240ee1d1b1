/** The empty vehicle, and the loaded one. */
export const weighingSteps = ['first', 'second'] as const;
export type WeighingStep = (typeof weighingSteps)[number];

/** What one person alone may not pass over: a supervisor gives a reason, or agrees to what an operator asks. */
export type WeighingBreach = 'zero-missing' | 'too-soon' | 'tare-unusual' | 'plate-elsewhere' | 'second-person-needed' | 'outside-tolerance';

/** Whether the weighbridge was empty since the last weight, so that nothing of another vehicle is weighed along. */
export function wasEmptied(emptyAt: Date | null, lastWeighedAt: Date | null): boolean {
    return emptyAt !== null && (lastWeighedAt === null || emptyAt > lastWeighedAt);
}

/** Whether a vehicle comes back loaded sooner than it can be loaded. Exactly the shortest time is long enough. */
export function isTooSoon(firstWeighedAt: Date, secondWeighedAt: Date, minSecondsBetween: number): boolean {
    return secondWeighedAt.getTime() - firstWeighedAt.getTime() < minSecondsBetween * 1000;
}

/** Fewer empty weights of a vehicle than this say nothing of how much they differ. */
const fewestTares = 5;
/** Fuel, mud and a spare wheel: below so many divisions no difference is worth a question. */
const quietDivisions = 5;

/** Whether an empty weight lies more than three standard deviations from what this vehicle weighed empty before. */
export function isTareUnusual(before: readonly number[], tareG: number, divisionG: number): boolean {
    if (before.length < fewestTares) {
        return false;
    }
    const mean = before.reduce((sum, one) => sum + one, 0) / before.length;
    const variance = before.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (before.length - 1);
    return Math.abs(tareG - mean) > Math.max(3 * Math.sqrt(variance), quietDivisions * divisionG);
}

export interface StoredTare {
    storedTareG: number | null;
    storedTareAt: Date | null;
    tareValidDays: number;
}

const dayMs = 86_400_000;

/** Until when a weighed empty weight may be a ticket's tare; null when there is none that was weighed. */
export function tareValidUntil({ storedTareG, storedTareAt, tareValidDays }: StoredTare): Date | null {
    return storedTareG === null || storedTareAt === null ? null : new Date(storedTareAt.getTime() + tareValidDays * dayMs);
}

/** The kept empty weight, or why it may not be used. On its last instant it still may. */
export function storedTare(vehicle: StoredTare, now: Date): number | 'tare-missing' | 'tare-expired' {
    const until = tareValidUntil(vehicle);
    if (until === null || vehicle.storedTareG === null) {
        return 'tare-missing';
    }
    return now > until ? 'tare-expired' : vehicle.storedTareG;
}

/** How long a passage of the agent may be recorded without being named: the vehicle must be the one that stands there. */
export const freshPassageMs = 120_000;
