/** Who and what the demo firm has, as the history needs it. */
import type { EntityManager } from 'typeorm';

export interface MemberFacts {
    id: number;
    companyId: number;
    branchId: number | null;
    customerId: number;
    name: string;
    login: string;
    phone: string;
    role: string;
}

export interface BranchFacts {
    id: number;
    companyId: number;
    destination: string;
    address: Record<string, string>;
}

export interface CompanyFacts {
    id: number;
    code: string;
    name: string;
    currencyCode: string;
    language: 'fa' | 'pl';
    limitMinor: number;
    termDays: number;
    managerId: number;
    branches: BranchFacts[];
    members: MemberFacts[];
}

export interface VariantFacts {
    id: number;
    name: string;
    isMadeToOrder: boolean;
    minQuantity: number;
    increment: number;
    weightG: number;
    unit: string;
    rollFactor: number | null;
    onHand: number;
    taxCategoryId: number;
    assetId: number | null;
    routingId: number | null;
}

export interface StaffFacts {
    id: number;
    userId: number;
    name: string;
    login: string;
}

export interface RoutingStep {
    routingId: number;
    sequence: number;
    kind: string;
    name: Record<string, string>;
    stationId: number;
    setupMinutes: number;
    minutesPerUnit: number;
}

export interface Fleet {
    drivers: { id: number; name: string; phone: string }[];
    vehicles: { id: number; name: string; plate: string; tareG: number; capacityG: number }[];
}

export interface Facts {
    companies: CompanyFacts[];
    variants: VariantFacts[];
    staff: Map<string, StaffFacts>;
    steps: RoutingStep[];
    fleet: Fleet;
    locationId: number;
    channelId: number;
}

const companiesSql = `
    SELECT c.id, c.code, c.name, c."currencyCode", c.language, t."limitMinor"::float8 AS "limitMinor", t."termDays",
           c."managerAdministratorId" AS "managerId",
           (SELECT json_agg(json_build_object('id', b.id, 'companyId', c.id, 'destination', concat_ws(', ', b."streetLine", b.city),
                'address', json_build_object('fullName', b."contactName", 'company', c.name, 'streetLine1', b."streetLine", 'city', b.city,
                    'postalCode', b."postalCode", 'countryCode', b."countryCode", 'phoneNumber', coalesce(b.phone, ''))) ORDER BY b.id)
              FROM company_branch b WHERE b."companyId" = c.id) AS branches,
           (SELECT json_agg(json_build_object('id', m.id, 'companyId', c.id, 'branchId', m."branchId", 'customerId', m."customerId",
                'name', cu."firstName" || ' ' || cu."lastName", 'login', cu."emailAddress", 'phone', cu."phoneNumber", 'role', m.role) ORDER BY m.id)
              FROM company_member m JOIN customer cu ON cu.id = m."customerId" WHERE m."companyId" = c.id) AS members
      FROM company c JOIN credit_terms t ON t."companyId" = c.id ORDER BY c.id`;

const variantsSql = `
    SELECT v.id, n.name, s."madeToOrder" AS "isMadeToOrder", s."minQuantity", s.increment, s."weightG", s."baseUnit" AS unit,
           (SELECT u.factor FROM variant_unit u WHERE u."productVariantId" = v.id AND u.code = 'roll') AS "rollFactor",
           coalesce((SELECT sum(l."stockOnHand" - l."stockAllocated")::int FROM stock_level l WHERE l."productVariantId" = v.id), 0) AS "onHand",
           v."taxCategoryId", coalesce(v."featuredAssetId", p."featuredAssetId") AS "assetId",
           (SELECT r.id FROM production_routing r JOIN collection_product_variants_product_variant c ON c."collectionId" = r."categoryId"
             WHERE c."productVariantId" = v.id AND r.active ORDER BY r.id LIMIT 1) AS "routingId"
      FROM product_variant v JOIN product p ON p.id = v."productId" JOIN variant_sales s ON s."productVariantId" = v.id
      JOIN product_variant_translation n ON n."baseId" = v.id AND n."languageCode" = 'en'
     WHERE v."deletedAt" IS NULL ORDER BY v.id`;

const staffSql = `
    SELECT r.code AS role, a.id, a."userId", a."firstName" || ' ' || a."lastName" AS name, a."emailAddress" AS login
      FROM administrator a JOIN user_roles_role u ON u."userId" = a."userId" JOIN role r ON r.id = u."roleId" ORDER BY a.id`;

export async function readFacts(manager: EntityManager): Promise<Facts> {
    const staff = await manager.query<(StaffFacts & { role: string })[]>(staffSql);
    const [place] = await manager.query<{ locationId: number; channelId: number }[]>(
        'SELECT (SELECT min(id) FROM stock_location) AS "locationId", (SELECT min(id) FROM channel) AS "channelId"',
    );
    if (place === undefined) throw new Error('There is no channel.');
    return {
        ...place,
        companies: await manager.query<CompanyFacts[]>(companiesSql),
        variants: await manager.query<VariantFacts[]>(variantsSql),
        staff: new Map(staff.map(({ role, ...person }) => [role, person])),
        steps: await manager.query<RoutingStep[]>(
            `SELECT "routingId", sequence, kind, name, "stationId", "setupMinutes", "minutesPerUnit"
               FROM production_routing_operation ORDER BY "routingId", sequence`,
        ),
        fleet: {
            drivers: await manager.query('SELECT id, name, phone FROM transport_driver ORDER BY id'),
            vehicles: await manager.query('SELECT id, name, plate, "storedTareG" AS "tareG", "capacityG" FROM transport_vehicle ORDER BY id'),
        },
    };
}

export function staffOf(facts: Facts, role: string): StaffFacts {
    const found = facts.staff.get(role);
    if (found === undefined) throw new Error(`Nobody is ${role}.`);
    return found;
}
