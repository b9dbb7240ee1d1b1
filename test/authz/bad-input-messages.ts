/** As `bad-input.ts`: the firm's own words, how it writes to people, and SMS to its line. */
import { badId, type BadCall, calls, inputs, unknownId } from './bad-input';

export const messagesBadInput: Record<string, BadCall[]> = {
    saveNotificationText: inputs('superadmin', () => ({ template: 'order-approved', channel: 'sms', language: 'en', text: 'Approved: {{orderCode}}', version: 0 }),
        ['an event that is none', /template/, { template: 'toString' }],
        ['a channel that is none', /channel/, { channel: 'pigeon' }],
        ['a language that is not written', /language/, { language: 'de' }],
        ['something that the event does not tell', /unknown-placeholder/, { text: 'Approved: {{price}}' }],
        ['a placeholder that does not end', /broken-placeholder/, { text: 'Approved: {{orderCode' }],
        ['nothing', /empty/, { text: ' ' }],
        ['an old version', /version/, { version: 77 }]),
    resetNotificationText: inputs('superadmin', () => ({ template: 'order-approved', channel: 'mail', language: 'en', version: 0 }),
        ['an event that is none', /template/, { template: 'x' }],
        ['an old version', /version/, { version: 77 }]),
    updateNotificationSettings: inputs('superadmin', () => ({ quietFrom: '22:00', quietUntil: '07:00', smsPerNumberPerDay: 20, smsPerDay: 5000, switchedOff: [], version: 0 }),
        ['no time of day', /quietFrom/, { quietFrom: '25:00' }],
        ['a beginning without an end', /quietUntil/, { quietUntil: null }],
        ['no SMS to anybody', /smsPerNumberPerDay/, { smsPerNumberPerDay: 0 }],
        ['a negative number', /smsPerDay/, { smsPerDay: -1 }],
        ['an event that cannot be switched off', /switchedOff/, { switchedOff: ['invitation:mail'] }],
        ['an old version', /version/, { version: 77 }]),
    settleIncomingSms: calls('superadmin', unknownId, badId),
};
