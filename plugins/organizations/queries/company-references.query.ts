import type { EntityManager } from 'typeorm';

export interface CompanyReference {
    table: string;
    column: string;
}

/**
 * What names a company and yet stays with it: the audit log is never rewritten, and a merge is about both. Everything else,
 * of whatever plugin, moves.
 */
export const staysWithCompany: readonly string[] = ['audit_entry', 'company', 'company_merge'];

/** Each column of the database that names a company: by a foreign key, or by its name (companyId, customerCompanyId) where a plugin declares none. */
export async function companyReferences(manager: EntityManager): Promise<CompanyReference[]> {
    return manager.query<CompanyReference[]>(
        `SELECT DISTINCT t.relname AS "table", a.attname AS "column"
           FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid AND t.relkind IN ('r', 'p')
           JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = current_schema()
          WHERE a.attnum > 0 AND NOT a.attisdropped AND NOT t.relname = ANY($1)
            AND (a.attname ~ '(^c|C)ompanyId$' OR EXISTS (
                 SELECT 1 FROM pg_constraint f WHERE f.contype = 'f' AND f.conrelid = t.oid AND f.confrelid = 'company'::regclass
                    AND f.confkey = (SELECT array_agg(i.attnum) FROM pg_attribute i WHERE i.attrelid = 'company'::regclass AND i.attname = 'id')
                    AND a.attnum = ANY(f.conkey)))
            AND EXISTS (SELECT 1 FROM pg_attribute i WHERE i.attrelid = t.oid AND i.attname = 'id' AND NOT i.attisdropped)
          ORDER BY 1, 2`,
        [staysWithCompany],
    );
}
