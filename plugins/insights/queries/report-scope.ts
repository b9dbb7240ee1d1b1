/** What all reports are narrowed by. Every query takes the same parameters in the same order, and names each of them. */
export interface ReportScope {
    from: Date;
    until: Date;
    companyId: number | null;
    /** The account managers within whose customers the asker sees; null: all. */
    reach: readonly number[] | null;
    firmBranchId: number | null;
    /** A product group: its own goods and those of the groups below it are in it. */
    collectionId: number | null;
    language: string;
    limit: number;
}

export const reportParams = ({ from, until, companyId, reach, firmBranchId, collectionId, language, limit }: ReportScope): unknown[] =>
    [from, until, companyId, reach, firmBranchId, collectionId, language, limit];

export const [$from, $until, $language, $limit] = ['$1::timestamptz', '$2::timestamptz', '$7::text', '$8::int'];

/** Whether a company, or null for none, is one that is asked for. What no company ordered is shown to who sees all. */
export const companyAsked = (companyId: string) => `($3::int IS NULL OR ${companyId} = $3)
    AND (($4::int[] IS NULL AND $5::int IS NULL) OR ${companyId} IN (SELECT seen.id FROM company seen
        WHERE ($4::int[] IS NULL OR seen."managerAdministratorId" = ANY($4::int[]))
          AND ($5::int IS NULL OR seen."managerAdministratorId" IN (SELECT m."administratorId" FROM staff_member m WHERE m."firmBranchId" = $5))))`;

const goods = 'SELECT g."productVariantId" FROM collection_product_variants_product_variant g WHERE g."collectionId" = $6';

export const variantAsked = (variantId: string) => `($6::int IS NULL OR ${variantId} IN (${goods}))`;

export const shipmentAsked = (shipmentId: string) => `($6::int IS NULL OR EXISTS (
    SELECT 1 FROM shipment_line sl JOIN order_line ol ON ol.id = sl."orderLineId" WHERE sl."shipmentId" = ${shipmentId} AND ol."productVariantId" IN (${goods})))`;
