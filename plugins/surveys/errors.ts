import { RefusalError } from '../../kernel/vendure-error';
import type { RatingRefusalReason } from './domain/rating-rules';

const texts: Record<RatingRefusalReason, string> = {
    'not-delivered': 'A delivery can be rated once it is confirmed.',
    'already-rated': 'This delivery was rated already.',
};

export class RatingRefusal extends RefusalError<RatingRefusalReason> {
    constructor(reason: RatingRefusalReason) {
        super('RatingRefusal', reason, texts[reason]);
    }
}
