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
 * What roads bear without a permit, axles 1.3 to 1.8 m from each other, driven ones on twin tyres. Poland: the limits of Directive 96/53/EC as
 * the road traffic act has them; Russia: Government Decree 2200 of 2020 for roads of 10 t an axle; Iran: the load regulations of the
 * road maintenance organisation, the stricter figure where its tables differ.
 */
const limits: Record<RoadCountry, RoadLimits> = {
    IR: {
        axleG: { steering: tonnes(6), single: tonnes(13), tandem: tonnes(20), tridem: tonnes(24) },
        grossG: { truck: { 2: tonnes(19), 3: tonnes(26), 4: tonnes(32) }, combination: { 3: tonnes(30), 4: tonnes(36), 5: tonnes(40), 6: tonnes(44) } },
    },
    PL: {
        axleG: { steering: tonnes(10), single: tonnes(11.5), tandem: tonnes(18), tridem: tonnes(24) },
        grossG: { truck: { 2: tonnes(18), 3: tonnes(25), 4: tonnes(32) }, combination: { 3: tonnes(28), 4: tonnes(36), 5: tonnes(40), 6: tonnes(40) } },
    },
    RU: {
        axleG: { steering: tonnes(9), single: tonnes(10), tandem: tonnes(16), tridem: tonnes(22.5) },
        grossG: { truck: { 2: tonnes(18), 3: tonnes(25), 4: tonnes(32) }, combination: { 3: tonnes(28), 4: tonnes(36), 5: tonnes(40), 6: tonnes(44) } },
    },
};

export function axleLimitG(country: RoadCountry, kind: AxleKind): number {
    return limits[country].axleG[kind];
}

export function grossLimitG(country: RoadCountry, kind: 'truck' | 'combination', axles: number): number {
    const byAxles = limits[country].grossG[kind];
    const known = Object.keys(byAxles).map(Number).filter(count => count <= axles);
    return byAxles[known.length === 0 ? 2 : Math.max(...known)] ?? 0;
}
