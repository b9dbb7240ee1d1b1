import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, Button, PermissionGuard } from '@vendure/dashboard';
import { toast } from 'sonner';

import { errorText, FormDialog, Ltr, Moment } from '../../screens/dashboard/shared';
import { CourierBookDialog } from './courier-book-dialog';
import { CourierStateBadge, useCourierFieldName, useCourierRefusalText } from './courier-wording';
import { cancelCourierMutation, retryCourierMutation } from './courier.graphql';
import type { ShipmentShown } from './logistics.graphql';
import { useKg } from './wording';

type Booking = ShipmentShown['courierBookings'][number];

const ended: readonly string[] = ['refused', 'cancelled', 'returned'];

/** With which courier the shipment goes, how far he is, and what he prints. */
export function CourierBlock({ shipment }: { shipment: ShipmentShown }) {
    const [newest, ...older] = shipment.courierBookings;
    const isHere = ['planned', 'loading', 'weighed'].includes(shipment.state);
    return (
        <div className="grid gap-4">
            {newest ? <BookingShown shipment={shipment} booking={newest} /> : <p className="text-muted-foreground"><Trans>No courier is booked.</Trans></p>}
            {isHere && (!newest || ended.includes(newest.state)) && (
                <PermissionGuard requires={['UpdateShipment']}><CourierBookDialog shipmentId={shipment.id} before={newest} /></PermissionGuard>
            )}
            {older.length > 0 && (
                <ul className="divide-y text-sm">
                    {older.map(booking => (
                        <li key={booking.id} className="flex flex-wrap items-center justify-between gap-2 py-1.5">
                            <span><Ltr>{booking.reference}</Ltr> · <Moment at={booking.createdAt} /></span> <CourierStateBadge state={booking.state} />
                        </li>
                    ))}
                </ul>
            )}
        </div>
    );
}

function BookingShown({ shipment, booking }: { shipment: ShipmentShown; booking: Booking }) {
    const kg = useKg();
    const weights = booking.parcels.map(parcel => kg(parcel.weightG)).join(' + ');
    return (
        <div className="grid gap-2">
            <p className="flex flex-wrap items-center gap-2">
                <bdi className="font-medium">{booking.courierName}</bdi> <CourierStateBadge state={booking.state} />
                {booking.status && <Ltr className="text-muted-foreground text-sm">{booking.status}</Ltr>}
            </p>
            {booking.trackingNumber && (
                <p>
                    <Trans>Tracking number</Trans>{' '}
                    {booking.trackingUrl ? (
                        <a className="font-medium underline underline-offset-4" href={booking.trackingUrl} target="_blank" rel="noreferrer"><Ltr>{booking.trackingNumber}</Ltr></a>
                    ) : (
                        <Ltr className="font-medium">{booking.trackingNumber}</Ltr>
                    )}
                </p>
            )}
            <p className="text-muted-foreground text-sm">
                <bdi>{booking.receiverName}</bdi> · <bdi>{booking.streetLine}</bdi> · <Ltr>{booking.postalCode}</Ltr> <bdi>{booking.city}</bdi> · {weights}
            </p>
            <Trouble booking={booking} />
            {booking.hasLabel && (
                <p className="flex flex-wrap gap-2">
                    <Button variant="outline" size="sm" render={<a href={`/courier-parcels/${shipment.id}/pdf`} download />}><Trans>Label of the courier (PDF)</Trans></Button>
                    <Button variant="outline" size="sm" render={<a href={`/courier-parcels/${shipment.id}/zpl`} download />}><Trans>Label of the courier (ZPL)</Trans></Button>
                </p>
            )}
            <PermissionGuard requires={['UpdateShipment']}><Actions shipmentId={shipment.id} booking={booking} /></PermissionGuard>
        </div>
    );
}

/** What is wrong, in the courier's words where they are his. */
function Trouble({ booking }: { booking: Booking }) {
    const fieldName = useCourierFieldName();
    const { problem, fieldProblems, isStuck, isCalledOff } = booking;
    return (
        <>
            {isCalledOff && <p role="status"><Trans>It is called off. The courier has not answered yet.</Trans></p>}
            {isStuck && <p role="alert" className="text-destructive font-medium"><Trans>It does not get on by itself. Mend what is wrong, then try again.</Trans></p>}
            {problem === 'too-late' && <p role="alert" className="text-destructive"><Trans>It was called off too late: the courier has confirmed it already. Ring him.</Trans></p>}
            {problem && problem !== 'too-late' && (
                <p role="alert" className="text-destructive text-sm"><Trans>What was answered last:</Trans> <bdi>{problem}</bdi></p>
            )}
            {fieldProblems.length > 0 && (
                <ul className="text-destructive list-disc ps-5 text-sm">
                    {fieldProblems.map((found, index) => <li key={index}>{fieldName(found.field)}: <bdi>{found.problem}</bdi></li>)}
                </ul>
            )}
        </>
    );
}

function Actions({ shipmentId, booking }: { shipmentId: string; booking: Booking }) {
    const { t } = useLingui();
    const refusalText = useCourierRefusalText();
    const queryClient = useQueryClient();
    const again = () => void queryClient.invalidateQueries({ queryKey: ['logistics'] });
    const retry = useMutation({
        mutationFn: async () => (await api.mutate(retryCourierMutation, { shipmentId })).retryCourier,
        onSuccess: answer => {
            if (answer.__typename === 'CourierRefusal') toast.error(refusalText(answer));
            again();
        },
        onError: failure => toast.error(errorText(failure)),
    });
    const cancel = async (reason: string) => {
        const answer = (await api.mutate(cancelCourierMutation, { shipmentId, reason })).cancelCourier;
        again();
        if (answer.__typename === 'CourierRefusal') throw new Error(refusalText(answer));
    };
    const mayRetry = booking.isStuck || booking.state === 'unpaid';
    if (!mayRetry && !booking.mayCancel) return null;
    return (
        <div className="flex flex-wrap gap-2">
            {mayRetry && <Button type="button" variant="outline" size="sm" disabled={retry.isPending} onClick={() => retry.mutate()}><Trans>Try again</Trans></Button>}
            {booking.mayCancel && (
                <FormDialog
                    title={<Trans>Call the courier off</Trans>} trigger={<Button type="button" variant="ghost" size="sm"><Trans>Call the courier off</Trans></Button>}
                    fields={[{ name: 'reason', label: t`Reason`, required: true, kind: 'textarea' }]} initial={{ reason: '' }} submitLabel={<Trans>Call the courier off</Trans>}
                    onSubmit={values => cancel(String(values.reason).trim())}
                />
            )}
        </div>
    );
}
