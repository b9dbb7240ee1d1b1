/** As `bad-input.ts`: complaints and broadcasts, of members and of staff. */
import { badId, type BadCall, calls, freshKey, inputs, type Row, tooLong } from './bad-input';
import type { BadWorld } from './bad-input-world';
import { nobodysId } from './calls';

const texts = (text: string) => ({ en: text, fa: text, pl: text, ru: text });
const claim = { kindId: nobodysId, wish: 'replace', text: 'Wet', lines: [{ orderLineId: nobodysId, quantity: 1 }] };
const key = () => ({ idempotencyKey: freshKey() });
const shortKey: Row = ['a short key', /idempotencyKey/, { idempotencyKey: 'short' }];
const badClaims: readonly Row[] = [
    ['no goods', /lines/, { lines: [] }],
    ['no quantity', /lines\.0\.quantity/, { lines: [{ orderLineId: nobodysId, quantity: 0 }] }],
    ['a wish that is none', /wish/, { wish: 'money' }],
    ['a kind that there is not', /kindId/, {}],
    ['no words', /text/, { text: ' ' }],
    ['too many words', /text/, { text: tooLong(4000) }],
    ['a long batch', /batch/, { batch: tooLong(80) }],
    ['seven files', /fileIds/, { fileIds: [1, 2, 3, 4, 5, 6, 7].map(String) }],
    ['a shipment of nobody', /shipmentId/, { shipmentId: nobodysId }],
    shortKey,
];
const field = (change: object) => ({ fields: [{ key: 'where', type: 'text', required: false, label: texts('Where'), choices: [], ...change }] });
const nobodys: Row = ['a complaint that there is not', /Complaint/, { id: nobodysId }];

const texts1 = [{ language: 'en', subject: 'Closed', text: 'Until Saturday' }];
const nobodysBroadcast: Row = ['a broadcast that there is not', /Broadcast/, { id: nobodysId }];

export const complaintsShopBadInput: Record<string, BadCall[]> = {
    readBroadcast: calls('admin of A', ['a broadcast that he did not get', /Broadcast/, { id: nobodysId }], badId),
    fileComplaint: inputs('admin of A', ({ ids }: BadWorld) => ({ orderCode: ids.submittedCode, ...claim, ...key() }), ...badClaims, ['an order that there is not', /Order/, { orderCode: 'nothing' }]),
    withdrawComplaint: inputs('admin of A', () => ({ id: nobodysId, version: 1, ...key() }), nobodys, badId, shortKey, ['no version', /version/, { version: 0 }], ['a long reason', /reason/, { reason: tooLong(2000) }]),
};

export const complaintsAdminBadInput: Record<string, BadCall[]> = {
    saveBroadcast: inputs('sales-manager', () => ({ texts: texts1, audience: {}, banner: false, byMail: false, bySms: false, ...key() }),
        ['a broadcast that there is not', /Broadcast/, { id: nobodysId, version: 1 }],
        ['no text', /texts/, { texts: [] }],
        ['a language twice', /texts/, { texts: [...texts1, ...texts1] }],
        ['a language that is none', /texts\.0\.language/, { texts: [{ ...texts1[0], language: 'de' }] }],
        ['a long subject', /texts\.0\.subject/, { texts: [{ ...texts1[0], subject: tooLong(150) }] }],
        ['a country that is none', /audience\.countryCodes/, { audience: { countryCodes: ['Iran'] } }],
        ['days below nothing', /audience\.noOrderForDays/, { audience: { noOrderForDays: -1 } }],
        shortKey),
    scheduleBroadcast: inputs('sales-manager', () => ({ id: nobodysId, version: 1, ...key() }), nobodysBroadcast, badId, shortKey, ['an instant that is none', /sendAt/, { sendAt: 'tomorrow' }]),
    withdrawBroadcast: calls('sales-manager', ['a broadcast that there is not', /Broadcast/, { id: nobodysId }], badId),
    fileComplaintForCompany: inputs('sales-expert', ({ ids }: BadWorld) => ({ orderId: ids.submittedId, ...claim, ...key() }), ...badClaims, ['an order that there is not', /Order/, { orderId: nobodysId }]),
    moveComplaint: inputs('sales-expert', () => ({ id: nobodysId, version: 1, to: 'accepted', ...key() }), nobodys, badId, shortKey, ['a state that is none', /to/, { to: 'lost' }], ['a long reason', /reason/, { reason: tooLong(2000) }]),
    setComplaintCosts: inputs('sales-expert', () => ({ id: nobodysId, version: 1, goodsCost: 1, transportCost: 1, workCost: 1 }), nobodys, badId, ['a cost below nothing', /workCost/, { workCost: -1 }]),
    saveComplaintKind: inputs('superadmin', () => ({ name: texts('Damaged'), position: 1, active: true, fields: [] }),
        ['a kind that there is not', /ComplaintKind/, { id: nobodysId, version: 1 }],
        ['no name in Persian', /name\.fa/, { name: { ...texts('Damaged'), fa: '' } }],
        ['a position below nothing', /position/, { position: -1 }],
        ['a key that is none', /fields\.0\.key/, field({ key: 'Where is it?' })],
        ['a type that is none', /fields\.0\.type/, field({ type: 'colour' })],
        ['nothing to choose from', /fields\.0\.choices/, field({ type: 'choice' })],
        ['a field twice', /fields\.1\.key/, { fields: [...field({}).fields, ...field({}).fields] }]),
    setComplaintSettings: inputs('superadmin', () => ({ version: 1, mail: null, days: 10, counts: 'working', countries: [] }),
        ['no days', /days/, { days: 0 }],
        ['days of another kind', /counts/, { counts: 'moon' }],
        ['an address that is none', /mail/, { mail: 'nobody' }],
        ['a country that is none', /countries\.0\.countryCode/, { countries: [{ countryCode: 'Poland', consumersOnly: true, days: 14, counts: 'calendar' }] }],
        ['a country twice', /countries/, { countries: [1, 2].map(() => ({ countryCode: 'PL', consumersOnly: true, days: 14, counts: 'calendar' })) }]),
};
