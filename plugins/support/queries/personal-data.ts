import type { PersonalDataDeclaration } from '../../../kernel/personal-data';

export const supportPersonalData: PersonalDataDeclaration = {
    plugin: 'support',
    finds: [
        { key: 'thread', sql: 'SELECT s.id AS key FROM support_thread s WHERE s."memberId" = ANY(:member)' },
        { key: 'aggregate', sql: `SELECT 'support-thread:' || x AS key FROM unnest(:thread) x` },
        { key: 'record', sql: `SELECT 'SupportThread:' || x AS key FROM unnest(:thread) x` },
    ],
    rows: [
        {
            table: 'support_thread',
            section: 'Conversations',
            of: 't.id = ANY(:thread)',
            columns: { subject: 'erased', askedBy: 'name' },
            also: ['companyId', 'orderId', 'state', 'lastMessageAt'],
            kept: "That there was a conversation, and the firm's answers without his name.",
        },
        { table: 'support_thread', section: 'Conversations of colleagues', columns: { subject: 'mentions' }, nearby: 't."companyId" = ANY(:company)' },
        {
            table: 'support_message',
            section: 'Messages',
            of: 't."memberId" = ANY(:member)',
            columns: { text: 'erased', authorName: 'name' },
            also: ['threadId', 'sentAt', 'author'],
        },
        {
            table: 'support_message',
            section: 'Messages of others',
            of: `t."threadId" = ANY(:thread) AND t."memberId" IS NULL`,
            columns: { text: 'mentions' },
            also: ['threadId', 'sentAt', 'author'],
            nearby: 't."threadId" IN (SELECT s.id FROM support_thread s WHERE s."companyId" = ANY(:company))',
        },
        {
            table: 'support_file',
            section: 'Files of messages',
            of: 't."memberId" = ANY(:member)',
            columns: { name: 'erased', content: 'secret' },
            also: ['messageId', 'createdAt', 'format', 'sizeBytes'],
            delete: true,
        },
        {
            table: 'support_file',
            section: 'Files of messages of others',
            of: `t."memberId" IS NULL AND t."messageId" IN (SELECT m.id FROM support_message m WHERE m."threadId" = ANY(:thread))`,
            columns: { name: 'mentions' },
            also: ['messageId', 'createdAt', 'format', 'sizeBytes'],
        },
        {
            table: 'support_note',
            section: 'Notes of staff',
            of: 't."threadId" = ANY(:thread)',
            columns: { text: 'mentions' },
            also: ['threadId', 'createdAt'],
            nearby: 't."threadId" IN (SELECT s.id FROM support_thread s WHERE s."companyId" = ANY(:company))',
        },
    ],
};
