import type { AxleKind } from './axle-layouts';

export const roadCountries = ['IR', 'PL', 'RU'] as const;
export type RoadCountry = (typeof roadCountries)[number];

interface RoadLimits {
    /** Of a group of axles together. */
    axleG: Record<AxleKind, number>;
    /** Of the whole vehicle, by how many axles it has; the last holds for more. */
    grossG: Record<'truck' | 'combination', Readonly<Record<number, number>>>;
}

const tonnes = (value: number) => Math.round(value * 1_000_000);

/**
 * What roads bear without a permit, axles of a group 1.3 to 1.8 m from each other. Where spacing or tyres decide and are not known, the stricter figure.
 * Poland: Minister of Infrastructure, 31 December 2002, technical conditions of vehicles (Dz.U. 2003 no. 32 item 262), sections 3 and 5, which are the
 * figures of Annex I of Directive 96/53/EC; since March 2021 all public roads bear 11.5 t unless a sign says less.
 * Russia: Government Decree 2060 of 1 December 2023 (from 1 March 2024 to 1 March 2030; before that the annexes of Decree 2200 of 21 December 2020), for
 * roads of 10 t an axle; a group with single tyres on any of its axles counts as one with single tyres.
 * Iran: load regulations of the ministry of roads, parts A to C, as amended by its letter 150807/11 of 1389-12-01 to the road maintenance organisation.
 */
const limits: Record<RoadCountry, RoadLimits> = {
    IR: {
        axleG: { steering: tonnes(8), single: tonnes(13), tandem: tonnes(22), tridem: tonnes(24) },
        grossG: { truck: { 2: tonnes(20), 3: tonnes(28) }, combination: { 4: tonnes(34), 5: tonnes(42), 6: tonnes(44) } },
    },
    PL: {
        axleG: { steering: tonnes(10), single: tonnes(11.5), tandem: tonnes(18), tridem: tonnes(24) },
        grossG: { truck: { 2: tonnes(18), 3: tonnes(25), 4: tonnes(32) }, combination: { 3: tonnes(28), 4: tonnes(36), 5: tonnes(40), 6: tonnes(40) } },
    },
    RU: {
        axleG: { steering: tonnes(9), single: tonnes(10), tandem: tonnes(15), tridem: tonnes(21) },
        grossG: { truck: { 2: tonnes(18), 3: tonnes(25), 4: tonnes(32) }, combination: { 3: tonnes(28), 4: tonnes(36), 5: tonnes(40), 6: tonnes(44) } },
    },
};

export function axleLimitG(country: RoadCountry, kind: AxleKind): number {
    return limits[country].axleG[kind];
}

export function grossLimitG(country: RoadCountry, kind: 'truck' | 'combination', axles: number): number {
    const byAxles = limits[country].grossG[kind];
    const counts = Object.keys(byAxles).map(Number);
    const known = counts.filter(count => count <= axles);
    return byAxles[known.length === 0 ? Math.min(...counts) : Math.max(...known)] ?? 0;
}
