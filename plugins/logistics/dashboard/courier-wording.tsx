import { useLingui } from '@lingui/react/macro';
import { Badge } from '@vendure/dashboard';

const variants: Record<string, 'default' | 'secondary' | 'outline' | 'destructive' | 'success' | 'warning'> = {
    waiting: 'outline',
    taken: 'outline',
    unpaid: 'destructive',
    confirmed: 'secondary',
    'on-way': 'default',
    delivered: 'success',
    returned: 'warning',
    refused: 'destructive',
    cancelled: 'outline',
};

export function CourierStateBadge({ state }: { state: string }) {
    const { t } = useLingui();
    const names: Record<string, string> = {
        waiting: t`Being booked`,
        taken: t`Booked, not confirmed yet`,
        unpaid: t`Not paid for`,
        confirmed: t`Confirmed by the courier`,
        'on-way': t`On the way`,
        delivered: t`Delivered`,
        returned: t`Sent back`,
        refused: t`Refused by the courier`,
        cancelled: t`Called off`,
    };
    return <Badge variant={variants[state] ?? 'outline'}>{names[state] ?? state}</Badge>;
}

/** What a field of a booking is called on the screen; the courier's own name for what is no field of ours. */
export function useCourierFieldName(): (field: string) => string {
    const { t } = useLingui();
    const names: Record<string, string> = {
        receiverName: t`Receiver`,
        receiverPhone: t`Phone`,
        receiverEmail: t`E-mail`,
        streetLine: t`Street and number`,
        city: t`City`,
        postalCode: t`Postal code`,
        countryCode: t`Country, two letters`,
        parcels: t`Parcels`,
        cashMinor: t`To be collected`,
        insuredMinor: t`Insured for`,
    };
    return field => names[field] ?? field;
}

/** Why the server refused, in the language of the screen; the server's own sentence where this list does not know it. */
export function useCourierRefusalText(): (refusal: { reason: string; message: string }) => string {
    const { t } = useLingui();
    const texts: Record<string, string> = {
        'wrong-state': t`What has left, or was cancelled, is booked with no courier.`,
        'already-booked': t`This shipment is booked with a courier already.`,
        'account-off': t`This account is switched off.`,
        'country-not-served': t`This courier does not go there.`,
        'no-cash': t`This courier collects no money.`,
        'no-insurance': t`This courier insures nothing.`,
        'other-currency': t`This courier takes no amounts in the order's currency.`,
        'too-late': t`The courier has confirmed it already. Ring him.`,
        'nothing-to-retry': t`Nothing got stuck.`,
    };
    return refusal => texts[refusal.reason] ?? refusal.message;
}
