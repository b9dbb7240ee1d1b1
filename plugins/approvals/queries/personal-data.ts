import type { PersonalDataDeclaration } from '../../../kernel/personal-data';

export const approvalsPersonalData: PersonalDataDeclaration = {
    plugin: 'approvals',
    rows: [
        {
            table: 'approval_step',
            section: 'Decisions on orders',
            of: 't."memberId" = ANY(:member)',
            columns: { comment: 'empty' },
            also: ['requestId', 'level', 'decision', 'decidedAt'],
            kept: 'That the company agreed to an order, without the words: it is part of the order.',
        },
        { table: 'approval_link', section: 'Links for approving by mail', of: 't."memberId" = ANY(:member)', columns: {}, also: ['requestId', 'level', 'expiresAt', 'usedAt'], delete: true },
        {
            table: 'approval_step',
            section: 'Decisions of others on orders',
            columns: { comment: 'mentions' },
            nearby: 't."requestId" IN (SELECT q.id FROM approval_request q WHERE q."companyId" = ANY(:company))',
        },
    ],
};
