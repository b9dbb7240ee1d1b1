import { divide, fromSafeNumber, toSafeNumber } from '../../../kernel/money';

const pointsOfWhole = 10_000n;

/** By how much the agreed price is below the customer's own, in hundredths of a percent; negative when it is above. Null without a price of his own. */
export function discountPoints(usualNet: number | null, unitNet: number): number | null {
    if (usualNet === null || usualNet === 0) return null;
    const usual = fromSafeNumber(usualNet);
    return Number(divide((usual - fromSafeNumber(unitNet)) * pointsOfWhole, usual, 'half-up'));
}

/**
 * Whether a line goes below the firm's floor: more than so much off the price that the customer has anyway. Exactly the floor is within it. Where
 * he has no price to compare with, the price is of two people too.
 */
export function isBelowFloor(usualNet: number | null, unitNet: number, floorPoints: number | null): boolean {
    if (floorPoints === null) return false;
    if (usualNet === null) return true;
    const usual = fromSafeNumber(usualNet);
    return (usual - fromSafeNumber(unitNet)) * pointsOfWhole > BigInt(floorPoints) * usual;
}

/** The lowest price that one person may give. */
export function floorNet(usualNet: number, floorPoints: number): number {
    return toSafeNumber(divide(fromSafeNumber(usualNet) * (pointsOfWhole - BigInt(floorPoints)), pointsOfWhole, 'up'));
}

export type DraftRefusalReason = 'not-waiting' | 'same-person' | 'reason-missing';

export interface WaitingDraft {
    isWaiting: boolean;
    requestedByAdministratorId: number | null;
    editedByAdministratorId: number | null;
}

/** Who wrote the prices, or asked to have them sent, does not agree to them. */
export function refuseDraftDecision(draft: WaitingDraft, administratorId: number, decision: { accept: boolean; reason: string | null }): DraftRefusalReason | null {
    if (!draft.isWaiting) return 'not-waiting';
    if (draft.requestedByAdministratorId === administratorId || draft.editedByAdministratorId === administratorId) return 'same-person';
    return !decision.accept && decision.reason === null ? 'reason-missing' : null;
}
