import { useLingui } from '@lingui/react/macro';
import { Badge } from '@vendure/dashboard';

import { useRefusalText } from './wording';

export function useLoadStateName(): (state: string) => string {
    const { t } = useLingui();
    const names: Record<string, string> = {
        planned: t`Planned`,
        arrived: t`At the gate`,
        inside: t`Let in`,
        gone: t`Left`,
        cancelled: t`Cancelled`,
    };
    return state => names[state] ?? state;
}

const variants: Record<string, 'default' | 'outline' | 'destructive' | 'success' | 'warning'> = {
    planned: 'outline',
    arrived: 'warning',
    inside: 'default',
    gone: 'success',
    cancelled: 'destructive',
};

export function LoadStateBadge({ state }: { state: string }) {
    const stateName = useLoadStateName();
    return <Badge variant={variants[state] ?? 'outline'}>{stateName(state)}</Badge>;
}

/** What is too much of a load. */
export function useExcessName(): (excess: string) => string {
    const { t } = useLingui();
    const names: Record<string, string> = {
        payload: t`Heavier than the vehicle may carry`,
        gross: t`Heavier than papers or roads allow`,
        volume: t`More than there is room for`,
        axle: t`Too much on an axle`,
    };
    return excess => names[excess] ?? excess;
}

export function useAxleName(): (kind: string) => string {
    const { t } = useLingui();
    const names: Record<string, string> = {
        steering: t`Front axle`,
        single: t`Driven axle`,
        tandem: t`Two axles`,
        tridem: t`Three axles`,
    };
    return kind => names[kind] ?? kind;
}

export function useCountryName(): (country: string) => string {
    const { t } = useLingui();
    const names: Record<string, string> = { IR: t`Iran`, PL: t`Poland`, RU: t`Russia` };
    return country => names[country] ?? country;
}

export function useLoadRefusalText(): (refusal: { reason: string; message: string }) => string {
    const { t } = useLingui();
    const ofShipment = useRefusalText();
    const texts: Record<string, string> = {
        'on-other-load': t`A shipment is on another load already.`,
        'shipment-not-planned': t`Only shipments that are planned and not being loaded yet can be put on a load or taken off it.`,
        'no-shipments': t`There is no shipment on this load any more.`,
        'over-capacity': t`The load is heavier than the vehicle may carry.`,
        'over-gross': t`Vehicle and load together are heavier than papers or roads allow.`,
        'over-volume': t`The load takes more room than the vehicle has. Give the reason to let it in.`,
        'over-axle': t`An axle bears more than roads allow. Change the order of the stops, or give the reason to let it in.`,
        'changed-meanwhile': t`Somebody else changed this load. Look at it again.`,
        'wrong-state': t`The load is not in a state for this.`,
        'not-weighed': t`Not all shipments of this load are weighed.`,
        'order-not-ready': t`An order of this load is not ready to ship yet.`,
    };
    return refusal => texts[refusal.reason] ?? ofShipment(refusal);
}
