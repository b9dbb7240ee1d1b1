import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Button, Input, Label, Textarea } from '@vendure/dashboard';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';

import { errorText, newKey, numberOf } from '../../screens/dashboard/shared';
import { firstWeightMutation, readScaleQuery, scaleChoiceQuery, secondWeightMutation, type ShipmentShown } from './logistics.graphql';
import { useKg, useRefusalText } from './wording';

const pollMs = 1000;

/** The weighbridge live, and the two buttons that record what it shows. */
export function ScalePanel({ shipment }: { shipment: ShipmentShown }) {
    const { t } = useLingui();
    const kg = useKg();
    const refusalText = useRefusalText();
    const [scaleId, setScaleId] = useState('');
    const [isManual, setManual] = useState(false);
    const [manualKg, setManualKg] = useState('');
    const [reason, setReason] = useState('');
    const { data: choice } = useQuery({ queryKey: ['logistics', 'scale-choice'], queryFn: () => api.query(scaleChoiceQuery) });
    const scales = choice?.scales.items ?? [];
    useEffect(() => setScaleId(before => before || (scales[0]?.id ?? '')), [scales[0]?.id]);
    const { data, error } = useQuery({
        queryKey: ['scale', scaleId],
        queryFn: () => api.query(readScaleQuery, { scaleId }),
        refetchInterval: pollMs,
        enabled: scaleId !== '',
        gcTime: 0,
    });
    const record = useRecord(shipment, () => {
        setManual(false);
        setManualKg('');
        setReason('');
    });
    if (scales.length === 0) {
        return <p className="text-muted-foreground"><Trans>No weighbridge is set up yet.</Trans></p>;
    }
    const sight = data?.readScale;
    const isFirst = !shipment.firstWeighing;
    const typedG = Math.round(numberOf(manualKg) * 1000);
    const isReady = isManual ? typedG > 0 && reason.trim() !== '' : (sight?.isRecordable ?? false);
    return (
        <div className="grid gap-4">
            {scales.length > 1 && (
                <select aria-label={t`Weighbridge`} className="border-input bg-background h-9 rounded-md border px-3 text-sm" value={scaleId} onChange={event => setScaleId(event.target.value)}>
                    {scales.map(scale => <option key={scale.id} value={scale.id}>{scale.code} · {scale.name}</option>)}
                </select>
            )}
            <output
                aria-live="off"
                className={`flex flex-wrap items-baseline justify-between gap-3 rounded-lg border-2 p-4 ${sight?.isRecordable ? 'border-primary' : 'border-muted'}`}
            >
                <span className="text-4xl font-semibold tabular-nums" dir="ltr">{sight?.weightG === null || sight?.weightG === undefined ? '– – –' : kg(sight.weightG)}</span>
                <span className={sight?.isRecordable ? 'text-primary font-medium' : 'text-muted-foreground'}>
                    {error ? errorText(error) : sight?.isRecordable ? <Trans>Steady</Trans> : sight?.refusal ? refusalText({ reason: sight.refusal, message: sight.refusal }) : '…'}
                </span>
            </output>
            {isManual && (
                <div className="grid gap-1.5">
                    <Label htmlFor="manual-kg"><Trans>Weight in kilograms, typed</Trans></Label>
                    <Input id="manual-kg" dir="ltr" inputMode="decimal" aria-invalid={manualKg !== '' && !(typedG > 0)} value={manualKg} onChange={event => setManualKg(event.target.value)} />
                </div>
            )}
            <div className="grid gap-1.5">
                <Label htmlFor="weigh-reason">{isManual ? <Trans>Reason</Trans> : <Trans>Reason, if the weight is outside the tolerance</Trans>}</Label>
                <Textarea id="weigh-reason" rows={2} maxLength={500} value={reason} onChange={event => setReason(event.target.value)} />
            </div>
            <div className="flex flex-wrap gap-2">
                <Button
                    disabled={!isReady || record.isPending}
                    onClick={() => record.mutate({ isFirst, scaleId, manualWeightG: isManual ? typedG : null, reason: reason.trim() || null })}
                >
                    {isFirst ? <Trans>Record empty weight</Trans> : <Trans>Record loaded weight</Trans>}
                </Button>
                {!isFirst && (
                    <Button
                        variant="outline"
                        disabled={!isReady || record.isPending}
                        onClick={() => record.mutate({ isFirst: true, scaleId, manualWeightG: isManual ? typedG : null, reason: reason.trim() || null })}
                    >
                        <Trans>Weigh empty again</Trans>
                    </Button>
                )}
                <Button variant="ghost" onClick={() => setManual(before => !before)}>{isManual ? <Trans>Use the weighbridge</Trans> : <Trans>Type the weight</Trans>}</Button>
            </div>
        </div>
    );
}

interface Recording {
    isFirst: boolean;
    scaleId: string;
    manualWeightG: number | null;
    reason: string | null;
}

function useRecord(shipment: ShipmentShown, onDone: () => void) {
    const { t } = useLingui();
    const refusalText = useRefusalText();
    const queryClient = useQueryClient();
    return useMutation({
        mutationFn: async ({ isFirst, ...given }: Recording) => {
            const input = { ...given, shipmentId: shipment.id, idempotencyKey: newKey() };
            return isFirst
                ? (await api.mutate(firstWeightMutation, { input })).recordFirstWeight
                : (await api.mutate(secondWeightMutation, { input })).recordSecondWeight;
        },
        onSuccess: answer => {
            if (answer.__typename === 'WeighingRefusal') {
                toast.error(refusalText(answer));
                return;
            }
            toast.success(answer.__typename === 'WeighbridgeTicket' ? t`Ticket ${answer.number} is written.` : t`The empty weight is recorded.`);
            onDone();
            void queryClient.invalidateQueries({ queryKey: ['logistics'] });
        },
        onError: failure => toast.error(errorText(failure)),
    });
}
