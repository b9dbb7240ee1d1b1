/** Chance that is the same on every machine: one seed, one sequence (mulberry32). */
export class Random {
    constructor(private state: number) {}

    /** From 0 until before 1. */
    next(): number {
        this.state = (this.state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    }

    between(least: number, most: number): number {
        return least + this.next() * (most - least);
    }

    /** Whole, both ends included. */
    whole(least: number, most: number): number {
        return Math.floor(this.between(least, most + 1));
    }

    chance(part: number): boolean {
        return this.next() < part;
    }

    pick<T>(from: readonly T[]): T {
        const found = from[Math.floor(this.next() * from.length)];
        if (found === undefined) throw new Error('Nothing to pick from');
        return found;
    }

    /** Some different ones. */
    some<T>(from: readonly T[], count: number): T[] {
        const left = [...from];
        const taken: T[] = [];
        while (taken.length < count && left.length > 0) {
            taken.push(...left.splice(Math.floor(this.next() * left.length), 1));
        }
        return taken;
    }
}
