import { RefusalError } from '../../kernel/vendure-error';
import type { AnswerRefusalReason } from './domain/quote-answer';
import type { DraftRefusalReason } from './domain/quote-floor';
import type { OrderRefusalReason } from './domain/quote-order';
import type { PriceProblem } from './domain/own-offer';

export type QuoteRefusalReason =
    | OrderRefusalReason
    | AnswerRefusalReason
    | DraftRefusalReason
    | 'not-available'
    | 'unknown-unit'
    | 'too-much'
    | 'no-lines'
    | 'price-missing'
    | 'already-over'
    | 'too-long-valid'
    | 'line-unanswered'
    | 'prices-hidden'
    | 'end-customer'
    | 'guest'
    | 'ordering-disabled'
    | 'nothing-to-send';

const texts: Record<QuoteRefusalReason, string> = {
    'wrong-state': 'The quote is not in a state that allows this.',
    'expired': 'The quote is no longer valid. Ask for a new one.',
    'ordered-already': 'This quote has been ordered already.',
    'newer-version': 'There is a newer version of this quote. Look at it first.',
    'currency-changed': 'Your company buys in another currency now. Ask for a new quote.',
    'nothing-chosen': 'Choose at least one line.',
    'only-as-a-whole': 'This quote is ordered as a whole.',
    'quantity-outside': 'The quantity is not within the quote.',
    'not-whole': 'The quantity is not a whole number of the base unit.',
    'counter-empty': 'Say which price or which quantity you want.',
    'counter-same': 'This is what the quote offers already.',
    'not-waiting': 'This version does not wait for approval.',
    'same-person': 'A second person has to agree to this price.',
    'reason-missing': 'Give a reason.',
    'not-available': 'The article is not available.',
    'unknown-unit': 'The article is not sold in this unit.',
    'too-much': 'The quantity is too large.',
    'no-lines': 'There is nothing in it.',
    'price-missing': 'Give each line a price.',
    'already-over': 'The last day of validity is over already.',
    'too-long-valid': 'A quote holds for a year at most.',
    'line-unanswered': 'Answer each line.',
    'prices-hidden': 'Your role does not show you prices: ask a colleague who sees them.',
    'end-customer': 'You buy from a distributor: ask him.',
    'guest': 'Sign in with an account to ask for a quote.',
    'ordering-disabled': 'Ordering is switched off for your company.',
    'nothing-to-send': 'There is no draft to send.',
};

/** Why a quote was not asked for, sent, answered or ordered. Nothing was written. */
export class QuoteRefusal extends RefusalError<QuoteRefusalReason> {
    constructor(reason: QuoteRefusalReason, field: string | null = null) {
        super('QuoteRefusal', reason, texts[reason], field);
    }
}

export type OwnOfferRefusalReason = PriceProblem | 'not-available' | 'unknown-unit' | 'not-whole' | 'text-missing' | 'no-lines' | 'currency-changed' | 'guest' | 'too-many-carts';

const ownTexts: Record<OwnOfferRefusalReason, string> = {
    'price-missing': 'Give each line a price or a margin.',
    'no-margin': 'The article is not for sale to you now, so there is no price to put a margin on. Enter a price.',
    'too-much': 'The amount is too large.',
    'not-available': 'The article is not available.',
    'unknown-unit': 'The article is not sold in this unit.',
    'not-whole': 'The quantity is not a whole number of the base unit.',
    'text-missing': 'Say what it is.',
    'no-lines': 'There is nothing in it that can be ordered.',
    'currency-changed': 'Your company buys in another currency now. Make a new offer.',
    'guest': 'Sign in with an account to make offers.',
    'too-many-carts': 'You have as many carts as there can be. Delete one first.',
};

/** Why a customer's own offer was not made, saved or ordered. Nothing was written. */
export class OwnOfferRefusal extends RefusalError<OwnOfferRefusalReason> {
    constructor(reason: OwnOfferRefusalReason, field: string | null = null) {
        super('OwnOfferRefusal', reason, ownTexts[reason], field);
    }
}
