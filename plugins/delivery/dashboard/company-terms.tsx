import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Button, Input, Label, PermissionGuard, Switch } from '@vendure/dashboard';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';

import { LabelledField, majorOf, minorOf, QueryState, reportError } from '../../screens/dashboard/shared';
import { companyTermsQuery, setCompanyTermsMutation } from './delivery.graphql';
import { useWayName, ways } from './shared';

/** From which value a company gets its goods free, and how it may have them delivered. */
export function CompanyTerms({ companyId }: { companyId: string }) {
    const { t } = useLingui();
    const wayName = useWayName();
    const client = useQueryClient();
    const query = useQuery({ queryKey: ['company-delivery', companyId], queryFn: () => api.query(companyTermsQuery, { companyId }) });
    const terms = query.data?.companyDeliveryTerms;
    const [minimum, setMinimum] = useState('');
    const [allowed, setAllowed] = useState<readonly string[]>(ways);
    useEffect(() => {
        if (!terms) return;
        setMinimum(terms.minimumNet === null ? '' : majorOf(terms.minimumNet));
        setAllowed(terms.ways ?? ways);
    }, [terms]);
    const minor = minimum.trim() === '' ? null : minorOf(minimum);
    const save = useMutation({
        mutationFn: () => api.mutate(setCompanyTermsMutation, { input: { companyId, minimumNet: minor, ways: allowed.length === ways.length ? null : [...allowed], version: terms?.version } }),
        onSuccess: () => {
            toast.success(t`Saved`);
            void client.invalidateQueries({ queryKey: ['company-delivery', companyId] });
        },
        onError: reportError,
    });
    if (!terms) return <QueryState query={query} />;
    return (
        <form className="grid gap-4" onSubmit={event => { event.preventDefault(); save.mutate(); }}>
            <LabelledField label={t`Free from goods of, in ${String(terms.currencyCode)}`} wrong={Number.isNaN(minor) ? t`This is no amount.` : null}>
                {told => <Input {...told} dir="ltr" inputMode="decimal" value={minimum} placeholder={t`as for all companies`} onChange={event => setMinimum(event.target.value)} />}
            </LabelledField>
            <fieldset className="grid gap-2">
                <legend className="mb-2 text-sm font-medium"><Trans>It may choose</Trans></legend>
                {ways.map(way => (
                    <div key={way} className="flex items-center gap-2">
                        <Switch id={`way-${way}`} checked={allowed.includes(way)} onCheckedChange={checked => setAllowed(ways.filter(one => (one === way ? checked : allowed.includes(one))))} />
                        <Label htmlFor={`way-${way}`}>{wayName(way)}</Label>
                    </div>
                ))}
            </fieldset>
            <PermissionGuard requires={['UpdateCompany']}>
                <Button type="submit" variant="outline" className="justify-self-start" disabled={save.isPending || Number.isNaN(minor) || allowed.length === 0}><Trans>Save</Trans></Button>
            </PermissionGuard>
        </form>
    );
}
