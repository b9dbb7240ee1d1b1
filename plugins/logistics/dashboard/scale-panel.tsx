import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Button, Input, NativeSelect, NativeSelectOption, Textarea } from '@vendure/dashboard';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';

import { errorText, LabelledField, newKey, numberOf, wrongField } from '../../screens/dashboard/shared';
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
    const [isTried, setTried] = useState(false);
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
        setTried(false);
    });
    if (scales.length === 0) {
        return <p className="text-muted-foreground"><Trans>No weighbridge is set up yet.</Trans></p>;
    }
    const sight = data?.readScale;
    const isFirst = !shipment.firstWeighing;
    const typedG = Math.round(numberOf(manualKg) * 1000);
    const isWeightWrong = isManual && !(typedG > 0);
    const isReasonMissing = isManual && reason.trim() === '';
    const refusal = record.data?.__typename === 'WeighingRefusal' ? { field: record.data.field ?? '', what: refusalText(record.data) } : wrongField(record.error);
    const saidOf = (field: string) => (refusal?.field === field ? refusal.what : null);
    const isAtField = refusal !== null && (refusal.field === 'reason' || (isManual && refusal.field === 'manualWeightG'));
    const failure = isAtField ? null : (refusal?.what ?? (record.error && errorText(record.error)));
    const mayRecord = !record.isPending && (isManual || (sight?.isRecordable ?? false));
    const write = (first: boolean) => {
        setTried(true);
        if (isWeightWrong || isReasonMissing) return;
        record.mutate({ isFirst: first, scaleId, manualWeightG: isManual ? typedG : null, reason: reason.trim() || null });
    };
    return (
        <div className="grid gap-4">
            {scales.length > 1 && (
                <NativeSelect aria-label={t`Weighbridge`} value={scaleId} onChange={event => setScaleId(event.target.value)}>
                    {scales.map(scale => <NativeSelectOption key={scale.id} value={scale.id}>{scale.code} · {scale.name}</NativeSelectOption>)}
                </NativeSelect>
            )}
            <output
                aria-live="off"
                className={`flex flex-wrap items-baseline justify-between gap-3 rounded-lg border-2 p-4 ${sight?.isRecordable ? 'border-primary' : 'border-muted'}`}
            >
                <span className="text-4xl font-semibold tabular-nums">{sight?.weightG === null || sight?.weightG === undefined ? '– – –' : kg(sight.weightG)}</span>
                <span className={sight?.isRecordable ? 'font-medium' : 'text-muted-foreground'}>
                    {error ? errorText(error) : sight?.isRecordable ? <Trans>Steady</Trans> : sight?.refusal ? refusalText({ reason: sight.refusal, message: sight.refusal }) : '…'}
                </span>
            </output>
            {isManual && (
                <LabelledField
                    label={<Trans>Weight in kilograms, typed</Trans>}
                    wrong={isTried && isWeightWrong ? t`Write the weight as a number.` : saidOf('manualWeightG')}
                >
                    {told => <Input {...told} inputMode="decimal" autoComplete="off" value={manualKg} onChange={event => setManualKg(event.target.value)} />}
                </LabelledField>
            )}
            <LabelledField
                label={isManual ? <Trans>Reason</Trans> : <Trans>Reason, if the weight is outside the tolerance</Trans>}
                wrong={isTried && isReasonMissing ? t`Give the reason.` : saidOf('reason')}
            >
                {told => <Textarea {...told} dir="auto" rows={2} maxLength={500} value={reason} onChange={event => setReason(event.target.value)} />}
            </LabelledField>
            {failure && <p role="alert" className="text-destructive">{failure}</p>}
            <div className="flex flex-wrap gap-2">
                <Button disabled={!mayRecord} onClick={() => write(isFirst)}>{isFirst ? <Trans>Record empty weight</Trans> : <Trans>Record loaded weight</Trans>}</Button>
                {!isFirst && <Button variant="outline" disabled={!mayRecord} onClick={() => write(true)}><Trans>Weigh empty again</Trans></Button>}
                <Button variant="ghost" onClick={() => { record.reset(); setManual(before => !before); }}>{isManual ? <Trans>Use the weighbridge</Trans> : <Trans>Type the weight</Trans>}</Button>
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
    const queryClient = useQueryClient();
    return useMutation({
        mutationFn: async ({ isFirst, ...given }: Recording) => {
            const input = { ...given, shipmentId: shipment.id, idempotencyKey: newKey() };
            return isFirst
                ? (await api.mutate(firstWeightMutation, { input })).recordFirstWeight
                : (await api.mutate(secondWeightMutation, { input })).recordSecondWeight;
        },
        onSuccess: answer => {
            if (answer.__typename === 'WeighingRefusal') return;
            toast.success(answer.__typename === 'WeighbridgeTicket' ? t`Ticket ${answer.number} is written.` : t`The empty weight is recorded.`);
            onDone();
            void queryClient.invalidateQueries({ queryKey: ['logistics'] });
        },
    });
}
