export type AxleKind = 'steering' | 'single' | 'tandem' | 'tridem';

interface AxleGroup {
    kind: AxleKind;
    axles: number;
    /** Its middle, in thousandths of the bed's length from the bed's front edge; before that edge it is negative. */
    at: number;
    /** Of the empty vehicle's weight, in thousandths. */
    tarePart: number;
}

interface AxleLayout {
    groups: readonly AxleGroup[];
    /** Where a semi-trailer rests on its tractor, as `at`; null where the bed is the truck's own. */
    kingpinAt: number | null;
}

const steering = (at: number, tarePart: number): AxleGroup => ({ kind: 'steering', axles: 1, at, tarePart });

/** Where the axles of the usual makes stand. A truck with less usual ones is not told by them, and is checked by its weight alone. */
export const axleLayouts = {
    'truck-2': { groups: [steering(-130, 620), { kind: 'single', axles: 1, at: 660, tarePart: 380 }], kingpinAt: null },
    'truck-3': { groups: [steering(-120, 520), { kind: 'tandem', axles: 2, at: 690, tarePart: 480 }], kingpinAt: null },
    'semi-4': {
        groups: [steering(-110, 360), { kind: 'single', axles: 1, at: 162, tarePart: 270 }, { kind: 'tandem', axles: 2, at: 735, tarePart: 370 }],
        kingpinAt: 118,
    },
    'semi-5': {
        groups: [steering(-110, 350), { kind: 'single', axles: 1, at: 162, tarePart: 250 }, { kind: 'tridem', axles: 3, at: 684, tarePart: 400 }],
        kingpinAt: 118,
    },
    'semi-6': {
        groups: [steering(-120, 320), { kind: 'tandem', axles: 2, at: 155, tarePart: 320 }, { kind: 'tridem', axles: 3, at: 684, tarePart: 360 }],
        kingpinAt: 118,
    },
} as const satisfies Record<string, AxleLayout>;

export type AxleLayoutCode = keyof typeof axleLayouts;
export const axleLayoutCodes = Object.keys(axleLayouts) as AxleLayoutCode[];

export interface Piece {
    weightG: number;
    /** Where its middle lies, from the bed's front edge. */
    atMm: number;
}

export interface AxleLoad {
    kind: AxleKind;
    axles: number;
    loadG: number;
}

/** A weight that rests on two supports: what each of them bears. Together they bear all of it; behind the rear one it lifts the front. */
function between(weightG: number, at: number, front: number, rear: number): [number, number] {
    const onRear = Math.round((weightG * (at - front)) / (rear - front));
    return [weightG - onRear, onRear];
}

/** What each group of axles bears, the empty vehicle with it. */
export function axleLoads(code: AxleLayoutCode, bedLengthMm: number, tareG: number, pieces: readonly Piece[]): AxleLoad[] {
    const { groups, kingpinAt }: AxleLayout = axleLayouts[code];
    const mm = (at: number) => (at * bedLengthMm) / 1000;
    const [front = 0, middle = 0, last = 0] = groups.map(group => mm(group.at));
    const loads = groups.map(group => Math.round((tareG * group.tarePart) / 1000));
    // What rounding left over belongs to the last one, so that the axles bear what the vehicle weighs.
    loads[loads.length - 1] = tareG - loads.slice(0, -1).reduce((sum, load) => sum + load, 0);
    const add = (index: number, weightG: number) => (loads[index] = (loads[index] ?? 0) + weightG);
    for (const { weightG, atMm } of pieces) {
        const [onTruck, onTrailer] = kingpinAt === null ? [weightG, 0] : between(weightG, atMm, mm(kingpinAt), last);
        const [onFront, onMiddle] = between(onTruck, kingpinAt === null ? atMm : mm(kingpinAt), front, middle);
        add(0, onFront);
        add(1, onMiddle);
        if (kingpinAt !== null) add(2, onTrailer);
    }
    return groups.map(({ kind, axles }, index) => ({ kind, axles, loadG: loads[index] ?? 0 }));
}

/** How many axles there are in all, and whether the vehicle is of two parts. */
export function vehicleKind(code: AxleLayoutCode): { kind: 'truck' | 'combination'; axles: number } {
    const { groups, kingpinAt }: AxleLayout = axleLayouts[code];
    return { kind: kingpinAt === null ? 'truck' : 'combination', axles: groups.reduce((sum, group) => sum + group.axles, 0) };
}
