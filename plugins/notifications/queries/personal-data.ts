import type { PersonalDataDeclaration } from '../../../kernel/personal-data';

const toHim = '(t.recipient = ANY(:email) OR t.recipient = ANY(:phone) OR t.recipient = ANY(:anyPhone))';
const hiddenWhen = 't.confidential';

export const notificationsPersonalData: PersonalDataDeclaration = {
    plugin: 'notifications',
    finds: [{ key: 'notification', sql: `SELECT t.id AS key FROM notification_message t WHERE ${toHim}` }],
    rows: [
        {
            table: 'notification_message',
            section: 'Messages sent to him',
            of: toHim,
            columns: { recipient: 'mail', recipientName: 'name', subject: 'empty', body: 'erased', htmlBody: 'empty', lastError: 'mentions' },
            also: ['channel', 'template', 'language', 'state', 'settledAt'],
            delete: true,
            hiddenWhen,
        },
        {
            table: 'notification_message',
            section: 'Messages to others about him',
            of: `t.aggregate = ANY(:aggregate) AND NOT ${toHim}`,
            columns: { subject: 'erased', body: 'erased', htmlBody: 'empty' },
            also: ['channel', 'template', 'state'],
            hiddenWhen,
            kept: 'That staff or colleagues were told something, without the text.',
        },
        {
            table: 'notification_message',
            section: 'Messages to others that name him',
            columns: { recipientName: 'mentions', subject: 'mentions', body: 'mentions', htmlBody: 'mentions', lastError: 'mentions' },
            nearby: `t.aggregate IN (SELECT 'order:' || co."orderId" FROM company_order co WHERE co."companyId" = ANY(:company))`,
            hiddenWhen,
        },
        {
            table: 'notification_opt_out',
            section: 'News that he does without',
            of: toHim,
            columns: { recipient: 'mail' },
            also: ['channel', 'topic', 'source'],
            delete: true,
        },
        {
            table: 'incoming_sms',
            section: 'SMS that he sent',
            of: '(t.sender = ANY(:phone) OR t.sender = ANY(:anyPhone))',
            columns: { sender: 'mail', text: 'erased' },
            also: ['line', 'state'],
            delete: true,
        },
        { table: 'incoming_sms', section: 'SMS of others that name him', columns: { text: 'mentions' } },
    ],
};
