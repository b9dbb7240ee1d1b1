import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Button, Input } from '@vendure/dashboard';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';

import { LabelledField, majorOf, minorOf, numberOf, quantityOf, QueryState, reportError } from '../../screens/dashboard/shared';
import { setVariantMutation, variantQuery } from './delivery.graphql';
import { currencies } from './settings-form';

/** How large a variant is, and what its transport costs whatever else is bought. */
export function VariantSize({ variantId }: { variantId: string }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const query = useQuery({ queryKey: ['variant-delivery', variantId], queryFn: () => api.query(variantQuery, { variantId }) });
    const facts = query.data?.variantDelivery;
    const [volume, setVolume] = useState('');
    const [perPallet, setPerPallet] = useState('');
    const [oversize, setOversize] = useState<Record<string, string>>({});
    useEffect(() => {
        if (!facts) return;
        setVolume(String(facts.volumeCm3));
        setPerPallet(facts.unitsPerPallet === null ? '' : String(facts.unitsPerPallet));
        setOversize(Object.fromEntries(facts.oversize.map(one => [one.currencyCode, majorOf(one.net)])));
    }, [facts]);
    const isVolumeWrong = !(numberOf(volume) >= 0);
    const isPalletWrong = perPallet.trim() !== '' && Number.isNaN(quantityOf(perPallet));
    const charges = currencies.filter(currency => oversize[currency]?.trim()).map(currency => ({ currencyCode: currency as 'IRR', net: minorOf(oversize[currency] ?? '') }));
    const isWrong = isVolumeWrong || isPalletWrong || charges.some(one => Number.isNaN(one.net));
    const save = useMutation({
        mutationFn: () => api.mutate(setVariantMutation, {
            input: { variantId, volumeCm3: numberOf(volume), unitsPerPallet: perPallet.trim() === '' ? null : quantityOf(perPallet), oversize: charges, version: facts?.version },
        }),
        onSuccess: () => {
            toast.success(t`Saved`);
            void client.invalidateQueries({ queryKey: ['variant-delivery', variantId] });
        },
        onError: reportError,
    });
    if (!facts) return <QueryState query={query} />;
    return (
        <div className="grid gap-4">
            <LabelledField label={t`Volume of one base unit, cubic centimetres`} wrong={isVolumeWrong ? t`This is no number.` : null}>
                {told => <Input {...told} dir="ltr" inputMode="decimal" value={volume} onChange={event => setVolume(event.target.value)} />}
            </LabelledField>
            <LabelledField label={t`Base units that fill a pallet`} wrong={isPalletWrong ? t`This is no number.` : null}>
                {told => <Input {...told} dir="ltr" inputMode="numeric" value={perPallet} onChange={event => setPerPallet(event.target.value)} />}
            </LabelledField>
            <fieldset className="grid gap-3">
                <legend className="mb-2 text-sm font-medium"><Trans>Oversized: transport of one base unit, net, paid whatever the minimum</Trans></legend>
                {currencies.map(currency => (
                    <LabelledField key={currency} label={currency}>
                        {told => <Input {...told} dir="ltr" inputMode="decimal" value={oversize[currency] ?? ''} onChange={event => setOversize({ ...oversize, [currency]: event.target.value })} />}
                    </LabelledField>
                ))}
            </fieldset>
            <Button type="button" disabled={save.isPending || isWrong} onClick={() => save.mutate()}><Trans>Save delivery data</Trans></Button>
        </div>
    );
}
