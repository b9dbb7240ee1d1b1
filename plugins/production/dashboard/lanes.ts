/** Puts spans that overlap into lanes of their own, each into the first that is free; the number of the lane per span, in their order. */
export function lanesOf(spans: readonly { start: number; end: number }[]): number[] {
    const order = spans.map((_, index) => index).sort((a, b) => spans[a]!.start - spans[b]!.start || a - b);
    const ends: number[] = [];
    const lanes = spans.map(() => 0);
    for (const index of order) {
        const { start, end } = spans[index]!;
        const free = ends.findIndex(until => until <= start);
        const lane = free === -1 ? ends.length : free;
        ends[lane] = end;
        lanes[index] = lane;
    }
    return lanes;
}
