import fc from 'fast-check';

import { deliveryStates, earlierStates, isMailAddress, maskedRecipient, smsEncoding, smsNumber, smsParts, withoutLinks } from './delivery';

describe('smsParts', () => {
    it.each([
        ['a'.repeat(160), 1],
        ['a'.repeat(161), 2],
        ['a'.repeat(306), 2],
        ['a'.repeat(307), 3],
        ['€'.repeat(80), 1],
        ['€'.repeat(81), 2],
        ['س'.repeat(70), 1],
        ['س'.repeat(71), 2],
        ['س'.repeat(134), 2],
        ['س'.repeat(135), 3],
        ['', 1],
    ])('counts %#', (text, parts) => {
        expect(smsParts(text)).toBe(parts);
    });

    it('never falls when text is added', () => {
        fc.assert(fc.property(fc.string(), fc.string(), (a, b) => smsParts(a + b) >= smsParts(a)));
    });
});

it('tells the alphabet of a text', () => {
    expect(smsEncoding('Zamówienie')).toBe('unicode');
    expect(smsEncoding('Order {1} for 5 €')).toBe('gsm');
    expect(smsEncoding('سفارش')).toBe('unicode');
});

it('never lets news take back what has arrived, nor touch what was not handed over', () => {
    for (const news of deliveryStates) {
        for (const state of ['DELIVERED', 'QUEUED', 'SKIPPED'] as const) expect(earlierStates(news)).not.toContain(state);
    }
    expect(earlierStates('DELIVERED')).toContain('FAILED');
    expect(earlierStates('FAILED')).toContain('SENT');
});

describe('smsNumber', () => {
    it.each([
        ['09121234567', '+989121234567', null],
        ['+98 912 123 4567', '+989121234567', null],
        ['+48 601 234 567', '+48601234567', null],
        ['+1 900 555 0100', '+19005550100', 'SMS to +1 are not allowed'],
        ['hello', 'hello', 'Not a phone number'],
    ])('reads %s', (raw, number, refusal) => {
        expect(smsNumber(raw, ['+98', '+48'])).toEqual({ number, refusal });
    });
});

describe('isMailAddress', () => {
    it.each(['a@b.ir', 'sara.karimi+orders@example.com'])('takes %s', address => expect(isMailAddress(address)).toBe(true));
    it.each(['', 'a@b', 'a b@c.ir', 'a@b.ir,c@d.ir', 'a@b.ir\nBcc: c@d.ir', '<a@b.ir>'])('refuses %j', address =>
        expect(isMailAddress(address)).toBe(false),
    );
});

it('masks recipients but leaves them recognisable', () => {
    expect(maskedRecipient('sms', '+989121234567')).toBe('+989•••567');
    expect(maskedRecipient('mail', 'sara@example.com')).toBe('s•••@example.com');
});

it('takes links out of a text', () => {
    expect(withoutLinks('Open https://a.b/c?d=1 now')).toBe('Open […] now');
});
