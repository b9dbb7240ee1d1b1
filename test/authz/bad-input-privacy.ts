/** As `bad-input.ts`: what people and staff want with the data of a person. */
import { type BadCall, calls, freshKey, inputs, type Row, tooLong, unknownId } from './bad-input';
import { nobodysId } from './calls';

const nobody = { customerId: nobodysId };
const badPerson: readonly Row[] = [
    ['nobody named', /give one/, { person: {} }],
    ['two ways to name him', /give one/, { person: { customerId: '1', phone: '+989121234567' } }],
    ['an address that is none', /emailAddress/, { person: { emailAddress: 'nowhere' } }],
    ['a number that is none', /phone/, { person: { phone: 'call me' } }],
    ['an id that nothing has', /with the id/, { person: nobody }],
    ['an id that is none', /customerId/, { person: { customerId: '0' } }],
];
const badKey: Row = ['a short key', /idempotencyKey/, { idempotencyKey: 'x' }];

export const privacyShopBadInput: Record<string, BadCall[]> = {
    exportMyPersonalData: calls('admin of A', badKey),
    askForErasure: inputs('admin of A', () => ({ idempotencyKey: freshKey() }), badKey, ['a long message', /message/, { message: tooLong(2000) }]),
    withdrawErasureRequest: calls('admin of A', unknownId, ['an id that is none', /\bid\b/, { id: '0' }]),
};

export const privacyAdminBadInput: Record<string, BadCall[]> = {
    exportPersonalData: inputs('superadmin', () => ({ person: nobody, reason: 'He asked.', idempotencyKey: freshKey() }), ...badPerson, badKey, ['no reason', /reason/, { reason: ' ' }], ['a language that is not spoken', /language/, { language: 'xx' }]),
    erasePersonalData: inputs('superadmin', () => ({ person: nobody, confirmation: 'a@b.example', reason: 'He asked.', idempotencyKey: freshKey() }),
        ...badPerson, badKey, ['no reason', /reason/, { reason: ' ' }], ['no address typed', /confirmation/, { confirmation: ' ' }],
        ['a request that is none', /requestId/, { requestId: '0' }]),
    refusePersonalDataRequest: inputs('superadmin', () => ({ id: nobodysId, answer: 'No.' }), unknownId, ['an id that is none', /\bid\b/, { id: '0' }], ['no answer', /answer/, { answer: ' ' }]),
};
