import fc from 'fast-check';

import { choosableTopics, eventOf, everyTopic, isTemplateName, switchName, templateNames, topics, whyNotSent } from './events';

const none = new Set<string>();
const anyTemplate = fc.constantFrom(...templateNames);
const anyChannel = fc.constantFrom('sms' as const, 'mail' as const);

it('knows of each template what it is about', () => {
    for (const template of templateNames) expect(topics).toContain(eventOf(template).topic);
    expect(isTemplateName('order-approved')).toBe(true);
    expect(isTemplateName('toString')).toBe(false);
});

it('lets a member do without news, and not without dues', () => {
    const orders = new Set(['orders']);
    expect(whyNotSent('order-approved', 'sms', none, orders)).toBe('not-wanted');
    expect(whyNotSent('order-rejected', 'sms', none, orders)).toBeNull();
    expect(whyNotSent('shipment-dispatched', 'sms', none, orders)).toBeNull();
});

it('sends no SMS but those of his account to who answered STOP', () => {
    const stopped = new Set([everyTopic]);
    expect(whyNotSent('order-rejected', 'sms', none, stopped)).toBe('not-wanted');
    expect(whyNotSent('invitation', 'sms', none, stopped)).toBeNull();
});

it('lets the firm switch off an event on one channel', () => {
    const off = new Set([switchName('order-approved', 'sms')]);
    expect(whyNotSent('order-approved', 'sms', off, none)).toBe('switched-off');
    expect(whyNotSent('order-approved', 'mail', off, none)).toBeNull();
});

it('always sends what opens an account, whatever is switched and wished', () => {
    fc.assert(
        fc.property(anyTemplate, anyChannel, (template, channel) => {
            const off = new Set(templateNames.map(name => switchName(name, channel)));
            const verdict = whyNotSent(template, channel, off, new Set([everyTopic, ...choosableTopics]));
            expect(verdict === null).toBe(eventOf(template).topic === 'account');
        }),
    );
});

it('never takes a due from who chose among topics, and sends all to who chose nothing', () => {
    fc.assert(
        fc.property(anyTemplate, anyChannel, fc.subarray([...choosableTopics]), (template, channel, chosen) => {
            const verdict = whyNotSent(template, channel, none, new Set(chosen));
            expect(whyNotSent(template, channel, none, none)).toBeNull();
            if (eventOf(template).isDue) expect(verdict).toBeNull();
        }),
    );
});
