export const lineAnswers = ['accept', 'counter', 'reject'] as const;
export type LineAnswer = (typeof lineAnswers)[number];

/** What the customer's answers to the lines of an offer come to. */
export type AnswerOutcome = 'accept' | 'counter' | 'decline';

/**
 * One counter makes the whole a counter-offer, and all rejected is a no. Some rejected and the others accepted is a yes to those, if the
 * firm lets him take a part; else he asks for an offer without them.
 */
export function outcomeOf(answers: readonly LineAnswer[], partialAllowed: boolean): AnswerOutcome {
    if (answers.includes('counter')) return 'counter';
    if (!answers.includes('accept')) return 'decline';
    return answers.includes('reject') && !partialAllowed ? 'counter' : 'accept';
}

export type AnswerRefusalReason = 'counter-empty' | 'counter-same';

export interface OfferedTerms {
    unitNet: number;
    unitQuantity: number;
    unitQuantityMax: number | null;
}

/** A counter asks for another price or another quantity; what the offer gives anyway is no counter. */
export function refuseCounter(offered: OfferedTerms, counter: { unitNet: number | null; unitQuantity: number | null }): AnswerRefusalReason | null {
    if (counter.unitNet === null && counter.unitQuantity === null) return 'counter-empty';
    const isOtherPrice = counter.unitNet !== null && counter.unitNet !== offered.unitNet;
    const most = offered.unitQuantityMax ?? offered.unitQuantity;
    const isOtherQuantity = counter.unitQuantity !== null && (counter.unitQuantity < offered.unitQuantity || counter.unitQuantity > most);
    return isOtherPrice || isOtherQuantity ? null : 'counter-same';
}
