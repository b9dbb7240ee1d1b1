export interface GoodsFacts {
    orderLineId: number;
    quantity: number;
    complained: number;
}

export interface WishedLine {
    orderLineId: number;
    quantity: number;
}

export type LineProblem = { place: number; field: 'orderLineId' | 'quantity'; problem: 'is none of these goods' | 'is there twice' | 'is more than there is to complain about' };

/** The first line that names other goods than were ordered (or came), goods twice, or more than nobody has complained about yet; or null. */
export function refuseLines(goods: readonly GoodsFacts[], lines: readonly WishedLine[]): LineProblem | null {
    for (const [place, { orderLineId, quantity }] of lines.entries()) {
        const found = goods.find(one => one.orderLineId === orderLineId);
        if (found === undefined) return { place, field: 'orderLineId', problem: 'is none of these goods' };
        if (lines.findIndex(one => one.orderLineId === orderLineId) !== place) return { place, field: 'orderLineId', problem: 'is there twice' };
        if (quantity > found.quantity - found.complained) return { place, field: 'quantity', problem: 'is more than there is to complain about' };
    }
    return null;
}
