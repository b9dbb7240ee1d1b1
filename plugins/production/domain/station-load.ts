/**
 * How many operations a station holds at each moment: a step function over its working axis, kept as its steps in order. A place is free where the
 * deepest step is lower than the station's places; nothing is compared in pairs.
 */
export class StationLoad {
    private readonly at: number[] = [0];
    private readonly depth: number[] = [0];

    /** Lays an operation on the span, or with -1 takes it off again. */
    add(from: number, until: number, by: 1 | -1 = 1): void {
        const first = this.split(from);
        const last = this.split(until);
        for (let i = first; i < last; i++) this.depth[i]! += by;
    }

    /** The first position from `from` on where so much time fits below the number of places. */
    firstFit(from: number, length: number, places: number): number {
        let start = from;
        for (let i = this.stepAt(from); i < this.at.length; i++) {
            const until = this.at[i + 1] ?? Infinity;
            if (this.depth[i]! >= places) start = until;
            else if (until - start >= length) break;
        }
        return start;
    }

    get deepest(): number {
        return Math.max(...this.depth);
    }

    private stepAt(position: number): number {
        let low = 0;
        let high = this.at.length - 1;
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if (this.at[middle]! <= position) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    /** The index of the step that begins at the position; one is made where there is none. */
    private split(position: number): number {
        const step = this.stepAt(position);
        if (this.at[step] === position) return step;
        this.at.splice(step + 1, 0, position);
        this.depth.splice(step + 1, 0, this.depth[step]!);
        return step + 1;
    }
}
