import { useLingui } from '@lingui/react/macro';
import { Badge } from '@vendure/dashboard';

import { useUnitName } from '../../assortment/dashboard/shared';
import { useFormats } from '../../screens/dashboard/shared';

/** Grams as kilograms, the unit in which people at a weighbridge think. */
export function useKg(): (grams: number) => string {
    const { t } = useLingui();
    const { number } = useFormats();
    return grams => t`${number(grams / 1000)} kg`;
}

/** A quantity in the unit's own sign: `150 m²`. */
export function useQuantity(): (quantity: number, unit: string) => string {
    const { number } = useFormats();
    const unitName = useUnitName();
    return (quantity, unit) => `${number(quantity)} ${unitName(unit)}`;
}

export function useStateName(): (state: string) => string {
    const { t } = useLingui();
    const names: Record<string, string> = {
        planned: t`Planned`,
        loading: t`Loading`,
        weighed: t`Weighed`,
        dispatched: t`Dispatched`,
        delivered: t`Delivered`,
        cancelled: t`Cancelled`,
    };
    return state => names[state] ?? state;
}

const variants: Record<string, 'default' | 'secondary' | 'outline' | 'destructive' | 'success' | 'warning'> = {
    planned: 'outline',
    loading: 'warning',
    weighed: 'secondary',
    dispatched: 'default',
    delivered: 'success',
    cancelled: 'destructive',
};

export function StateBadge({ state }: { state: string }) {
    const stateName = useStateName();
    return <Badge variant={variants[state] ?? 'outline'}>{stateName(state)}</Badge>;
}

/** Where a ticket's weights come from. */
export function useSourceName(): (source: string) => string {
    const { t } = useLingui();
    const names: Record<string, string> = {
        scale: t`Read from the weighbridge`,
        agent: t`Recorded by the agent in the scale house`,
        erp: t`Taken over from the ERP`,
        file: t`Taken over from a file`,
    };
    return source => names[source] ?? source;
}

/** Why the server refused, in the language of the screen; the server's own sentence where this list does not know it. */
export function useRefusalText(): (refusal: { reason: string; message: string }) => string {
    const { t } = useLingui();
    const texts: Record<string, string> = {
        'order-not-plannable': t`Goods of this order cannot be planned for transport now.`,
        'order-not-ready': t`This order is not ready to ship yet.`,
        'over-shipping': t`More than what remains of the ordered quantity.`,
        'unknown-line': t`This line belongs to another order.`,
        'nothing-to-ship': t`Every ordered piece is in a shipment already.`,
        'wrong-state': t`The shipment is not in a state for this.`,
        'too-heavy': t`No weighbridge can weigh so heavy a load. Split the shipment.`,
        'over-capacity': t`The load is heavier than the vehicle may carry.`,
        'vehicle-missing': t`Name the vehicle by its plate first.`,
        'driver-missing': t`Name the driver first.`,
        'on-load': t`This shipment is on a load. Change driver and vehicle there.`,
        'scale-silent': t`The weighbridge does not answer.`,
        'out-of-range': t`The weighbridge is outside its range.`,
        'net-mode': t`The indicator shows net weight. Clear its tare first.`,
        'not-stable': t`Wait until the weight is steady.`,
        'too-light': t`There is no vehicle on the weighbridge.`,
        'first-weighing-missing': t`Weigh the empty vehicle first.`,
        'not-heavier': t`The loaded vehicle must be heavier than the empty one.`,
        'reason-missing': t`Give the reason.`,
        'outside-tolerance': t`The weight is too far from the plan. A supervisor must give the reason.`,
        'supervisor-needed': t`Only a supervisor may do this.`,
        'zero-missing': t`The weighbridge was not seen empty since the weight before. Let the vehicle drive off and on again, or ask a supervisor.`,
        'too-soon': t`The vehicle comes back sooner than it can be loaded. A supervisor must give the reason.`,
        'tare-unusual': t`This vehicle never weighed so much or so little empty. A supervisor must give the reason.`,
        'plate-elsewhere': t`Another shipment waits for this vehicle to come back loaded. A supervisor must give the reason.`,
        'second-person-needed': t`A typed weight counts only when a second person agrees to it.`,
        'over-vehicle-capacity': t`The load is heavier than the vehicle may carry. Unload some of it.`,
        'tare-missing': t`There is no weighed empty weight of this vehicle. Weigh it empty.`,
        'tare-expired': t`The kept empty weight of this vehicle is too old. Weigh it empty.`,
        'passage-used': t`This weight was recorded already.`,
        'already-asked': t`A weight of this shipment waits for a supervisor already.`,
        'already-decided': t`This was decided already.`,
        'own-request': t`Somebody else than who asked must decide.`,
        'nothing-to-decide': t`This weight needs nobody else. Record it.`,
        'already-corrected': t`This ticket was corrected already.`,
        'not-dispatched': t`The shipment has not left yet.`,
    };
    return refusal => texts[refusal.reason] ?? refusal.message;
}
