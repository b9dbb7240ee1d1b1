import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, Button, Dialog, DialogContent, DialogFooter, DialogHeader, DialogTitle, Label, PermissionGuard, Textarea } from '@vendure/dashboard';
import { CheckIcon } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';

import { errorText, newKey, useFormats } from '../../screens/dashboard/shared';
import { cancelShipmentMutation, confirmDeliveryMutation, dispatchMutation, type ShipmentShown, startLoadingMutation } from './logistics.graphql';
import { useRefusalText, useStateName } from './wording';

const steps = ['planned', 'loading', 'weighed', 'dispatched', 'delivered'] as const;

type Answer = { __typename: string } | { __typename: string; reason: string; message: string };

/** Where the shipment stands, and the one button that moves it on. */
export function ShipmentSteps({ shipment }: { shipment: ShipmentShown }) {
    const stateName = useStateName();
    const { moment } = useFormats();
    const [asked, setAsked] = useState<'cancel' | 'deliver' | null>(null);
    const reached = steps.findIndex(step => step === shipment.state);
    const times = [shipment.plannedAt, shipment.loadingStartedAt, shipment.tickets[0]?.secondWeighedAt, shipment.dispatchedAt, shipment.deliveredAt];
    const step = useStep(shipment);
    return (
        <div className="flex flex-wrap items-center gap-6">
            <ol className="flex grow flex-wrap gap-x-6 gap-y-2">
                {steps.map((name, index) => {
                    const at = times[index];
                    return (
                        <li key={name} aria-current={index === reached ? 'step' : undefined} className={index <= reached ? '' : 'text-muted-foreground'}>
                            <span className={`flex items-center gap-1 ${index === reached ? 'font-semibold' : ''}`}>
                                {index <= reached && <CheckIcon size={16} className="text-primary" />} {stateName(name)}
                            </span>
                            <span className="text-muted-foreground text-xs">{index <= reached && at ? moment(at) : ''}</span>
                        </li>
                    );
                })}
            </ol>
            <PermissionGuard requires={['UpdateShipment']}>
                <div className="flex flex-wrap gap-2">
                    {shipment.state === 'planned' && (
                        <Button disabled={step.isPending} onClick={() => step.mutate(async () => (await api.mutate(startLoadingMutation, { id: shipment.id })).startLoading)}><Trans>Start loading</Trans></Button>
                    )}
                    {shipment.state === 'weighed' && (
                        <Button disabled={step.isPending} onClick={() => step.mutate(async () => (await api.mutate(dispatchMutation, { id: shipment.id })).dispatchShipment)}><Trans>Dispatch</Trans></Button>
                    )}
                    {shipment.state === 'dispatched' && <Button variant="outline" onClick={() => setAsked('deliver')}><Trans>Record delivery</Trans></Button>}
                    {shipment.nextStates.includes('cancelled') && <Button variant="ghost" onClick={() => setAsked('cancel')}><Trans>Cancel the shipment</Trans></Button>}
                </div>
            </PermissionGuard>
            {asked && (
                <AskDialog
                    kind={asked}
                    busy={step.isPending}
                    onClose={() => setAsked(null)}
                    onAnswer={text =>
                        step.mutate(async () =>
                            asked === 'cancel'
                                ? (await api.mutate(cancelShipmentMutation, { id: shipment.id, reason: text })).cancelShipment
                                : (await api.mutate(confirmDeliveryMutation, { input: { shipmentId: shipment.id, receivedBy: text, note: null, idempotencyKey: newKey() } })).confirmShipmentDelivery,
                            { onSuccess: answer => 'reason' in answer || setAsked(null) },
                        )
                    }
                />
            )}
        </div>
    );
}

function useStep(shipment: ShipmentShown) {
    const { t } = useLingui();
    const refusalText = useRefusalText();
    const queryClient = useQueryClient();
    return useMutation({
        mutationFn: (run: () => Promise<Answer>) => run(),
        onSuccess: answer => {
            if ('reason' in answer) toast.error(refusalText(answer));
            else toast.success(t`Shipment ${shipment.number} moved on.`);
            void queryClient.invalidateQueries({ queryKey: ['logistics'] });
        },
        onError: failure => toast.error(errorText(failure)),
    });
}

interface AskProps {
    kind: 'cancel' | 'deliver';
    busy: boolean;
    onAnswer: (text: string) => void;
    onClose: () => void;
}

function AskDialog({ kind, busy, onAnswer, onClose }: AskProps) {
    const [text, setText] = useState('');
    return (
        <Dialog open onOpenChange={open => !open && onClose()}>
            <DialogContent>
                <DialogHeader>
                    <DialogTitle>{kind === 'cancel' ? <Trans>Cancel the shipment</Trans> : <Trans>Record delivery</Trans>}</DialogTitle>
                </DialogHeader>
                <div className="grid gap-1.5">
                    <Label htmlFor="shipment-answer">{kind === 'cancel' ? <Trans>Reason</Trans> : <Trans>Received by</Trans>}</Label>
                    <Textarea id="shipment-answer" rows={2} maxLength={kind === 'cancel' ? 500 : 100} value={text} onChange={event => setText(event.target.value)} />
                </div>
                <DialogFooter>
                    <Button type="button" variant="ghost" onClick={onClose}><Trans>Close</Trans></Button>
                    <Button type="button" disabled={busy || text.trim() === ''} onClick={() => onAnswer(text.trim().replace(/\s+/g, ' '))}>
                        {kind === 'cancel' ? <Trans>Cancel the shipment</Trans> : <Trans>Record delivery</Trans>}
                    </Button>
                </DialogFooter>
            </DialogContent>
        </Dialog>
    );
}
