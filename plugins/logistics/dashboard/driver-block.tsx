import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, Button, Input, PermissionGuard } from '@vendure/dashboard';
import { CopyIcon, MessageSquareIcon } from 'lucide-react';
import { toast } from 'sonner';

import { errorText, Ltr, useFormats } from '../../screens/dashboard/shared';
import { issueDriverLinkMutation, type LoadShown, revokeDriverLinkMutation } from './load.graphql';

function useStepName(): (kind: string) => string {
    const { t } = useLingui();
    const names: Record<string, string> = {
        arrived: t`At the gate`,
        loaded: t`Loaded`,
        'on-way': t`On the way`,
        'at-stop': t`At the stop`,
        delivered: t`Delivered`,
        partial: t`Delivered in part`,
        signature: t`Signature`,
        photo: t`Photo of the delivery`,
    };
    return kind => names[kind] ?? kind;
}

/** The link by which the driver tells what happens, and what he has told. */
export function DriverBlock({ load }: { load: LoadShown }) {
    const { t } = useLingui();
    const { moment } = useFormats();
    const stepName = useStepName();
    const queryClient = useQueryClient();
    const again = () => void queryClient.invalidateQueries({ queryKey: ['logistics', 'load'] });
    const issue = useMutation({ mutationFn: async () => (await api.mutate(issueDriverLinkMutation, { loadId: load.id })).issueDriverLink, onSuccess: again });
    const revoke = useMutation({
        mutationFn: async () => (await api.mutate(revokeDriverLinkMutation, { loadId: load.id })).revokeDriverLink,
        onSuccess: () => {
            issue.reset();
            again();
        },
    });
    const failure = issue.error ?? revoke.error;
    const link = issue.data;
    const numberOf = (shipmentId: string | null | undefined) => load.stops.find(stop => stop.shipment.id === shipmentId)?.shipment.number;
    return (
        <div className="grid gap-4">
            <p className="text-muted-foreground text-sm">
                {load.driverLinkUntil ? <Trans>The driver's link opens until {moment(load.driverLinkUntil)}.</Trans> : <Trans>The driver has no link yet.</Trans>}
            </p>
            {link && (
                <div className="grid gap-2">
                    <Input readOnly dir="ltr" aria-label={t`Link of the driver`} value={link} onFocus={event => event.target.select()} />
                    <div className="flex flex-wrap gap-2">
                        <Button variant="outline" size="sm" onClick={() => void navigator.clipboard.writeText(link).then(() => toast.success(t`Copied.`))}><CopyIcon aria-hidden /> <Trans>Copy</Trans></Button>
                        {load.driverPhone && (
                            <Button variant="outline" size="sm" render={<a href={`sms:${load.driverPhone}?body=${encodeURIComponent(link)}`} />}><MessageSquareIcon aria-hidden /> <Trans>SMS</Trans></Button>
                        )}
                    </div>
                </div>
            )}
            {!load.isShared && <PermissionGuard requires={['UpdateShipment']}>
                <div className="flex flex-wrap gap-2">
                    {!link && load.state !== 'cancelled' && <Button variant="outline" disabled={issue.isPending} onClick={() => issue.mutate()}><Trans>Show the link</Trans></Button>}
                    {load.driverLinkUntil && <Button variant="ghost" disabled={revoke.isPending} onClick={() => revoke.mutate()}><Trans>Take the link back</Trans></Button>}
                </div>
            </PermissionGuard>}
            {failure && <p role="alert" className="text-destructive">{errorText(failure)}</p>}
            {load.driverSteps.length > 0 && (
                <ol className="divide-y text-sm">
                    {load.driverSteps.map(step => (
                        <li key={step.id} className="py-1.5">
                            <p className="flex flex-wrap justify-between gap-x-3">
                                <span>{stepName(step.kind)} {numberOf(step.shipmentId) && <Ltr className="text-muted-foreground">{numberOf(step.shipmentId)}</Ltr>}</span>
                                <span className="text-muted-foreground">{moment(step.at)}</span>
                            </p>
                            {step.note && <p><bdi>{step.note}</bdi></p>}
                            {step.latitude != null && step.longitude != null && (
                                <a className="underline" target="_blank" rel="noreferrer" href={`https://www.openstreetmap.org/?mlat=${step.latitude}&mlon=${step.longitude}#map=13/${step.latitude}/${step.longitude}`}><Trans>Where he was</Trans></a>
                            )}
                        </li>
                    ))}
                </ol>
            )}
        </div>
    );
}
