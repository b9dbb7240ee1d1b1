import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Button, Input, NativeSelect, NativeSelectOption, PermissionGuard } from '@vendure/dashboard';
import { PlusIcon, Trash2Icon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';

import { errorText, LabelledField, numberOf, QueryState, wrongField } from '../../screens/dashboard/shared';
import { clockOf, minuteOf } from './clock';
import { pickupSettingsQuery, updatePickupSettingsMutation } from './delivery.graphql';

interface Hours {
    weekday: number;
    from: string;
    until: string;
}

type Count = 'slotMinutes' | 'capacity' | 'preparationHours' | 'daysAhead';
interface Draft extends Record<Count, string> {
    mail: string;
    hours: Hours[];
}

const isWhole = (written: string) => Number.isInteger(numberOf(written)) && numberOf(written) >= 0;

/** When goods may be fetched, on the page of the firm's settings. */
export function PickupSettings() {
    const { t } = useLingui();
    const client = useQueryClient();
    const query = useQuery({ queryKey: ['pickup-settings'], queryFn: () => api.query(pickupSettingsQuery) });
    const known = query.data?.pickupSettings;
    const [draft, setDraft] = useState<Draft | null>(null);
    const [wrong, setWrong] = useState<{ field: string; what: string } | null>(null);
    useEffect(() => {
        if (!known) return;
        const { slotMinutes, capacity, preparationHours, daysAhead, mail, hours } = known;
        setDraft({
            ...{ slotMinutes: String(slotMinutes), capacity: String(capacity), preparationHours: String(preparationHours), daysAhead: String(daysAhead), mail: mail ?? '' },
            hours: hours.map(one => ({ weekday: one.weekday, from: clockOf(one.fromMinute), until: clockOf(one.untilMinute) })),
        });
    }, [known]);
    const save = useMutation({
        mutationFn: (given: Draft) => api.mutate(updatePickupSettingsMutation, {
            input: {
                ...{ slotMinutes: numberOf(given.slotMinutes), capacity: numberOf(given.capacity), preparationHours: numberOf(given.preparationHours), daysAhead: numberOf(given.daysAhead) },
                mail: given.mail.trim() || null,
                hours: given.hours.map(one => ({ weekday: one.weekday, fromMinute: minuteOf(one.from) ?? 0, untilMinute: minuteOf(one.until) ?? 0 })),
                version: known?.version,
            },
        }),
        onSuccess: () => {
            toast.success(t`Saved`);
            void client.invalidateQueries({ queryKey: ['pickup-settings'] });
        },
        onError: error => setWrong(wrongField(error) ?? { field: '', what: errorText(error) }),
    });
    if (!draft) return <QueryState query={query} />;
    const set = (change: Partial<Draft>) => {
        setWrong(null);
        setDraft({ ...draft, ...change });
    };
    const change = (place: number, changed: Partial<Hours>) => set({ hours: draft.hours.map((one, at) => (at === place ? { ...one, ...changed } : one)) });
    const counts: [Count, string][] = [
        ['slotMinutes', t`Minutes of a slot`], ['capacity', t`Pick-ups in a slot`], ['preparationHours', t`Hours to make goods ready`], ['daysAhead', t`Days ahead`],
    ];
    const days = [t`Sunday`, t`Monday`, t`Tuesday`, t`Wednesday`, t`Thursday`, t`Friday`, t`Saturday`];
    const isWrong = counts.some(([name]) => !isWhole(draft[name])) || draft.hours.some(one => minuteOf(one.from) === null || minuteOf(one.until) === null);
    const wrongAt = (field: string) => (wrong?.field === field ? wrong.what : null);
    const wrongPlace = /^hours\.(\d+)/.exec(wrong?.field ?? '')?.[1];
    return (
        <form className="grid gap-6" onSubmit={event => { event.preventDefault(); event.stopPropagation(); setWrong(null); save.mutate(draft); }}>
            <p className="text-muted-foreground text-sm"><Trans>On the firm's weekends and holidays the warehouse is closed. Without hours nobody can choose when to come.</Trans></p>
            <fieldset className="grid gap-3">
                <legend className="mb-2 font-medium"><Trans>Hours of the warehouse</Trans></legend>
                {draft.hours.map((one, place) => (
                    <div key={place} className="grid grid-cols-2 items-end gap-2 sm:grid-cols-[9rem_8rem_8rem_auto] sm:justify-start">
                        <LabelledField label={t`Day`} className="col-span-full sm:col-span-1">
                            {told => (
                                <NativeSelect {...told} value={String(one.weekday)} onChange={event => change(place, { weekday: Number(event.target.value) })}>
                                    {days.map((name, day) => <NativeSelectOption key={name} value={String(day)}>{name}</NativeSelectOption>)}
                                </NativeSelect>
                            )}
                        </LabelledField>
                        <LabelledField label={t`From`}>
                            {told => <Input {...told} dir="ltr" placeholder="08:00" aria-invalid={minuteOf(one.from) === null} value={one.from} onChange={event => change(place, { from: event.target.value })} />}
                        </LabelledField>
                        <LabelledField label={t`Until`}>
                            {told => <Input {...told} dir="ltr" placeholder="16:00" aria-invalid={minuteOf(one.until) === null} value={one.until} onChange={event => change(place, { until: event.target.value })} />}
                        </LabelledField>
                        <Button type="button" variant="ghost" size="icon" className="col-span-full justify-self-end sm:col-span-1" aria-label={t`Remove`} onClick={() => set({ hours: draft.hours.filter((_, at) => at !== place) })}><Trash2Icon /></Button>
                        {wrongPlace === String(place) && <p role="alert" dir="auto" className="text-destructive col-span-full text-sm">{wrong?.what}</p>}
                    </div>
                ))}
                <Button
                    type="button" variant="outline" size="sm" className="justify-self-start"
                    onClick={() => set({ hours: [...draft.hours, { weekday: ((draft.hours.at(-1)?.weekday ?? 5) + 1) % 7, from: draft.hours.at(-1)?.from ?? '08:00', until: draft.hours.at(-1)?.until ?? '16:00' }] })}
                >
                    <PlusIcon /> <Trans>Add</Trans>
                </Button>
            </fieldset>
            <div className="grid gap-4 sm:grid-cols-2">
                {counts.map(([name, label]) => (
                    <LabelledField key={name} label={label} wrong={wrongAt(name)}>
                        {told => <Input {...told} dir="ltr" inputMode="numeric" aria-invalid={!isWhole(draft[name])} value={draft[name]} onChange={event => set({ [name]: event.target.value })} />}
                    </LabelledField>
                ))}
                <LabelledField label={t`Mail of the warehouse`} wrong={wrongAt('mail')}>
                    {told => <Input {...told} dir="ltr" type="email" value={draft.mail} onChange={event => set({ mail: event.target.value })} />}
                </LabelledField>
            </div>
            {wrong && wrongPlace === undefined && !['mail', ...counts.map(([name]) => name)].includes(wrong.field) && <p role="alert" dir="auto" className="text-destructive text-sm">{wrong.what}</p>}
            <PermissionGuard requires={['UpdateSettings']}>
                <Button type="submit" className="justify-self-start" disabled={save.isPending || isWrong}><Trans>Save</Trans></Button>
            </PermissionGuard>
        </form>
    );
}
