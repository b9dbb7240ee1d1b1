import type { EntityManager } from 'typeorm';

import type { Decision } from '../domain/order-way';

export interface Person {
    name: string;
    email: string;
    language: string;
}

/** A distributor to whom the order has come, and one of his administrators. */
export interface ToldDistributor extends Person {
    companyId: number;
    level: number;
    decision: Decision;
    customerName: string;
    paidNet: string;
    currencyCode: string;
    code: string;
}

/** Whom to tell of an order among the distributors that it has come to: each company's administrators. */
export function toldDistributors(manager: EntityManager, orderId: number): Promise<ToldDistributor[]> {
    return manager.query<ToldDistributor[]>(
        `SELECT e."companyId", e.level, e.decision, c.name AS "customerName", e."paidNet", o."currencyCode", o.code,
                p."firstName" || ' ' || p."lastName" AS name, p."emailAddress" AS email, m.language
           FROM distributor_earning e
           JOIN "order" o ON o.id = e."orderId"
           JOIN company c ON c.id = e."customerCompanyId"
           JOIN company_member m ON m."companyId" = e."companyId" AND m.active AND m."acceptedAt" IS NOT NULL AND m.role = 'admin'
           JOIN customer p ON p.id = m."customerId"
          WHERE e."orderId" = $1 AND e."reachedAt" IS NOT NULL ORDER BY e.level DESC, m.id LIMIT 200`,
        [orderId],
    );
}

/** Who ordered, or the buying company's administrators when staff did, of an order that his own distributor looked at and agreed to; with that one's name. */
export function buyersOf(manager: EntityManager, orderId: number): Promise<Array<Person & { distributorName: string; code: string }>> {
    return manager.query<Array<Person & { distributorName: string; code: string }>>(
        `SELECT p."firstName" || ' ' || p."lastName" AS name, p."emailAddress" AS email, m.language, d.name AS "distributorName", o.code
           FROM company_order co
           JOIN "order" o ON o.id = co."orderId"
           JOIN distributor_earning e ON e."orderId" = o.id AND e."isDirect" AND e.decision = 'approved'
           JOIN company d ON d.id = e."companyId"
           JOIN company_member m ON m."companyId" = co."companyId" AND m.active
                AND (m.id = co."placedByMemberId" OR (co."placedByMemberId" IS NULL AND m.role = 'admin'))
           JOIN customer p ON p.id = m."customerId"
          WHERE co."orderId" = $1 ORDER BY m.id LIMIT 20`,
        [orderId],
    );
}
