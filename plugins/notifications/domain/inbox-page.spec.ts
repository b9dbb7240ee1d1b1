import { type InboxMessage, inboxMessagePage, inboxPage } from './inbox-page';

const message: InboxMessage = {
    id: 7,
    createdAt: new Date('2026-03-20T10:00:00Z'),
    channel: 'sms',
    template: 'shipment-dispatched',
    language: 'fa',
    recipient: '+989121234567',
    recipientName: '<b>سارا</b>',
    subject: null,
    body: 'سفارش در راه است: https://example.com/t/abc',
    parts: 1,
    state: 'SENT',
    lastError: null,
};

it('lists texts as links, with everything escaped', () => {
    const html = inboxPage([message]);
    expect(html).toContain('href="/dev/inbox/7"');
    expect(html).toContain('&#60;b&#62;سارا');
    expect(html).not.toContain('<b>');
});

it('shows one text in its direction, its links to be clicked', () => {
    const html = inboxMessagePage(message);
    expect(html).toContain('dir="rtl"');
    expect(html).toContain('<a href="https://example.com/t/abc">');
});

it('says so when there is nothing', () => {
    expect(inboxPage([])).toContain('No text has been sent yet.');
});
