import type { PersonalDataDeclaration } from '../../../kernel/personal-data';
import { forgetInLog } from './forgetting.query';

export const auditPersonalData: PersonalDataDeclaration = {
    plugin: 'audit',
    rows: [
        {
            table: 'audit_entry',
            section: 'Log of what was done',
            of: `t.actor = ANY(:actor) OR t.subject = ANY(:actor)
                 OR (t.entity, t."entityId") IN (SELECT split_part(r, ':', 1), split_part(r, ':', 2) FROM unnest(:record) r)`,
            columns: { actorName: 'mentions', before: 'mentions', after: 'mentions', reason: 'mentions' },
            also: ['at', 'actor', 'subject', 'action', 'entity', 'entityId', 'companyId'],
            nearby: 't."companyId" = ANY(:company)',
            by: 'own',
            kept: 'Who did what, by number: the firm answers for its acts. What it says of the person is erased, and the chain of seals tells of that.',
        },
    ],
    erase: forgetInLog,
};
