import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type AnyRoute, Link } from '@tanstack/react-router';
import { ActionBarItem, api, Badge, Button, type DashboardRouteDefinition, Page, PageActionBar, PageBlock, PageLayout, PageTitle, PermissionGuard, usePermissions } from '@vendure/dashboard';
import { toast } from 'sonner';

import { Activities } from './activities';
import { taken } from './answers';
import { loseOpportunityDocument, opportunityDocument, updateOpportunityDocument } from './crm.graphql';
import { FieldForm, FormDialog, inputOf, majorOf, minorOf, QueryState, useFormats, valuesOf } from '../../screens/dashboard/shared';
import { useLabels } from './labels';
import { Fact } from './lead-detail';
import { WinDialog } from './win-dialog';

export const opportunityDetail: DashboardRouteDefinition = {
    path: '/opportunities/$id',
    loader: () => ({ breadcrumb: [{ path: '/opportunities', label: <Trans>Opportunities</Trans> }, <Trans>Opportunity</Trans>] }),
    component: route => <OpportunityDetail route={route} />,
};

function OpportunityDetail({ route }: { route: AnyRoute }) {
    const { id } = route.useParams() as { id: string };
    const { t } = useLingui();
    const { hasPermissions } = usePermissions();
    const { opportunityFields, stages } = useLabels();
    const client = useQueryClient();
    const { day } = useFormats();
    const query = useQuery({ queryKey: ['opportunity', id], queryFn: () => api.query(opportunityDocument, { id }) });
    const opportunity = query.data?.opportunity;
    if (!opportunity) return <Page pageId="opportunity-detail"><PageTitle><Trans>Opportunity</Trans></PageTitle><QueryState query={query} /></Page>;
    const refresh = async () => {
        await client.invalidateQueries({ queryKey: ['opportunity', id] });
        await client.invalidateQueries({ queryKey: ['opportunities'] });
    };
    const { lead, company } = opportunity;
    const open = opportunity.stage !== 'won' && opportunity.stage !== 'lost';
    return (
        <Page pageId="opportunity-detail">
            <PageTitle>
                {opportunity.title} <Badge variant={opportunity.stage === 'lost' ? 'destructive' : 'secondary'}>{stages[opportunity.stage]}</Badge>
            </PageTitle>
            <PageActionBar>
                <ActionBarItem itemId="page-actions"><div className="flex flex-wrap justify-end gap-2">
                    {open && (
                        <PermissionGuard requires={['UpdateOpportunity']}>
                            <FormDialog
                                title={<Trans>The opportunity is lost</Trans>}
                                trigger={<Button variant="outline"><Trans>Lost</Trans></Button>}
                                fields={[{ name: 'reason', label: t`Reason`, required: true }]}
                                initial={{ reason: '' }}
                                submitLabel={<Trans>Save</Trans>}
                                onSubmit={async ({ reason }) => {
                                    taken((await api.mutate(loseOpportunityDocument, { id, reason: String(reason) })).loseOpportunity);
                                    await refresh();
                                }}
                            />
                        </PermissionGuard>
                    )}
                    {open && (
                        <PermissionGuard requires={['CreateCompany']}>
                            <WinDialog opportunity={opportunity} refresh={refresh} />
                        </PermissionGuard>
                    )}
                </div></ActionBarItem>
            </PageActionBar>
            <PageLayout>
                <PageBlock column="main" blockId="opportunity-data" title={<Trans>Data</Trans>}>
                    <FieldForm
                        key={opportunity.version}
                        fields={opportunityFields}
                        initial={valuesOf(opportunityFields, { ...opportunity, amount: majorOf(opportunity.amount) })}
                        submitLabel={<Trans>Save</Trans>}
                        disabled={!open || !hasPermissions(['UpdateOpportunity'])}
                        onSubmit={async values => {
                            const amount = minorOf(String(values.amount));
                            if (Number.isNaN(amount)) throw new Error(`amount: ${t`Write a number.`}`);
                            const input = { ...inputOf(values), amount, id, version: opportunity.version };
                            taken((await api.mutate(updateOpportunityDocument, { input: input as never })).updateOpportunity);
                            toast.success(t`Saved`);
                            await refresh();
                        }}
                    />
                </PageBlock>
                <PageBlock column="main" blockId="opportunity-activities" title={<Trans>Activities</Trans>}>
                    <Activities leadId={lead.id} activities={opportunity.activities} refresh={refresh} />
                </PageBlock>
                <PageBlock column="side" blockId="opportunity-standing" title={<Trans>Standing</Trans>}>
                    <dl className="grid gap-2 text-sm">
                        {opportunity.ownerName && <Fact label={t`Owner`} value={opportunity.ownerName} />}
                        {opportunity.followUpOn && <Fact label={t`Follow up on`} value={day(opportunity.followUpOn)} />}
                        {opportunity.lostReason && <Fact label={t`Reason`} value={opportunity.lostReason} />}
                        <Fact label={t`Contact person`} value={lead.personName} />
                    </dl>
                    <div className="mt-3 grid gap-1">
                        <Link to={`/leads/${lead.id}`} className="hover:underline"><Trans>Lead</Trans>: {lead.companyName}</Link>
                        {company && <Link to={`/companies/${company.id}`} className="hover:underline"><Trans>Company</Trans>: {company.name}</Link>}
                    </div>
                </PageBlock>
            </PageLayout>
        </Page>
    );
}
