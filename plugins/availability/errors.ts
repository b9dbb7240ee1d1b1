import { RefusalError } from '../../kernel/vendure-error';
import type { NoticeRefusal } from './domain/back-in-stock';

export type StockNoticeReason = NoticeRefusal | 'guest' | 'unknown-link';

const texts: Record<StockNoticeReason, string> = {
    'is-there': 'This article is available now.',
    'too-many': 'You are waiting for very many articles already. End some of the notices first.',
    guest: 'Notices are for customers with an account.',
    'unknown-link': 'This link is no longer valid.',
};

/** Nothing was changed. */
export class StockNoticeRefusal extends RefusalError<StockNoticeReason> {
    constructor(reason: StockNoticeReason) {
        super('StockNoticeRefusal', reason, texts[reason]);
    }
}
