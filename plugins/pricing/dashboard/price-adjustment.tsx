import { Trans, useLingui } from '@lingui/react/macro';
import { Input, NativeSelect, NativeSelectOption } from '@vendure/dashboard';
import { useState } from 'react';

import { LabelledField, minorOf, useFormats } from '../../screens/dashboard/shared';
import type { PriceOwner } from './price-owner';
import { PriceSaving } from './price-saving';

/** Steps to which prices are rounded, in units of the currency. */
const steps = [0, 1, 5, 10, 100, 1000, 10_000, 100_000];

/** All prices that the search finds, up or down by a share. */
export function PriceAdjustment({ owner, term, total, onSaved }: { owner: PriceOwner; term: string; total: number; onSaved: () => Promise<void> }) {
    const { t } = useLingui();
    const { money, number } = useFormats();
    const [share, setShare] = useState('');
    const [direction, setDirection] = useState<'up' | 'down'>('up');
    const [step, setStep] = useState('0');
    const [rounding, setRounding] = useState('half-up');
    const points = minorOf(share);
    const isWrong = share !== '' && !(points > 0 && (direction === 'up' || points <= 9_900));
    const basisPoints = direction === 'up' ? points : -points;
    const wish = share === '' || isWrong ? null : { adjustment: { term: term || null, basisPoints, step: Number(step) * 100 || 1, rounding } };
    return (
        <section className="grid gap-4 border-t pt-6">
            <h3 className="font-medium">{term === '' ? <Trans>All {number(total)} prices, up or down</Trans> : <Trans>All {number(total)} found prices, up or down</Trans>}</h3>
            <div className="grid items-start gap-3 sm:grid-cols-2 lg:grid-cols-4">
                <LabelledField label={<Trans>Direction</Trans>}>
                    {told => (
                        <NativeSelect {...told} className="w-full" value={direction} onChange={event => setDirection(event.target.value as 'up' | 'down')}>
                            <NativeSelectOption value="up">{t`Up`}</NativeSelectOption>
                            <NativeSelectOption value="down">{t`Down`}</NativeSelectOption>
                        </NativeSelect>
                    )}
                </LabelledField>
                <LabelledField label={<Trans>By percent</Trans>} wrong={isWrong && t`must be a percentage with at most two decimals`}>
                    {told => <Input {...told} dir="ltr" inputMode="decimal" value={share} onChange={event => setShare(event.target.value)} />}
                </LabelledField>
                <LabelledField label={<Trans>Whole steps of</Trans>}>
                    {told => (
                        <NativeSelect {...told} className="w-full" value={step} onChange={event => setStep(event.target.value)}>
                            {steps.map(one => <NativeSelectOption key={one} value={String(one)}>{one === 0 ? t`not rounded` : money(one * 100, owner.currencyCode)}</NativeSelectOption>)}
                        </NativeSelect>
                    )}
                </LabelledField>
                <LabelledField label={<Trans>Rounding</Trans>}>
                    {told => (
                        <NativeSelect {...told} className="w-full" value={rounding} onChange={event => setRounding(event.target.value)}>
                            <NativeSelectOption value="half-up">{t`to the nearest`}</NativeSelectOption>
                            <NativeSelectOption value="up">{t`always up`}</NativeSelectOption>
                            <NativeSelectOption value="down">{t`always down`}</NativeSelectOption>
                        </NativeSelect>
                    )}
                </LabelledField>
            </div>
            <PriceSaving owner={owner} wish={wish} told={t`Prices that are over by today stay as they were.`} nameOf={() => ''} onSaved={onSaved} />
        </section>
    );
}
