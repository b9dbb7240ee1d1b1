interface Line {
    id: string;
    variantId: string;
    lineNet: number | null;
    quota: unknown;
}

interface Sums {
    id: string | null;
    version: number;
    totalNet: number | null;
    orderDiscount: unknown;
    nextOrderDiscount: unknown;
}

interface Known<L extends Line> extends Sums {
    lines: L[];
    sets: readonly { lineNet: number | null }[];
}

/** The answer to a change: the sums, the lines that were changed, and the amounts of all lines where one hangs on the others. */
type Part<L extends Line> = Sums & {
    lineCount: number;
    lines: L[];
    amounts?: readonly Partial<L>[];
};

/** Whether a change of one line may change what stands at others: their share of a discount on the order, what a quota leaves them. */
export function hangTogether(cart: Known<Line>): boolean {
    return cart.orderDiscount != null || cart.nextOrderDiscount != null || cart.lines.some((line) => line.quota != null);
}

/**
 * The cart that was known with the part of it that has changed. It is sure only when nobody else has changed it meanwhile and all lines
 * together are worth what the server says the cart is worth: else more has changed than was asked for.
 */
export function mergedCart<L extends Line, C extends Known<L>>(
    known: C,
    part: Part<L>,
    changed: readonly string[],
    isTaken: boolean,
): { cart: C; isSure: boolean } {
    const { lineCount, lines: told, amounts, ...sums } = part;
    const toldOf = new Map(told.map((line) => [line.variantId, line]));
    const amountsOf = new Map(amounts?.map((line) => [line.id, line]));
    const asked = new Set(changed);
    const before = new Set(known.lines.map((line) => line.variantId));
    const kept = known.lines.flatMap((line) => {
        if (!asked.has(line.variantId)) return [{ ...line, ...amountsOf.get(line.id) }];
        const now = toldOf.get(line.variantId);
        return now ? [now] : [];
    });
    const cart = { ...known, ...sums, lines: [...kept, ...told.filter((line) => !before.has(line.variantId))] };
    const isOwn = sums.id === known.id && sums.version === known.version + (isTaken ? 1 : 0);
    const isAll = amounts !== undefined || !hangTogether({ ...cart, lines: told });
    return { cart, isSure: isOwn && isAll && cart.lines.length === lineCount && isWorth(cart) };
}

/** Who may not see prices is told no amounts: there is nothing to compare. */
function isWorth({ totalNet, lines, sets }: Known<Line>): boolean {
    return totalNet === null || [...lines, ...sets].reduce((sum, one) => sum + (one.lineNet ?? 0), 0) === totalNet;
}
