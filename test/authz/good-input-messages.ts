/** As `good-input.ts`: the firm's own words, how it writes to people, and SMS to its line. */
import { freshKey as key } from './bad-input';
import type { GoodCall, Making } from './good-input';

type Answer = Record<string, unknown>;
type Variables = (making: Making) => Answer | Promise<Answer>;

const by = (as: string, table: Record<string, Variables>): Record<string, GoodCall> =>
    Object.fromEntries(Object.entries(table).map(([field, variables]) => [field, { as, variables }]));

const textVersion = (row: Making['row']) =>
    row(`SELECT COALESCE(max(version), 0)::text AS version FROM notification_text WHERE template = 'order-approved' AND channel = 'sms' AND language = 'en'`);

export const messagesAdmin = by('superadmin', {
    saveNotificationText: async ({ row }) => ({
        input: { template: 'order-approved', channel: 'sms', language: 'en', text: 'Order {{orderCode}} is approved: {{link}}', version: Number((await textVersion(row)).version) },
    }),
    resetNotificationText: async ({ row }) => ({ input: { template: 'order-approved', channel: 'sms', language: 'en', version: Number((await textVersion(row)).version) } }),
    updateNotificationSettings: async ({ row }) => ({
        input: {
            quietFrom: '22:00', quietUntil: '07:00', smsPerNumberPerDay: 20, smsPerDay: 5000, switchedOff: ['order-on-hold:sms'],
            version: Number((await row('SELECT COALESCE(max(version), 0)::text AS version FROM notification_settings')).version),
        },
    }),
    settleIncomingSms: ({ row }) =>
        row(`INSERT INTO incoming_sms (provider, "externalId", sender, line, text, state) VALUES ('local', '${key()}', '+989121234567', '3000', 'Hello', 'open') RETURNING id::text`),
});
