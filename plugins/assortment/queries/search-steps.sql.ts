import type { SearchTerm } from '../domain/search-term';
import type { SqlParams } from './sql-params';

/** Variants that the company itself calls so, as `own_code (variant_id, is_whole)`; nobody else's codes are looked at. */
export function ownCodes(companyId: number, ownCode: string, params: SqlParams): string {
    const code = params.add(ownCode, 'text');
    const beginning = ownCode.length >= 3 ? `k."ownCodeKey" LIKE ${code} || '%'` : `k."ownCodeKey" = ${code}`;
    return `own_code AS MATERIALIZED (
        SELECT k."productVariantId" AS variant_id, k."ownCodeKey" = ${code} AS is_whole
        FROM customer_code k WHERE k."companyId" = ${params.add(companyId, 'int')} AND ${beginning} LIMIT 200)`;
}

/** Does the row satisfy the reading, and which is the likeliest that it satisfies. Null when there are none. */
export function readingsCondition(term: SearchTerm, params: SqlParams): { any: string; first: string; query: string } | null {
    if (term.readings.length === 0) return null;
    const read = term.readings.map(({ words, code }) => {
        const query = params.add(words, 'tsquery');
        const match = `i.document @@ ${query}`;
        return { query, code: code === null ? null : `i."skuKey" LIKE '%' || ${params.add(code, 'text')} || '%'`, match };
    });
    const query = `(${read.map(one => one.query).join(' || ')})`;
    const codes = read.flatMap(one => (one.code === null ? [] : [one.code]));
    const whens = read.map((one, place) => `WHEN ${[one.match, ...(one.code === null ? [] : [one.code])].join(' OR ')} THEN ${place + 1}`);
    // One query for the index, however many readings there are.
    return { query, any: [`i.document @@ ${query}`, ...codes].join(' OR '), first: `CASE ${whens.join(' ')} END` };
}
