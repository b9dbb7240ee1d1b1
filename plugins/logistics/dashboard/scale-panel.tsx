import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Button, Checkbox, Input, Label, NativeSelect, NativeSelectOption, Textarea } from '@vendure/dashboard';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';

import { errorText, LabelledField, newKey, numberOf, useFormats, wrongField } from '../../screens/dashboard/shared';
import { askForWeightMutation, firstWeightMutation, readScaleQuery, scaleChoiceQuery, secondWeightMutation, type ShipmentShown } from './logistics.graphql';
import { PassageChoice } from './passage-choice';
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
    const [passageId, setPassageId] = useState('');
    const [seals, setSeals] = useState('');
    const [keepAsTare, setKeepAsTare] = useState(false);
    const { moment } = useFormats();
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
        setSeals('');
        setPassageId('');
        setTried(false);
    });
    if (scales.length === 0) {
        return <p className="text-muted-foreground"><Trans>No weighbridge is set up yet.</Trans></p>;
    }
    const sight = data?.readScale;
    // On a load, what was loaded before is part of the truck.
    const weightBefore = shipment.weightBeforeG ?? null;
    const isFirst = !shipment.firstWeighing && weightBefore === null;
    const scale = scales.find(one => one.id === scaleId);
    const typedG = Math.round(numberOf(manualKg) * 1000);
    const isWeightWrong = isManual && !(typedG > 0);
    const isReasonMissing = isManual && reason.trim() === '';
    const refused = record.data?.__typename === 'WeighingRefusal' ? record.data : null;
    const refusal = refused ? { field: refused.field ?? '', what: refusalText(refused) } : wrongField(record.error);
    const saidOf = (field: string) => (refusal?.field === field ? refusal.what : null);
    const isAtField = refusal !== null && (refusal.field === 'reason' || (isManual && refusal.field === 'manualWeightG'));
    const failure = isAtField ? null : (refusal?.what ?? (record.error && errorText(record.error)));
    const mayRecord = !record.isPending && (isManual || passageId !== '' || (sight?.isRecordable ?? false));
    const mayAsk = refused !== null && askable.has(refused.reason);
    const storedTare = isFirst && shipment.storedTareUntil && new Date(shipment.storedTareUntil) > new Date() ? shipment.storedTareG : null;
    const write = (step: Recording['step'], more: Partial<Recording> = {}) => {
        setTried(true);
        if (isWeightWrong || isReasonMissing || (more.isAsked && reason.trim() === '')) return;
        const weight = { manualWeightG: isManual ? typedG : null, passageId: isManual || passageId === '' ? null : passageId };
        const sealed = step === 'second' ? seals.split(/[,،;\s]+/).filter(seal => seal !== '') : [];
        record.mutate({ ...weight, step, scaleId, reason: reason.trim() || null, seals: sealed, keepAsTare: step === 'first' && keepAsTare && !isManual, ...more });
    };
    // What is asked of a supervisor is the weighing that was just refused.
    const last = record.variables;
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
                wrong={isTried && (isReasonMissing || (mayAsk && reason.trim() === '')) ? t`Give the reason.` : saidOf('reason')}
            >
                {told => <Textarea {...told} dir="auto" rows={2} maxLength={500} value={reason} onChange={event => setReason(event.target.value)} />}
            </LabelledField>
            {scale?.source === 'agent' && !isManual && <PassageChoice scaleId={scaleId} value={passageId} onChange={setPassageId} />}
            {(!isFirst || storedTare !== null) && (
                <LabelledField label={<Trans>Seals, separated by commas</Trans>} wrong={saidOf('seals')}>
                    {told => <Input {...told} dir="ltr" autoComplete="off" value={seals} onChange={event => setSeals(event.target.value)} />}
                </LabelledField>
            )}
            {isFirst && shipment.vehicleId && !isManual && (
                <div className="flex items-center gap-2">
                    <Checkbox id="keep-as-tare" checked={keepAsTare} onCheckedChange={checked => setKeepAsTare(checked === true)} />
                    <Label htmlFor="keep-as-tare"><Trans>Keep this empty weight for later tickets of the vehicle</Trans></Label>
                </div>
            )}
            {weightBefore !== null && !shipment.firstWeighing && <p className="text-muted-foreground text-sm"><Trans>The truck weighed {kg(weightBefore)} with what was loaded before.</Trans></p>}
            {failure && <p role="alert" className="text-destructive">{failure}</p>}
            {mayAsk && last && (
                <div className="flex flex-wrap items-center gap-2">
                    <Button variant="outline" disabled={record.isPending} onClick={() => write(last.step, { isAsked: true, useStoredTare: last.useStoredTare })}><Trans>Ask a supervisor</Trans></Button>
                    <span className="text-muted-foreground text-sm"><Trans>The weight is kept as it is now, until somebody else decides.</Trans></span>
                </div>
            )}
            <div className="flex flex-wrap gap-2">
                <Button disabled={!mayRecord} onClick={() => write(isFirst ? 'first' : 'second')}>{isFirst ? <Trans>Record empty weight</Trans> : <Trans>Record loaded weight</Trans>}</Button>
                {!isFirst && <Button variant="outline" disabled={!mayRecord} onClick={() => write('first')}><Trans>Weigh empty again</Trans></Button>}
                {storedTare !== null && shipment.storedTareUntil && (
                    <Button variant="outline" disabled={!mayRecord} onClick={() => write('second', { useStoredTare: true })}>
                        <Trans>Record loaded weight with the kept empty weight of {kg(storedTare)}</Trans>
                    </Button>
                )}
                <Button variant="ghost" onClick={() => { record.reset(); setManual(before => !before); }}>{isManual ? <Trans>Use the weighbridge</Trans> : <Trans>Type the weight</Trans>}</Button>
            </div>
            {storedTare !== null && shipment.storedTareUntil && <p className="text-muted-foreground text-sm"><Trans>The kept empty weight holds until {moment(shipment.storedTareUntil)}.</Trans></p>}
        </div>
    );
}

