import type { PersonalDataDeclaration } from '../../../kernel/personal-data';

export const surveysPersonalData: PersonalDataDeclaration = {
    plugin: 'surveys',
    rows: [
        {
            table: 'rating',
            section: 'Ratings',
            of: `t."memberId" = ANY(:member) OR (t.source = 'link' AND t."orderId" = ANY(:recipientOrder))`,
            columns: { comment: 'empty' },
            also: ['orderCode', 'shipmentNumber', 'product', 'transport', 'ratedAt', 'source'],
            kept: 'The marks, without the words.',
        },
        { table: 'rating', section: 'Ratings of colleagues', columns: { comment: 'mentions' }, nearby: 't."companyId" = ANY(:company)' },
    ],
};
