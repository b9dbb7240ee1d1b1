import type { PersonalDataDeclaration } from '../../../kernel/personal-data';

export const availabilityPersonalData: PersonalDataDeclaration = {
    plugin: 'availability',
    rows: [
        {
            table: 'stock_notice',
            section: 'Articles of whose arrival he wanted to be told',
            of: 't."memberId" = ANY(:member)',
            columns: {},
            also: ['productVariantId', 'state', 'askedAt', 'settledAt'],
            delete: true,
        },
    ],
};
