import type { EntityManager } from 'typeorm';

export interface ResaleLevel {
    level: number;
    companyId: number;
    companyName: string;
    customerCompanyId: number;
    customerName: string;
    costNet: number;
    paidNet: number;
    earningNet: number;
    owedGross: number | null;
    decision: string | null;
    currencyCode: string;
}

/** All distributors of an order from the root down, for staff. */
export async function orderResale(manager: EntityManager, orderId: number): Promise<ResaleLevel[]> {
    const rows = await manager.query<Array<ResaleLevel & { costNet: string; paidNet: string; owedGross: string | null }>>(
        `SELECT e.level, e."companyId", d.name AS "companyName", e."customerCompanyId", c.name AS "customerName", e."costNet", e."paidNet", e."owedGross",
                e.decision, o."currencyCode"
           FROM distributor_earning e JOIN company d ON d.id = e."companyId" JOIN company c ON c.id = e."customerCompanyId"
           JOIN "order" o ON o.id = e."orderId" WHERE e."orderId" = $1 ORDER BY e.level`,
        [orderId],
    );
    return rows.map(row => {
        const [costNet, paidNet] = [Number(row.costNet), Number(row.paidNet)];
        return { ...row, costNet, paidNet, earningNet: paidNet - costNet, owedGross: row.owedGross === null ? null : Number(row.owedGross) };
    });
}
