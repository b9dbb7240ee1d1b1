/** As `bad-input.ts`: enquiries and quotes, of members and of staff. */
import { badId, type BadCall, freshKey, inputs, type Row, tooLong } from './bad-input';
import type { BadWorld } from './bad-input-world';
import { nobodysId } from './calls';

const line = ({ ids }: BadWorld) => ({ variantId: ids.variantId, unit: 'm2', quantity: 1 });
const lines = (change: object) => (world: BadWorld) => ({ lines: [{ ...line(world), ...change }] });
const badLines: readonly Row[] = [
    ['no quantity', /lines\.0\.quantity/, lines({ quantity: 0 })],
    ['a price of nothing', /lines\.0\.unitNet/, lines({ unitNet: 0 })],
    ['a range that ends before it begins', /lines\.0\.quantityMax/, lines({ quantityMax: 1 })],
    ['a day that is none', /lines\.0\.deliveryDate/, lines({ deliveryDate: '2030-13-01' })],
    ['a long remark', /lines\.0\.remark/, lines({ remark: tooLong(500) })],
    ['an article twice', /lines\.1\.variantId/, world => ({ lines: [line(world), line(world)] })],
    ['an article that there is not', /not-available/, lines({ variantId: nobodysId })],
    ['an unknown unit', /unknown-unit/, lines({ unit: 'furlong' })],
];
const shortKey: Row = ['a short key', /idempotencyKey/, { idempotencyKey: 'short' }];
const nobodys: Row = ['a quote that there is not', /with the id/, { id: nobodysId }];
const key = () => ({ idempotencyKey: freshKey() });

export const quotesShopBadInput: Record<string, BadCall[]> = {
    askForQuote: inputs('admin of A', world => ({ lines: [line(world)], ...key() }),
        ...badLines,
        ['nothing', /lines/, { lines: [] }],
        ['a long remark', /remark/, { remark: tooLong(2000) }],
        ['a day that is none', /wishedDate/, { wishedDate: 'soon' }],
        shortKey),
    withdrawEnquiry: inputs('admin of A', () => ({ id: nobodysId, ...key() }), nobodys, badId, shortKey, ['a long reason', /reason/, { reason: tooLong(1000) }]),
    declineQuote: inputs('admin of A', () => ({ id: nobodysId, ...key() }), nobodys, badId, shortKey),
    answerQuote: inputs('admin of A', () => ({ id: nobodysId, number: 1, lines: [{ lineId: nobodysId, answer: 'accept' }], ...key() }),
        nobodys, badId, shortKey,
        ['no line', /lines/, { lines: [] }],
        ['an answer that is none', /lines\.0\.answer/, { lines: [{ lineId: nobodysId, answer: 'perhaps' }] }],
        ['no version', /number/, { number: 0 }]),
    commentOnQuote: inputs('admin of A', () => ({ id: nobodysId, text: 'When?', ...key() }), nobodys, badId, shortKey, ['no text', /text/, { text: ' ' }], ['a long text', /text/, { text: tooLong(2000) }]),
    orderQuote: inputs('admin of A', ({ ids }) => ({ id: nobodysId, number: 1, branchId: ids.branchId, shownTotalGross: 1, ...key() }),
        nobodys, badId, shortKey,
        ['a quantity below nothing', /lines\.0\.quantity/, { lines: [{ lineId: nobodysId, quantity: -1 }] }],
        ['a total below nothing', /shownTotalGross/, { shownTotalGross: -1 }],
        ['a day that is none', /wishedDate/, { wishedDate: 'soon' }]),
};

const ownLine = ({ ids }: BadWorld) => ({ variantId: ids.variantId, unit: 'm2', quantity: 1, unitNet: 100 });
const ownLines = (change: object) => (world: BadWorld) => ({ lines: [{ ...ownLine(world), ...change }] });
const nobodysOffer: Row = ['an offer that there is not', /OwnOffer/, { id: nobodysId }];

