/** As `bad-input.ts`: what strangers send to get in, what members ask to be changed, and what staff decide of both. */
import { badId, type BadCall, calls, freshKey, inputs, tooLong, unknownId } from './bad-input';
import type { BadWorld } from './bad-input-world';
import { nobodysId } from './calls';

const consents = [{ kind: 'terms', version: 1 }, { kind: 'privacy', version: 1 }];
const wish = () => ({
    companyName: 'Baran', countryCode: 'IR', taxId: '10103492170', streetLine: 'Azadi 1', city: 'Tehran', postalCode: '1234567890', firstName: 'Mina',
    lastName: 'Azar', phone: '+982188776655', emailAddress: 'mina@baran.example', language: 'en', consents, idempotencyKey: freshKey(),
});
const contact = () => ({
    firstName: 'Nima', lastName: 'Rad', phone: '+982188776655', emailAddress: 'nima@rad.example', countryCode: 'IR', city: 'Rey', streetLine: 'Shahr 1', language: 'en', consents,
    idempotencyKey: freshKey(),
});
const changes = (given: object) => ({ changes: given });
const step = ({ ids }: BadWorld) => ({ id: ids.applicationId, version: 1, idempotencyKey: freshKey() });
const member = { firstName: 'Mina', lastName: 'Azar', emailAddress: 'mina@baran.example', role: 'buyer', language: 'en' };
const decision = (change: object) => ({ decisions: [{ field: 'city', accept: false, reason: 'No.', ...change }] });

export const registrationShopBadInput: Record<string, BadCall[]> = {
    applyForAccess: inputs(undefined, wish,
        ['a wrong digit', /taxId: a digit is wrong/, { taxId: '10103492171' }],
        ['letters in a number', /taxId: must have digits only/, { taxId: 'ABCDEFGHIJK' }],
        ['a wrong economic code', /economicCode: must have/, { economicCode: '12' }],
        ['no VAT number of Germany', /taxId: must be written like/, { countryCode: 'DE' }],
        ['no phone number', /phone: /, { phone: 'call me' }],
        ['no address', /emailAddress: /, { emailAddress: 'nobody' }],
        ['no consent', /privacy: must be agreed/, { consents: [{ kind: 'terms', version: 1 }] }],
        ['an older text', /terms: has a newer version/, { consents: [{ kind: 'terms', version: 9 }, { kind: 'privacy', version: 1 }] }],
        ['a consent that is none', /consents\.0\.kind/, { consents: [{ kind: 'soul', version: 1 }] }],
        ['an empty name', /companyName/, { companyName: ' ' }],
        ['a country that is none', /countryCode/, { countryCode: 'Iran' }],
        ['a language that is not spoken', /language/, { language: 'xx' }],
        ['a long message', /message/, { message: tooLong(4000) }],
        ['a short key', /idempotencyKey/, { idempotencyKey: 'short' }]),
    confirmApplication: calls(undefined, ['a link that does not exist', /unknown/, { token: 'no-such-link' }], ['a long link', /unknown/, { token: tooLong(300) }]),
    answerApplication: calls(undefined,
        ['a link that does not exist', /unknown/, { token: 'no-such-link', answer: 'Yes' }],
        ['no answer', /answer/, { token: 'no-such-link', answer: ' ' }]),
    requestCompanyChange: inputs('admin of A', () => ({ ...changes({ city: 'Karaj' }), idempotencyKey: freshKey() }),
        ['a wrong digit', /taxId: a digit is wrong/, changes({ taxId: '10103492171' })],
        ['no phone number', /phone: /, changes({ phone: 'call me' })],
        ['no address', /email: /, changes({ email: 'nobody' })],
        ['no name', /name/, changes({ name: null })],
        ['nothing', /Nothing would change/, changes({})],
        ['a long note', /note/, { note: tooLong(2000) }],
        ['a short key', /idempotencyKey/, { idempotencyKey: 'x' }]),
    setGuestContact: inputs('guest, shop', contact,
        ['no phone number', /phone: /, { phone: 'call me' }],
        ['no address', /emailAddress: /, { emailAddress: 'nobody' }],
        ['no city', /city/, { city: ' ' }],
        ['a country that is none', /countryCode/, { countryCode: 'Iran' }],
        ['a language that is not spoken', /language/, { language: 'xx' }],
        ['no consent', /privacy: must be agreed/, { consents: [{ kind: 'terms', version: 1 }] }],
        ['an older text', /terms: has a newer version/, { consents: [{ kind: 'terms', version: 9 }, { kind: 'privacy', version: 1 }] }],
        ['a short key', /idempotencyKey/, { idempotencyKey: 'short' }]),
    startGuest: calls(undefined,
        ['a short key', /idempotencyKey/, { language: 'en', idempotencyKey: 'short' }],
        ['a language that is not spoken', /language/, { language: 'xx', idempotencyKey: 'nobody-has-this-key' }]),
    withdrawChangeRequest: calls('admin of A', unknownId, badId),
};

