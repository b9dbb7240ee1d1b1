import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api, Badge, Button, Label, PermissionGuard, Switch, usePermissions } from '@vendure/dashboard';
import { toast } from 'sonner';

import { errorText, FormDialog, numberOf, reportError, useFormats, type Values } from '../../screens/dashboard/shared';
import { distributionQuery, distributorsQuery, setDistributorMutation, setIsDistributorMutation } from './distributor.graphql';

/** A company's place in the tree of distributors, on its own page. */
export function CompanyDistributor() {
    const { t } = useLingui();
    const { number, percent } = useFormats();
    const { hasPermissions } = usePermissions();
    const client = useQueryClient();
    const { id: companyId } = useParams({ strict: false }) as { id: string };
    const { data, error } = useQuery({
        queryKey: ['distribution', companyId],
        queryFn: () => api.query(distributionQuery, { companyId }),
        enabled: companyId !== 'new',
    });
    const distributors = useQuery({ queryKey: ['distributors'], queryFn: () => api.query(distributorsQuery), enabled: companyId !== 'new' });
    if (error) return <p role="alert" className="text-destructive">{errorText(error)}</p>;
    if (!data) return null;
    const { isDistributor, link, chain, customers, customerCount } = data.companyDistribution;
    const refresh = () => client.invalidateQueries({ queryKey: ['distribution'] });
    /** A refusal is told as an error, so that the form stays open with what was typed. */
    const done = async (answer: { __typename?: string; message?: string }) => {
        if (answer.__typename === 'DistributorLinkRefusal') throw new Error(answer.message);
        toast.success(t`Saved`);
        await refresh();
        await client.invalidateQueries({ queryKey: ['distributors'] });
    };
    const setIsDistributor = async (is: boolean) => {
        const { setCompanyIsDistributor } = await api.mutate(setIsDistributorMutation, { companyId, isDistributor: is });
        await done(setCompanyIsDistributor);
    };
    const save = async (values: Values, version: number | undefined) => {
        const markupBasisPoints = Math.round(numberOf(String(values.markupBasisPoints)) * 100);
        if (!Number.isInteger(markupBasisPoints)) throw new Error(`markupBasisPoints: ${t`must be a number`}`);
        const { setCompanyDistributor } = await api.mutate(setDistributorMutation, {
            input: {
                companyId,
                distributorCompanyId: String(values.distributorCompanyId) || null,
                markupBasisPoints,
                acceptance: values.acceptance === 'automatic' ? 'automatic' : 'approval',
                active: values.active === true,
                version: version ?? 0,
            },
        });
        await done(setCompanyDistributor);
    };
    const options = (distributors.data?.distributorCompanies ?? []).filter(one => one.id !== companyId).map(one => [one.id, one.name] as [string, string]);
    return (
        <div className="grid gap-4">
            <div className="flex items-center justify-between gap-3">
                <Label htmlFor="is-distributor"><Trans>Sells to customers of its own</Trans></Label>
                <Switch
                    id="is-distributor" checked={isDistributor} disabled={!hasPermissions(['UpdateCompany'])}
                    onCheckedChange={is => void setIsDistributor(is).catch(reportError)}
                />
            </div>
            {chain.length === 0 ? (
                <p className="text-muted-foreground text-sm"><Trans>Buys from us directly, at its own prices.</Trans></p>
            ) : (
                <ol className="grid gap-2">
                    {chain.map(step => (
                        <li key={step.companyId} className="flex flex-wrap items-center justify-between gap-2">
                            <span><bdi>{step.distributorName}</bdi> → <bdi className="font-medium">{step.companyName}</bdi></span>
                            <span className="tabular-nums">+ {percent(step.markupBasisPoints / 10_000, 2)}</span>
                            {!step.isOpen && <Badge variant="destructive"><Trans>Stopped</Trans></Badge>}
                        </li>
                    ))}
                </ol>
            )}
            {chain.length > 0 && <p className="text-muted-foreground text-sm"><Trans>Prices and assortment are those of the distributor at the top; its own lists do not count.</Trans></p>}
            <PermissionGuard requires={['UpdateCompany']}>
                <FormDialog
                    title={<Trans>Distributor of this company</Trans>}
                    trigger={<Button variant="outline" className="justify-self-start"><Trans>Change</Trans></Button>}
                    fields={[
                        { name: 'distributorCompanyId', label: t`Buys from`, kind: 'select', options },
                        { name: 'markupBasisPoints', label: t`Mark-up in percent`, required: true, ltr: true },
                        {
                            ...{ name: 'acceptance', label: t`Orders`, kind: 'select', required: true },
                            options: [['approval', t`wait for the distributor`], ['automatic', t`are accepted automatically`]],
                        },
                        { name: 'active', label: t`Is sold to`, kind: 'switch' },
                    ]}
                    initial={{
                        distributorCompanyId: link?.distributorCompanyId ?? '',
                        markupBasisPoints: String((link?.markupBasisPoints ?? 0) / 100),
                        acceptance: link?.acceptance ?? 'approval',
                        active: link?.active ?? true,
                    }}
                    version={link?.version ?? 0}
                    onStale={refresh}
                    submitLabel={<Trans>Save</Trans>}
                    onSubmit={save}
                />
            </PermissionGuard>
            {customerCount > 0 && (
                <div className="grid gap-2">
                    <p className="font-medium"><Trans>Customers: {number(customerCount)}</Trans></p>
                    <ul className="grid gap-1">
                        {customers.map(customer => (
                            <li key={customer.id} className="flex flex-wrap justify-between gap-2">
                                <Link className="underline-offset-4 hover:underline" to={`/companies/${customer.id}`}><bdi>{customer.name}</bdi></Link>
                                <span className="tabular-nums">+ {percent(customer.markupBasisPoints / 10_000, 2)}</span>
                            </li>
                        ))}
                    </ul>
                </div>
            )}
        </div>
    );
}