/** What a second person may agree to; the rest is a matter of the weighbridge itself. */
const askable = new Set(['second-person-needed', 'zero-missing', 'too-soon', 'tare-unusual', 'plate-elsewhere', 'outside-tolerance']);

interface Recording {
    step: 'first' | 'second';
    scaleId: string;
    manualWeightG: number | null;
    passageId: string | null;
    reason: string | null;
    seals: string[];
    keepAsTare: boolean;
    useStoredTare?: boolean;
    /** Not recorded, but put before a second person. */
    isAsked?: boolean;
}

function useRecord(shipment: ShipmentShown, onDone: () => void) {
    const { t } = useLingui();
    const queryClient = useQueryClient();
    return useMutation({
        mutationFn: async ({ step, isAsked, keepAsTare, ...given }: Recording) => {
            const input = { ...given, shipmentId: shipment.id, idempotencyKey: newKey() };
            if (isAsked) return (await api.mutate(askForWeightMutation, { input: { ...input, step, reason: given.reason ?? '' } })).askForWeight;
            return step === 'first'
                ? (await api.mutate(firstWeightMutation, { input: { ...input, keepAsTare } })).recordFirstWeight
                : (await api.mutate(secondWeightMutation, { input: { ...input, keepAsTare: false } })).recordSecondWeight;
        },
        onSuccess: answer => {
            if (answer.__typename === 'WeighingRefusal') return;
            if (answer.__typename === 'WeightRequest') toast.success(t`The weight waits for a second person.`);
            else toast.success(answer.__typename === 'WeighbridgeTicket' ? t`Ticket ${answer.number} is written.` : t`The empty weight is recorded.`);
            onDone();
            void queryClient.invalidateQueries({ queryKey: ['logistics'] });
        },
    });
}
