import { QuoteLine, QuoteVersion } from './quotes';

/** What a line costs at a quantity that may be another one than the smallest offered. Rounded as the server does: once a line and amount. */
export function lineAt(line: Pick<QuoteLine, 'unitNet' | 'taxRate' | 'rollWidthCm' | 'quantity' | 'unitQuantity'>, unitQuantity: number): { net: number; gross: number } {
    const quantity = (line.quantity / line.unitQuantity) * unitQuantity;
    const unitNet = line.unitNet ?? 0;
    const taxRate = line.taxRate ?? 0;
    if (line.rollWidthCm !== null) {
        const net = Math.round((unitNet * quantity * line.rollWidthCm) / 10_000);
        return { net, gross: net + Math.round((net * taxRate) / 100) };
    }
    return { net: Math.round(unitNet * quantity), gross: Math.round((unitNet + unitNet * (taxRate / 100)) * quantity) };
}

/** Of the lines that are taken; `chosen` has quantities by line, and 0 for what is left out. */
export function sumsOf(version: Pick<QuoteVersion, 'lines'>, chosen: Readonly<Record<string, number>>): { net: number; gross: number } {
    return version.lines
        .filter((line) => line.answer !== 'reject')
        .map((line) => lineAt(line, chosen[line.id] ?? line.unitQuantity))
        .reduce((sum, line) => ({ net: sum.net + line.net, gross: sum.gross + line.gross }), { net: 0, gross: 0 });
}

/** Each article that was ever in the quote, with its line in every version, side by side. */
export function compared(versions: readonly QuoteVersion[]): { variantId: string; name: string; sku: string; cells: (QuoteLine | null)[] }[] {
    const articles = new Map<string, { name: string; sku: string }>();
    for (const { lines } of versions) for (const { variantId, name, sku } of lines) articles.set(variantId, { name, sku });
    return [...articles].map(([variantId, article]) => ({
        variantId,
        ...article,
        cells: versions.map((version) => version.lines.find((line) => line.variantId === variantId) ?? null),
    }));
}