export const ownOffersBadInput: Record<string, BadCall[]> = {
    startOwnOffer: inputs('admin of A', key,
        shortKey,
        ['a margin below all', /marginPoints/, { marginPoints: -9_001 }],
        ['a long name', /customerName/, { customerName: tooLong(200) }],
        ['a cart of nobody', /Cart/, { cartId: nobodysId }],
        ['a list of nobody', /ShoppingList/, { listId: nobodysId }],
        ['an order of nobody', /Order/, { orderCode: 'nothing' }],
        ['a copy of nothing', /OwnOffer/, { copyOf: nobodysId }],
        ['two beginnings', /cartId/, { cartId: nobodysId, listId: nobodysId }]),
    saveOwnOffer: inputs('admin of A', () => ({ id: nobodysId, version: 1, language: 'en', lines: [] }),
        nobodysOffer, badId,
        ['a language that we do not print', /language/, { language: 'de' }],
        ['a tax above all', /taxPoints/, { taxPoints: 10_001 }],
        ['a day that is none', /validUntil/, { validUntil: 'soon' }],
        ['long conditions', /terms/, { terms: tooLong(4000) }],
        ['no quantity', /lines\.0\.quantity/, ownLines({ quantity: 0 })],
        ['a price of nothing', /lines\.0\.unitNet/, ownLines({ unitNet: 0 })],
        ['a margin above all', /lines\.0\.marginPoints/, ownLines({ marginPoints: 100_001 })],
        ['a long text', /lines\.0\.text/, ownLines({ text: tooLong(500) })],
        ['an article twice', /lines\.1\.variantId/, world => ({ lines: [ownLine(world), ownLine(world)] })]),
    deleteOwnOffer: inputs('admin of A', () => ({ id: nobodysId, version: 1 }), nobodysOffer, badId),
    ownOfferToCart: inputs('admin of A', () => ({ id: nobodysId, ...key() }), nobodysOffer, badId, shortKey),
    saveOfferLetterhead: inputs('admin of A', () => ({ version: 0, marginPoints: 2_000, validDays: 14 }),
        ['no days', /validDays/, { validDays: 0 }],
        ['a margin below all', /marginPoints/, { marginPoints: -9_001 }],
        ['a name of two lines', /name/, { name: 'a\nb' }],
        ['a tax below nothing', /taxPoints/, { taxPoints: -1 }]),
};

const stepOf = () => ({ id: nobodysId, version: 1, ...key() });

export const quotesAdminBadInput: Record<string, BadCall[]> = {
    startQuote: inputs('sales-expert', ({ ids }) => ({ companyId: ids.companyId, ...key() }),
        ['an unknown company', /Company/, { companyId: nobodysId }],
        ['a member of nobody', /memberId/, { memberId: nobodysId }],
        ['a long subject', /remark/, { remark: tooLong(2000) }],
        shortKey),
    saveQuoteDraft: inputs('sales-expert', () => ({ id: nobodysId, version: 1, lines: [] }),
        nobodys, badId,
        ['long conditions', /terms/, { terms: tooLong(4000) }],
        ['a day that is none', /validUntil/, { validUntil: 'soon' }],
        ...badLines.slice(0, 6)),
    sendQuote: inputs('sales-expert', stepOf, nobodys, badId, shortKey),
    decideQuoteDraft: inputs('sales-manager', () => ({ ...stepOf(), accept: true }), nobodys, badId, shortKey),
    closeQuote: inputs('sales-expert', () => ({ ...stepOf(), reason: 'because' }), nobodys, badId, shortKey, ['no reason', /reason/, { reason: ' ' }]),
    assignQuote: inputs('sales-expert', () => ({ id: nobodysId, version: 1 }), nobodys, badId),
    commentOnQuote: inputs('sales-expert', () => ({ id: nobodysId, text: 'When?', ...key() }), nobodys, badId, shortKey, ['no text', /text/, { text: ' ' }]),
    setQuoteRules: inputs('superadmin', () => ({ version: 1, validDays: 14, remindDays: 3 }),
        ['a floor above all', /floorPoints/, { floorPoints: 10_001 }],
        ['no days', /validDays/, { validDays: 0 }],
        ['a reminder too early', /remindDays/, { remindDays: 61 }],
        ['an old version', /version/, { version: 77 }]),
};
