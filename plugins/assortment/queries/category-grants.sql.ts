import { translated } from './catalogue-page.sql';

/** To whom a category is opened: a company, a group or a branch; all null stands for everybody. */
export interface Grantee {
    companyId: number | null;
    groupName: string | null;
    branchId: number | null;
}

export interface CategoryAccess {
    collectionId: number;
    name: string;
    parentId: number | null;
    /** This category itself is everybody's. */
    isCommon: boolean;
    /** This category itself is opened to the one who is asked for. */
    isGranted: boolean;
    /** He sees it by this or another grant: of a category above it, of his group, of his company, or because it is common. */
    isSeen: boolean;
}

export interface CategoryViewer {
    kind: 'company' | 'group' | 'branch';
    id: number;
    name: string;
    /** Of a branch. */
    companyName: string | null;
    /** Companies that see the category by this grant. */
    companies: number;
    /** The category that the grant names: this one, or one above it. */
    viaCategory: string;
}

/** All categories as the company `$1`, the group `$2` or the branch `$3` sees them, with names in the language `$4`. */
export const categoriesAsSeen = `
    WITH RECURSIVE asked AS (
        SELECT coalesce($1::int, (SELECT b."companyId" FROM company_branch b WHERE b.id = $3::int)) AS "companyId"
    ), opened AS (
        SELECT o."collectionId" FROM common_category o
        UNION
        SELECT g."collectionId" FROM company_category g
        WHERE g."companyId" = (SELECT "companyId" FROM asked) OR g."branchId" = $3::int
           OR g."groupName" = coalesce($2::text, (SELECT c."groupName" FROM company c JOIN asked ON c.id = asked."companyId"))
    ), seen AS (
        SELECT DISTINCT t.id_descendant AS id FROM opened o JOIN collection_closure t ON t.id_ancestor = o."collectionId"
    )
    SELECT c.id AS "collectionId", ${translated('collection_translation', 'c.id', '$4::text')} AS name,
           CASE WHEN p."isRoot" THEN NULL ELSE c."parentId" END AS "parentId",
           EXISTS (SELECT 1 FROM common_category o WHERE o."collectionId" = c.id) AS "isCommon",
           EXISTS (SELECT 1 FROM company_category g WHERE g."collectionId" = c.id
                   AND (g."companyId" = $1::int OR g."groupName" = $2::text OR g."branchId" = $3::int)) AS "isGranted",
           EXISTS (SELECT 1 FROM seen WHERE seen.id = c.id) AS "isSeen"
    FROM collection c LEFT JOIN collection p ON p.id = c."parentId"
    WHERE NOT c."isRoot" ORDER BY c.position, c.id`;

/** Who sees the category `$1`, by grants of it and of those above it, with names in the language `$2`; companies among `$3` only, if it is not null. */
export const viewersOfCategory = `
    SELECT CASE WHEN g."companyId" IS NOT NULL THEN 'company' WHEN g."groupName" IS NOT NULL THEN 'group' ELSE 'branch' END AS kind,
           coalesce(g."companyId", k.id, g."branchId") AS id, coalesce(c.name, g."groupName", b.name) AS name, bc.name AS "companyName",
           CASE WHEN g."groupName" IS NULL THEN 1 ELSE (SELECT count(*)::int FROM company m WHERE m."groupName" = g."groupName" AND m.active) END AS companies,
           ${translated('collection_translation', 'g."collectionId"', '$2::text')} AS "viaCategory"
    FROM company_category g
    JOIN collection_closure t ON t.id_ancestor = g."collectionId" AND t.id_descendant = $1
    LEFT JOIN company c ON c.id = g."companyId"
    LEFT JOIN company_group k ON k.name = g."groupName"
    LEFT JOIN company_branch b ON b.id = g."branchId"
    LEFT JOIN company bc ON bc.id = b."companyId"
    WHERE $3::int[] IS NULL OR coalesce(g."companyId", b."companyId") = ANY($3::int[]) OR g."groupName" IS NOT NULL
    ORDER BY kind, name, g.id
    LIMIT 500`;

/** Opens each of the categories `$1` to each of the companies `$2`, groups `$3` and branches `$4`; answers how many grants are new. */
export const grantMany = `
    WITH wanted AS (
        SELECT x.id AS "companyId", NULL::text AS "groupName", NULL::int AS "branchId" FROM unnest($2::int[]) x(id)
        UNION ALL SELECT NULL, x.name, NULL FROM unnest($3::text[]) x(name)
        UNION ALL SELECT NULL, NULL, x.id FROM unnest($4::int[]) x(id))
    INSERT INTO company_category ("companyId", "groupName", "branchId", "collectionId")
    SELECT w."companyId", w."groupName", w."branchId", k.id FROM wanted w, (SELECT DISTINCT unnest($1::int[]) AS id) k
    ON CONFLICT DO NOTHING RETURNING id`;

export const revokeMany = `
    DELETE FROM company_category WHERE "collectionId" = ANY($1::int[])
       AND ("companyId" = ANY($2::int[]) OR "groupName" = ANY($3::text[]) OR "branchId" = ANY($4::int[])) RETURNING id`;
