import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Button, Input, NativeSelect, NativeSelectOption, PermissionGuard } from '@vendure/dashboard';
import { PlusIcon, Trash2Icon } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { toast } from 'sonner';

import { errorText, LabelledField, minorOf, numberOf, QueryState, wrongField } from '../../screens/dashboard/shared';
import { settingsQuery, updateSettingsMutation } from './delivery.graphql';
import { currencies, draftOf, inputOfDraft, isReadable, type SettingsDraft, type TariffRow } from './settings-form';

const isAmount = (written: string | undefined) => !written?.trim() || !Number.isNaN(minorOf(written));

/** What the firm takes for deliveries, on the page of the firm's settings. */
export function DeliverySettings() {
    const { t } = useLingui();
    const client = useQueryClient();
    const query = useQuery({ queryKey: ['delivery-settings'], queryFn: () => api.query(settingsQuery) });
    const [draft, setDraft] = useState<SettingsDraft | null>(null);
    const [wrong, setWrong] = useState<{ field: string; what: string } | null>(null);
    useEffect(() => {
        if (query.data) setDraft(draftOf(query.data.deliverySettings));
    }, [query.data]);
    const save = useMutation({
        mutationFn: (given: SettingsDraft) => api.mutate(updateSettingsMutation, { input: { ...inputOfDraft(given), version: query.data?.deliverySettings.version } }),
        onSuccess: () => {
            toast.success(t`Saved`);
            void client.invalidateQueries({ queryKey: ['delivery-settings'] });
        },
        onError: error => setWrong(wrongField(error) ?? { field: '', what: errorText(error) }),
    });
    if (!draft) return <QueryState query={query} />;
    const set = (change: Partial<SettingsDraft>) => {
        setWrong(null);
        setDraft({ ...draft, ...change });
    };
    const rowWrong = (list: 'parcels' | 'pallets') => {
        const [, place] = new RegExp(`^${list}\\.(\\d+)`).exec(wrong?.field ?? '') ?? [];
        return place === undefined ? null : { place: Number(place), what: wrong?.what ?? '' };
    };
    const elsewhere = wrong && !rowWrong('parcels') && !rowWrong('pallets') ? wrong.what : null;
    return (
        <form className="grid gap-6" onSubmit={event => { event.preventDefault(); event.stopPropagation(); setWrong(null); save.mutate(draft); }}>
            <p className="text-muted-foreground text-sm"><Trans>Without a tariff and a fixed cost in a currency, delivery costs nothing. Charges of oversized goods stand with each product and are always paid.</Trans></p>
            <div className="grid gap-4">
                {currencies.map(currency => (
                    <div key={currency} className="grid gap-4 sm:grid-cols-2">
                        <LabelledField label={t`Free from goods of, in ${currency}`}>
                            {told => <Input {...told} dir="ltr" inputMode="decimal" aria-invalid={!isAmount(draft.minimums[currency])} value={draft.minimums[currency] ?? ''} onChange={event => set({ minimums: { ...draft.minimums, [currency]: event.target.value } })} />}
                        </LabelledField>
                        <LabelledField label={t`Fixed cost in place of the tariff, in ${currency}`}>
                            {told => <Input {...told} dir="ltr" inputMode="decimal" aria-invalid={!isAmount(draft.fixed[currency])} value={draft.fixed[currency] ?? ''} onChange={event => set({ fixed: { ...draft.fixed, [currency]: event.target.value } })} />}
                        </LabelledField>
                    </div>
                ))}
            </div>
            <LabelledField label={t`Cubic centimetres that count as a kilogram`} className="max-w-sm">
                {told => <Input {...told} dir="ltr" inputMode="numeric" value={draft.divisor} onChange={event => set({ divisor: event.target.value })} />}
            </LabelledField>
            <Tariff title={<Trans>Parcels</Trans>} rows={draft.parcels} hasWeight wrong={rowWrong('parcels')} onChange={parcels => set({ parcels })} />
            <Tariff title={<Trans>Pallets</Trans>} rows={draft.pallets} wrong={rowWrong('pallets')} onChange={pallets => set({ pallets })} />
            {elsewhere !== null && <p role="alert" dir="auto" className="text-destructive text-sm">{elsewhere}</p>}
            <PermissionGuard requires={['UpdateSettings']}>
                <Button type="submit" className="justify-self-start" disabled={save.isPending || !isReadable(inputOfDraft(draft))}><Trans>Save</Trans></Button>
            </PermissionGuard>
        </form>
    );
}

interface TariffProps {
    title: ReactNode;
    rows: TariffRow[];
    hasWeight?: boolean;
    wrong: { place: number; what: string } | null;
    onChange: (rows: TariffRow[]) => void;
}

function Tariff({ title, rows, hasWeight = false, wrong, onChange }: TariffProps) {
    const { t } = useLingui();
    const change = (place: number, changed: Partial<TariffRow>) => onChange(rows.map((row, at) => (at === place ? { ...row, ...changed } : row)));
    return (
        <fieldset className="grid gap-3">
            <legend className="mb-2 font-medium">{title}</legend>
            <p className="text-muted-foreground text-sm"><Trans>By the two letters of the country where the goods go, such as PL. A row without a country is for all others.</Trans></p>
            {rows.map((row, place) => (
                <div key={place} className={`grid grid-cols-2 items-end gap-2 sm:justify-start ${hasWeight ? 'sm:grid-cols-[6rem_6rem_9rem_9rem_auto]' : 'sm:grid-cols-[6rem_6rem_9rem_auto]'}`}>
                    <LabelledField label={t`Country`}>
                        {told => <Input {...told} dir="ltr" maxLength={2} value={row.countryCode} onChange={event => change(place, { countryCode: event.target.value })} />}
                    </LabelledField>
                    <LabelledField label={t`Currency`}>
                        {told => (
                            <NativeSelect {...told} value={row.currencyCode} onChange={event => change(place, { currencyCode: event.target.value })}>
                                {currencies.map(one => <NativeSelectOption key={one} value={one}>{one}</NativeSelectOption>)}
                            </NativeSelect>
                        )}
                    </LabelledField>
                    {hasWeight && (
                        <LabelledField label={t`Up to kilograms`}>
                            {told => <Input {...told} dir="ltr" inputMode="decimal" aria-invalid={!(numberOf(row.upToKg) > 0)} value={row.upToKg} onChange={event => change(place, { upToKg: event.target.value })} />}
                        </LabelledField>
                    )}
                    <LabelledField label={t`Net`}>
                        {told => <Input {...told} dir="ltr" inputMode="decimal" aria-invalid={Number.isNaN(minorOf(row.net))} value={row.net} onChange={event => change(place, { net: event.target.value })} />}
                    </LabelledField>
                    <Button type="button" variant="ghost" size="icon" className="col-span-full justify-self-end sm:col-span-1" aria-label={t`Remove`} onClick={() => onChange(rows.filter((_, at) => at !== place))}><Trash2Icon /></Button>
                    {wrong?.place === place && <p role="alert" dir="auto" className="text-destructive col-span-full text-sm">{wrong.what}</p>}
                </div>
            ))}
            <Button
                type="button" variant="outline" size="sm" className="justify-self-start"
                onClick={() => onChange([...rows, { countryCode: rows.at(-1)?.countryCode ?? '', currencyCode: rows.at(-1)?.currencyCode ?? 'IRR', upToKg: '', net: '' }])}
            >
                <PlusIcon /> <Trans>Add</Trans>
            </Button>
        </fieldset>
    );
}
