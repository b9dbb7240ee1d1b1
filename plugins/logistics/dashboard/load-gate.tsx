import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, Button, PermissionGuard, Textarea } from '@vendure/dashboard';
import { CheckIcon } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';

import { errorText, LabelledField, useFormats } from '../../screens/dashboard/shared';
import { useLoadRefusalText, useLoadStateName } from './load-wording';
import { cancelLoadMutation, gateTimeMutation, type LoadShown } from './load.graphql';

const steps = ['planned', 'arrived', 'inside', 'gone'] as const;

/** Where the truck is, and what the gate writes down next. */
export function GateSteps({ load }: { load: LoadShown }) {
    const { t } = useLingui();
    const stateName = useLoadStateName();
    const refusalText = useLoadRefusalText();
    const queryClient = useQueryClient();
    const { moment } = useFormats();
    const [reason, setReason] = useState('');
    const [isCancelling, setCancelling] = useState(false);
    const reached = steps.findIndex(step => step === load.state);
    const times = [load.gateAt, load.arrivedAt, load.insideAt, load.goneAt];
    const labels: Record<string, string> = { arrived: t`The truck is here`, inside: t`Let it in`, gone: t`It leaves` };
    const step = useMutation({
        mutationFn: async (name: string) =>
            name === 'cancel'
                ? (await api.mutate(cancelLoadMutation, { id: load.id, reason: reason.trim() })).cancelLoad
                : (await api.mutate(gateTimeMutation, { input: { id: load.id, step: name, reason: reason.trim() || null } })).recordGateTime,
        onSuccess: answer => {
            void queryClient.invalidateQueries({ queryKey: ['logistics'] });
            if (answer.__typename === 'LoadRefusal') return;
            setReason('');
            setCancelling(false);
            toast.success(t`Load ${answer.number} is saved.`);
        },
    });
    const refused = step.data?.__typename === 'LoadRefusal' ? step.data : null;
    const failure = refused ? refusalText(refused) : step.error && errorText(step.error);
    const needsReason = isCancelling || refused?.field === 'reason';
    return (
        <div className="grid gap-4">
            <div className="flex flex-wrap items-center gap-6">
                <ol className="flex grow flex-wrap gap-x-6 gap-y-2">
                    {steps.map((name, index) => (
                        <li key={name} aria-current={index === reached ? 'step' : undefined} className={index <= reached ? '' : 'text-muted-foreground'}>
                            <span className={`flex items-center gap-1 ${index === reached ? 'font-semibold' : ''}`}>
                                {index <= reached && <CheckIcon size={16} className="text-primary" aria-hidden />} {stateName(name)}
                            </span>
                            <span className="text-muted-foreground text-xs">{times[index] ? moment(times[index]) : ''}</span>
                        </li>
                    ))}
                </ol>
                <div className="flex flex-wrap gap-2">
                    <PermissionGuard requires={['UpdateShipment']}>
                        {load.nextSteps.map((name, index) => (
                            <Button key={name} variant={index === 0 ? 'default' : 'outline'} disabled={step.isPending} onClick={() => step.mutate(name)}>{labels[name] ?? name}</Button>
                        ))}
                    </PermissionGuard>
                    {!load.isShared && (load.state === 'planned' || load.state === 'arrived') && (
                        <PermissionGuard requires={['DeleteShipment']}>
                            <Button
                                variant="ghost"
                                disabled={step.isPending || (isCancelling && reason.trim() === '')}
                                onClick={() => (isCancelling ? step.mutate('cancel') : setCancelling(true))}
                            >
                                <Trans>Cancel the load</Trans>
                            </Button>
                        </PermissionGuard>
                    )}
                </div>
            </div>
            {needsReason && (
                <LabelledField label={<Trans>Reason</Trans>} wrong={null}>
                    {told => <Textarea {...told} dir="auto" rows={2} maxLength={500} value={reason} onChange={event => setReason(event.target.value)} />}
                </LabelledField>
            )}
            {failure && <p role="alert" className="text-destructive">{failure}</p>}
        </div>
    );
}
