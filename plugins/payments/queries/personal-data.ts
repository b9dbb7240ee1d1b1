import type { PersonalDataDeclaration } from '../../../kernel/personal-data';

export const paymentsPersonalData: PersonalDataDeclaration = {
    plugin: 'payments',
    rows: [
        { table: 'pay_link', section: 'Payment links', of: 't.email = ANY(:email)', columns: { email: 'mail' } },
        { table: 'payment_attempt', section: 'Payments online', of: 't."memberId" = ANY(:member)', columns: { lastAnswer: 'mentions' } },
    ],
};
