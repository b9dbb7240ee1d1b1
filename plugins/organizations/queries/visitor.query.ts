import type { EntityManager } from 'typeorm';

import type { AccessMode } from '../domain/access-modes';

export interface VisitorRow {
    accessMode: AccessMode;
    companyId: number;
    currencyCode: string;
}

/** The firm's access mode at this moment, with the company whose assortment visitors see. */
export async function findVisitor(manager: EntityManager): Promise<VisitorRow | null> {
    const [row] = await manager.query<VisitorRow[]>(
        `SELECT f."accessMode", c.id AS "companyId", c."currencyCode"
         FROM firm_settings f JOIN company c ON c.id = f."publicCompanyId" AND c.active AND c.kind = 'public' WHERE f.id = 1`,
    );
    return row ?? null;
}
