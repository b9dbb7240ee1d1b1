import { useLingui } from '@lingui/react/macro';

/** What a message is about, in words; a template that is new here keeps its code. */
export function TemplateName({ template }: { template: string }) {
    const { t } = useLingui();
    const names: Record<string, string> = {
        'delivery-confirmed': t`Delivery confirmed`,
        invitation: t`Invitation`,
        'lead-received': t`New lead`,
        'order-approved': t`Order approved`,
        'order-cancelled': t`Order cancelled`,
        'order-on-hold': t`Order on hold`,
        'order-rejected': t`Order rejected`,
        'order-review': t`Order to review`,
        'order-submitted': t`Order received`,
        'password-link': t`Link for a new password`,
        'courier-label': t`Courier label sent`,
        'pickup-announced': t`Pick-up announced`,
        'pickup-called-off': t`Pick-up called off`,
        'production-finished': t`Production finished`,
        'production-moved': t`Production moved to another day`,
        'production-problem': t`Problem in production`,
        'shipment-dispatched': t`Shipment on its way`,
        'shipment-preparing': t`Shipment being prepared`,
        'thread-answered': t`Question answered`,
        'thread-asked': t`Question asked`,
        'work-released': t`Work on the floor`,
    };
    return <>{names[template] ?? template}</>;
}
