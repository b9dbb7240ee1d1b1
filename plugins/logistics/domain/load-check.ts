import { type AxleKind, type AxleLayoutCode, axleLoads, vehicleKind } from './axle-layouts';
import { loadingPlan, type LoadedGoods, type StopGoods } from './loading-plan';
import { axleLimitG, grossLimitG, type RoadCountry } from './road-limits';

/** What is known of a truck. What is not known is not checked. */
export interface TruckFacts {
    payloadG: number | null;
    tareG: number | null;
    /** What its papers allow it to weigh with its load. */
    grossLimitG: number | null;
    bedLengthMm: number | null;
    bedVolumeDm3: number | null;
    layout: AxleLayoutCode | null;
    /** Whose roads it drives on. */
    country: RoadCountry | null;
}

export interface AxleCheck {
    kind: AxleKind;
    axles: number;
    loadG: number;
    limitG: number;
    overG: number;
}

export interface LoadCheck {
    weightG: number;
    payloadG: number | null;
    /** Empty vehicle and goods; null where the empty weight is not known. */
    grossG: number | null;
    grossLimitG: number | null;
    volumeDm3: number | null;
    bedVolumeDm3: number | null;
    /** The fuller of weight and volume, in hundredths of a percent; null where neither limit is known. */
    fullBasisPoints: number | null;
    axles: AxleCheck[];
    plan: LoadedGoods[];
    over: LoadExcess[];
}

export type LoadExcess = 'payload' | 'gross' | 'volume' | 'axle';

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
const isOver = (value: number | null, limit: number | null) => value !== null && limit !== null && value > limit;
const basisPoints = (value: number | null, limit: number | null) => (value === null || limit === null ? null : Math.round((value * 10_000) / limit));

/** How full a truck is and what is too much of it. Exactly the limit is still allowed. */
export function checkLoad(truck: TruckFacts, stops: readonly StopGoods[]): LoadCheck {
    const weightG = sum(stops.map(stop => stop.weightG));
    const volumes = stops.map(stop => stop.volumeDm3);
    const volumeDm3 = volumes.every(volume => volume !== null) ? sum(volumes.map(volume => volume ?? 0)) : null;
    const grossG = truck.tareG === null ? null : truck.tareG + weightG;
    const limitG = lowestGross(truck);
    const plan = loadingPlan(stops, { lengthMm: truck.bedLengthMm, payloadG: truck.payloadG, volumeDm3: truck.bedVolumeDm3 });
    const axles = checkAxles(truck, stops, plan);
    const fullness = [basisPoints(weightG, truck.payloadG), basisPoints(volumeDm3, truck.bedVolumeDm3)].filter(value => value !== null);
    const excess: [LoadExcess, boolean][] = [
        ['payload', isOver(weightG, truck.payloadG)],
        ['gross', isOver(grossG, limitG)],
        ['volume', isOver(volumeDm3, truck.bedVolumeDm3)],
        ['axle', axles.some(axle => axle.overG > 0)],
    ];
    return {
        ...{ weightG, payloadG: truck.payloadG, grossG, grossLimitG: limitG, volumeDm3, bedVolumeDm3: truck.bedVolumeDm3, axles, plan },
        fullBasisPoints: fullness.length === 0 ? null : Math.max(...fullness),
        over: excess.filter(([, is]) => is).map(([what]) => what),
    };
}

/** The lower of what the papers and the roads allow. */
function lowestGross({ grossLimitG: ofPapers, layout, country }: TruckFacts): number | null {
    const ofRoad = layout === null || country === null ? null : grossLimitG(country, vehicleKind(layout).kind, vehicleKind(layout).axles);
    const known = [ofPapers, ofRoad].filter(limit => limit !== null);
    return known.length === 0 ? null : Math.min(...known);
}

function checkAxles({ layout, bedLengthMm, tareG, country }: TruckFacts, stops: readonly StopGoods[], plan: readonly LoadedGoods[]): AxleCheck[] {
    if (layout === null || bedLengthMm === null || tareG === null || country === null) return [];
    const pieces = stops.map((stop, index) => {
        const { startMm, lengthMm } = plan[index] ?? {};
        return { weightG: stop.weightG, atMm: (startMm ?? 0) + (lengthMm ?? 0) / 2 };
    });
    return axleLoads(layout, bedLengthMm, tareG, pieces).map(axle => {
        const limitG = axleLimitG(country, axle.kind);
        return { ...axle, limitG, overG: Math.max(0, axle.loadG - limitG) };
    });
}
