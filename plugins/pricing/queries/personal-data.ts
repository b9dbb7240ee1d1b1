import type { PersonalDataDeclaration } from '../../../kernel/personal-data';

export const pricingPersonalData: PersonalDataDeclaration = {
    plugin: 'pricing',
    rows: [
        {
            table: 'price_change_set',
            section: 'Changes of prices',
            columns: { reason: 'mentions', decisionReason: 'mentions' },
        },
    ],
};
