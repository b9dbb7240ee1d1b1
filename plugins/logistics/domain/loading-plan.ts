/** The goods of one stop, in the order of the stops. */
export interface StopGoods {
    weightG: number;
    /** Null where the size of something of it is not known. */
    volumeDm3: number | null;
}

export interface LoadedGoods {
    /** What place in the order of loading: 1 is loaded first. */
    loadedAs: number;
    /** Where it begins and how much of the bed it takes; null where the bed's length is not known. */
    startMm: number | null;
    lengthMm: number | null;
}

/** How much each stop takes of the bed: by volume where all of it is known, else by weight, as if a full load filled the bed evenly. */
function shares(stops: readonly StopGoods[], full: { payloadG: number; volumeDm3: number | null }): number[] {
    const byVolume = full.volumeDm3 !== null && stops.every(stop => stop.volumeDm3 !== null);
    const parts = stops.map(stop => (byVolume ? (stop.volumeDm3 ?? 0) / (full.volumeDm3 ?? 1) : stop.weightG / full.payloadG));
    const sum = parts.reduce((all, part) => all + part, 0);
    return sum > 1 ? parts.map(part => part / sum) : parts;
}

/** What is unloaded first is loaded last: the goods of the last stop lie at the front of the bed. */
export function loadingPlan(stops: readonly StopGoods[], bed: { lengthMm: number | null; payloadG: number | null; volumeDm3: number | null }): LoadedGoods[] {
    const { lengthMm, payloadG, volumeDm3 } = bed;
    const places = stops.map((_, index) => stops.length - index);
    if (lengthMm === null || payloadG === null) {
        return places.map(loadedAs => ({ loadedAs, startMm: null, lengthMm: null }));
    }
    const lengths = shares(stops, { payloadG, volumeDm3 }).map(share => Math.floor(share * lengthMm));
    return stops.map((_, index) => ({
        loadedAs: places[index] ?? 0,
        startMm: lengths.slice(index + 1).reduce((sum, length) => sum + length, 0),
        lengthMm: lengths[index] ?? 0,
    }));
}
