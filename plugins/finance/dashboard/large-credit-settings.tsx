import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Button, Input, Label, usePermissions } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { majorOf, minorOf, QueryState, reportError } from '../../screens/dashboard/shared';
import { largeCreditsQuery, setLargeCreditMutation } from './credit.graphql';

const currencies = ['IRR', 'PLN', 'RUB', 'EUR', 'USD'];

/** From which amount a credit needs a second person, on the page of the firm's settings. */
export function LargeCreditSettings() {
    const query = useQuery({ queryKey: ['credit', 'large'], queryFn: () => api.query(largeCreditsQuery) });
    if (!query.data) return <QueryState query={query} />;
    const known = new Map(query.data.largeCredits.map(one => [String(one.currencyCode), one]));
    return (
        <div className="grid gap-4">
            <p className="text-muted-foreground text-sm"><Trans>A credit limit raised to this amount or beyond, or an order so far past its limit, needs two people. Empty: one person is enough.</Trans></p>
            {currencies.map(currency => {
                const one = known.get(currency);
                return <Amount key={`${currency}-${one?.version ?? 0}`} currency={currency} fromMinor={one?.fromMinor ?? null} version={one?.version ?? 0} />;
            })}
        </div>
    );
}

function Amount({ currency, fromMinor, version }: { currency: string; fromMinor: number | null; version: number }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const { hasPermissions } = usePermissions();
    const first = fromMinor === null ? '' : majorOf(fromMinor);
    const [typed, setTyped] = useState(first);
    const minor = typed.trim() === '' ? null : minorOf(typed);
    const isWrong = minor !== null && !(minor > 0);
    const save = async () => {
        await api.mutate(setLargeCreditMutation, { input: { currencyCode: currency as never, fromMinor: minor, version } });
        toast.success(t`The amount is saved`);
        await client.invalidateQueries({ queryKey: ['credit', 'large'] });
    };
    const mayChange = hasPermissions(['UpdateSettings']);
    return (
        <form className="flex flex-wrap items-end gap-2" onSubmit={event => { event.preventDefault(); void save().catch(reportError); }}>
            <div className="grid gap-1.5">
                <Label htmlFor={`large-${currency}`}>{t`From, in ${currency}`}</Label>
                <Input id={`large-${currency}`} dir="ltr" inputMode="decimal" value={typed} disabled={!mayChange} aria-invalid={isWrong} onChange={event => setTyped(event.target.value)} />
            </div>
            {mayChange && typed !== first && <Button type="submit" variant="outline" disabled={isWrong}><Trans>Save</Trans></Button>}
        </form>
    );
}
