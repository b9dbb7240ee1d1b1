/** One place of the slot; no row when all of its $3 are taken. */
export const takePlace = `
    INSERT INTO pickup_slot AS s (day, "startMinute", taken) VALUES ($1, $2, 1)
    ON CONFLICT (day, "startMinute") DO UPDATE SET taken = s.taken + 1, "updatedAt" = now() WHERE s.taken < $3
    RETURNING s.taken`;

export const giveBackPlace = 'UPDATE pickup_slot SET taken = taken - 1, "updatedAt" = now() WHERE day = $1 AND "startMinute" = $2 AND taken > 0';

/** What is taken from day $1 to day $2. */
export const takenPlaces = 'SELECT day::text AS day, "startMinute", taken FROM pickup_slot WHERE day BETWEEN $1 AND $2 AND taken > 0';

export interface PickupRow {
    orderId: number;
    orderCode: string;
    orderState: string;
    companyId: number;
    companyName: string;
    day: string;
    startMinute: number;
    endMinute: number;
    firstName: string;
    lastName: string;
    phone: string | null;
    remarks: string;
    version: number;
    weightKg: number;
    lineCount: number;
}

/** Pick-ups of the day $1, of companies within reach $2. */
export const pickupsOfDay = `
    SELECT p."orderId", o.code AS "orderCode", o.state AS "orderState", p."companyId", c.name AS "companyName", p.day::text AS day, p."startMinute", p."endMinute",
           p."firstName", p."lastName", p.phone, p.remarks, p.version, g."weightKg", g."lineCount"
      FROM pickup p
      JOIN "order" o ON o.id = p."orderId"
      JOIN company c ON c.id = p."companyId"
     CROSS JOIN LATERAL (
           SELECT COALESCE(sum(l.quantity::float8 * COALESCE(s."weightG", 0)) / 1000, 0) AS "weightKg", count(*)::int AS "lineCount"
             FROM order_line l LEFT JOIN variant_sales s ON s."productVariantId" = l."productVariantId" WHERE l."orderId" = o.id) g
     WHERE p.day = $1 AND ($2::int[] IS NULL OR c."managerAdministratorId" = ANY($2))
     ORDER BY p."startMinute", p.id LIMIT 500`;
