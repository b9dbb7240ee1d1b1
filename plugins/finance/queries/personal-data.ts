import { type Ask, type PersonalDataDeclaration, type PersonalRefusal, type PersonKeys } from '../../../kernel/personal-data';

export const financePersonalData: PersonalDataDeclaration = {
    plugin: 'finance',
    rows: [
        {
            table: 'credit_reservation',
            section: 'Orders over the credit limit',
            columns: { overrideReason: 'mentions' },
            nearby: 't."companyId" = ANY(:company)',
        },
        {
            table: 'credit_proposal',
            section: 'Large credits asked for',
            columns: { reason: 'mentions', decisionReason: 'mentions' },
            nearby: 't."companyId" = ANY(:company)',
        },
        { table: 'incoming_payment', section: 'Payments', columns: { note: 'mentions' }, nearby: 't."companyId" = ANY(:company)' },
        { table: 'payment_refund', section: 'Payments given back', columns: { reason: 'mentions' } },
        {
            table: 'limit_request',
            section: 'Higher credit limits asked for',
            of: 't."memberId" = ANY(:member)',
            columns: { justification: 'mentions', answer: 'mentions' },
            nearby: 't."companyId" = ANY(:company)',
        },
    ],
    refuse: async (ask: Ask, keys: PersonKeys): Promise<PersonalRefusal[]> => {
        const owing = await ask<{ companyId: number }>(
            `SELECT DISTINCT r."companyId" FROM credit_reservation r
              WHERE r."companyId" = ANY($1::int[]) AND r.state = 'held' AND r."amountMinor" > 0 AND NOT EXISTS (
                    SELECT 1 FROM company_member m WHERE m."companyId" = r."companyId" AND m.active AND m.id <> ALL($2::int[])) ORDER BY 1`,
            [[...(keys.company ?? [])], [...(keys.member ?? [])]],
        );
        return owing.map(({ companyId }) => ({ reason: 'unpaid', companyId }));
    },
};
