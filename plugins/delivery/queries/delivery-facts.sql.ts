import { keptMark } from '../../../kernel/vendure-sql';
import type { CurrencyTerms, PalletTariff, ParcelTariff } from '../entities/delivery-settings.entity';

export interface StoredTerms {
    volumetricDivisor: number;
    currencies: CurrencyTerms[];
    parcels: ParcelTariff[];
    pallets: PalletTariff[];
    minimumNet: string | null;
    ways: string[] | null;
}

/** The firm's settings and the company's own terms; $1 the company. */
export const storedTerms = `${keptMark}
    SELECT COALESCE(s."volumetricDivisor", 5000) AS "volumetricDivisor", COALESCE(s.currencies, '[]') AS currencies, COALESCE(s.parcels, '[]') AS parcels,
           COALESCE(s.pallets, '[]') AS pallets, t."minimumNet", t.ways
      FROM (SELECT 1) one
      LEFT JOIN delivery_settings s ON s.id = 1
      LEFT JOIN company_delivery_terms t ON t."companyId" = $1`;

export interface VariantSize {
    variantId: number;
    weightG: number;
    volumeMm3: string;
    unitsPerPallet: number | null;
    oversizeNet: string | null;
}

/** $1 the variants, $2 the currency. */
export const variantSizes = `${keptMark}
    SELECT v.id AS "variantId", COALESCE(s."weightG", 0) AS "weightG", COALESCE(d."volumeMm3", 0) AS "volumeMm3", d."unitsPerPallet",
           (SELECT o ->> 'net' FROM jsonb_array_elements(d.oversize) o WHERE o ->> 'currencyCode' = $2) AS "oversizeNet"
      FROM product_variant v
      LEFT JOIN variant_sales s ON s."productVariantId" = v.id
      LEFT JOIN variant_delivery d ON d."productVariantId" = v.id
     WHERE v.id = ANY($1::int[])`;