export const registrationAdminBadInput: Record<string, BadCall[]> = {
    assignApplication: inputs('superadmin', world => ({ ...step(world), administratorId: null }),
        ['nobody', /administratorId: nobody who may decide/, { administratorId: nobodysId }],
        ['an old version', /changed meanwhile/, { version: 77 }],
        unknownId, badId),
    askApplicant: inputs('sales-expert', world => ({ ...step(world), question: 'Which hotels?' }),
        ['no question', /question/, { question: '' }],
        ['a long question', /question/, { question: tooLong(2000) }],
        ['an old version', /changed meanwhile/, { version: 77 }],
        unknownId, badId),
    refuseApplication: inputs('sales-expert', world => ({ ...step(world), reason: 'Wholesale only.' }),
        ['no reason', /reason/, { reason: ' ' }],
        ['an old version', /changed meanwhile/, { version: 77 }],
        unknownId, badId),
    acceptApplication: inputs('sales-expert', world => ({ ...step(world), companyId: world.ids.companyId, member }),
        ['no company', /companyId/, { companyId: null }],
        ['a company and a new one', /companyId/, () => ({ company: { name: 'Baran', countryCode: 'IR', currencyCode: 'IRR', language: 'en', orderingEnabled: false } })],
        ['an unknown company', /Company/, { companyId: nobodysId }],
        ['an unknown role', /member\.role/, { member: { ...member, role: 'king' } }],
        ['no address', /member\.emailAddress/, { member: { ...member, emailAddress: 'nobody' } }],
        ['an address that is taken', /member\.emailAddress/, ({ ids }) => ({ member: { ...member, emailAddress: ids.memberEmail } })],
        ['an old version', /changed meanwhile/, { version: 77 }],
        unknownId, badId),
    sendApplicantWelcome: inputs('sales-expert', ({ ids }) => ({ id: ids.applicationId, idempotencyKey: freshKey() }), ['one that is not accepted', /has not been accepted/, {}], unknownId, badId),
    publishConsentTexts: inputs('superadmin', () => ({ kind: 'terms', texts: [{ language: 'fa', text: 'متن' }] }),
        ['a text that is none', /kind/, { kind: 'soul' }],
        ["no text in the firm's language", /texts/, { texts: [{ language: 'pl', text: 'Tekst' }] }],
        ['a language twice', /texts/, { texts: [{ language: 'fa', text: 'یک' }, { language: 'fa', text: 'دو' }] }],
        ['an empty text', /texts\.0\.text/, { texts: [{ language: 'fa', text: '' }] }]),
    decideChangeRequest: inputs('sales-expert', ({ ids }) => ({ id: ids.changeRequestId, ...decision({}), idempotencyKey: freshKey() }),
        ['no reason', /needs a reason/, decision({ reason: null })],
        ['a field that was not asked for', /not asked for/, { decisions: [{ field: 'phone', accept: true }, { field: 'city', accept: false, reason: 'No.' }] }],
        ['no decisions', /decisions/, { decisions: [] }],
        ['a field that is none', /decisions\.0\.field/, decision({ field: 'soul' })],
        ['a value that was not seen', /changed meanwhile/, decision({ accept: true, shownValue: 'Nowhere' })],
        unknownId, badId),
};
