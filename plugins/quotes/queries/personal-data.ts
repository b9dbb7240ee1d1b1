import type { PersonalDataDeclaration } from '../../../kernel/personal-data';

const ofCompany = 'SELECT q.id FROM quote q WHERE q."companyId" = ANY(:company)';
const versionsOfCompany = `SELECT v.id FROM quote_version v WHERE v."quoteId" IN (${ofCompany})`;

export const quotesPersonalData: PersonalDataDeclaration = {
    plugin: 'quotes',
    finds: [
        { key: 'quote', sql: 'SELECT q.id AS key FROM quote q WHERE q."memberId" = ANY(:member)' },
        { key: 'aggregate', sql: `SELECT 'quote:' || x AS key FROM unnest(:quote) x` },
        { key: 'record', sql: `SELECT 'Quote:' || x AS key FROM unnest(:quote) x` },
    ],
    rows: [
        {
            table: 'quote',
            section: 'Enquiries and quotes',
            of: 't.id = ANY(:quote)',
            columns: { askedBy: 'name', remark: 'mentions', closeReason: 'mentions' },
            also: ['code', 'companyId', 'state', 'wishedDate', 'validUntil', 'orderId'],
            nearby: 't."companyId" = ANY(:company)',
            kept: 'What was asked and offered is part of the contract that came of it; his name in it is erased.',
        },
        {
            table: 'quote_version',
            section: 'Versions of quotes',
            of: 't."answeredByMemberId" = ANY(:member)',
            columns: { terms: 'mentions', refusalReason: 'mentions', answerRemark: 'mentions', linkNonce: 'secret' },
            also: ['quoteId', 'number', 'answeredAt'],
            nearby: `t."quoteId" IN (${ofCompany})`,
            kept: 'As quotes.',
        },
        {
            table: 'quote_line',
            section: 'Lines of quotes',
            columns: { remark: 'mentions', answerRemark: 'mentions' },
            nearby: `t."versionId" IN (${versionsOfCompany})`,
        },
        {
            table: 'quote_comment',
            section: 'Comments on quotes',
            of: 't."memberId" = ANY(:member)',
            columns: { text: 'erased', authorName: 'name' },
            also: ['quoteId', 'writtenAt', 'author'],
        },
        {
            table: 'quote_comment',
            section: 'Comments of others on quotes',
            of: 't."quoteId" = ANY(:quote) AND t."memberId" IS NULL AND NOT t.internal',
            columns: { text: 'mentions' },
            also: ['quoteId', 'writtenAt', 'author'],
            nearby: `t."quoteId" IN (${ofCompany})`,
        },
        {
            table: 'own_offer',
            section: 'Offers to own customers',
            of: 't."memberId" = ANY(:member)',
            columns: { madeBy: 'name', title: 'mentions', customerName: 'mentions', customerDetails: 'mentions', introduction: 'mentions', terms: 'mentions' },
            also: ['number', 'validUntil'],
            nearby: 't."companyId" = ANY(:company)',
            kept: 'What the company offered is its own; his name in it is erased.',
        },
        {
            table: 'own_offer_line',
            section: 'Lines of offers to own customers',
            columns: { text: 'mentions' },
            nearby: 't."offerId" IN (SELECT o.id FROM own_offer o WHERE o."companyId" = ANY(:company))',
        },
        {
            table: 'offer_letterhead',
            section: 'Letterheads of offers',
            columns: { name: 'mentions', details: 'mentions', introduction: 'mentions', terms: 'mentions' },
            nearby: 't."companyId" = ANY(:company)',
        },
    ],
};
