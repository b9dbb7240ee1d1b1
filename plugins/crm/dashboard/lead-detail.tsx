import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type AnyRoute, Link } from '@tanstack/react-router';
import { ActionBarItem, api, Button, type DashboardRouteDefinition, Page, PageActionBar, PageBlock, PageLayout, PageTitle, PermissionGuard, usePermissions } from '@vendure/dashboard';
import { toast } from 'sonner';

import { Activities } from './activities';
import { taken } from './answers';
import { contactLeadDocument, disqualifyLeadDocument, leadDocument, updateLeadDocument } from './crm.graphql';
import { FieldForm, FormDialog, inputOf, QueryState, reportError, useFormats, valuesOf } from '../../screens/dashboard/shared';
import { useLabels } from './labels';
import { LeadNew } from './lead-new';
import { StateBadge } from './lead-list';
import { QualifyDialog } from './qualify-dialog';

export const leadDetail: DashboardRouteDefinition = {
    path: '/leads/$id',
    loader: () => ({ breadcrumb: [{ path: '/leads', label: <Trans>Leads</Trans> }, <Trans>Lead</Trans>] }),
    component: route => <LeadPage route={route} />,
};

function LeadPage({ route }: { route: AnyRoute }) {
    const { id } = route.useParams() as { id: string };
    return id === 'new' ? <LeadNew /> : <LeadDetail id={id} />;
}

function LeadDetail({ id }: { id: string }) {
    const { t } = useLingui();
    const { hasPermissions } = usePermissions();
    const { leadFields, stages } = useLabels();
    const client = useQueryClient();
    const { day } = useFormats();
    const query = useQuery({ queryKey: ['lead', id], queryFn: () => api.query(leadDocument, { id }) });
    const lead = query.data?.lead;
    if (!lead) return <Page pageId="lead-detail"><PageTitle><Trans>Lead</Trans></PageTitle><QueryState query={query} /></Page>;
    const refresh = () => client.invalidateQueries({ queryKey: ['lead', id] });
    const contact = async () => {
        taken((await api.mutate(contactLeadDocument, { id })).contactLead);
        await refresh();
    };
    const open = lead.state === 'new' || lead.state === 'contacted';
    return (
        <Page pageId="lead-detail">
            <PageTitle>
                {lead.companyName} <StateBadge state={lead.state} />
            </PageTitle>
            <PageActionBar>
                <ActionBarItem itemId="page-actions"><div className="flex flex-wrap justify-end gap-2">
                    <PermissionGuard requires={['UpdateLead']}>
                        {lead.state === 'new' && (
                            <Button variant="outline" onClick={() => void contact().catch(reportError)}>
                                <Trans>Mark as contacted</Trans>
                            </Button>
                        )}
                        {open && (
                            <FormDialog
                                title={<Trans>Disqualify the lead</Trans>}
                                trigger={<Button variant="outline"><Trans>Disqualify</Trans></Button>}
                                fields={[{ name: 'reason', label: t`Reason`, required: true }]}
                                initial={{ reason: '' }}
                                submitLabel={<Trans>Disqualify</Trans>}
                                onSubmit={async ({ reason }) => {
                                    taken((await api.mutate(disqualifyLeadDocument, { id, reason: String(reason) })).disqualifyLead);
                                    await refresh();
                                }}
                            />
                        )}
                    </PermissionGuard>
                    {open && (
                        <PermissionGuard requires={['CreateOpportunity']}>
                            <QualifyDialog lead={lead} />
                        </PermissionGuard>
                    )}
                </div></ActionBarItem>
            </PageActionBar>
            <PageLayout>
                <PageBlock column="main" blockId="lead-data" title={<Trans>Data</Trans>}>
                    <FieldForm
                        key={lead.version}
                        fields={leadFields}
                        initial={valuesOf(leadFields, lead)}
                        submitLabel={<Trans>Save</Trans>}
                        disabled={!hasPermissions(['UpdateLead'])}
                        onSubmit={async values => {
                            await api.mutate(updateLeadDocument, { input: { ...inputOf(values), id, version: lead.version } as never });
                            toast.success(t`Saved`);
                            await refresh();
                        }}
                    />
                </PageBlock>
                <PageBlock column="main" blockId="lead-activities" title={<Trans>Activities</Trans>}>
                    <Activities leadId={id} activities={lead.activities} refresh={refresh} />
                </PageBlock>
                <PageBlock column="side" blockId="lead-standing" title={<Trans>Standing</Trans>}>
                    <dl className="grid gap-2 text-sm">
                        {lead.ownerName && <Fact label={t`Owner`} value={lead.ownerName} />}
                        {lead.followUpOn && <Fact label={t`Follow up on`} value={day(lead.followUpOn)} />}
                        {lead.disqualifiedReason && <Fact label={t`Reason`} value={lead.disqualifiedReason} />}
                        {lead.consentVersion && <Fact label={t`Consent text`} value={lead.consentVersion} />}
                    </dl>
                    {lead.opportunity && (
                        <Link to={`/opportunities/${lead.opportunity.id}`} className="font-medium hover:underline">
                            {lead.opportunity.title} ({stages[lead.opportunity.stage]})
                        </Link>
                    )}
                </PageBlock>
                {lead.matches.length > 0 && lead.state !== 'converted' && (
                    <PageBlock column="side" blockId="lead-matches" title={<Trans>Companies that look the same</Trans>}>
                        <ul className="grid gap-1">
                            {lead.matches.map(match => (
                                <li key={match.id}>
                                    <Link to={`/companies/${match.id}`} className="hover:underline"><bdi>{match.name}</bdi></Link>
                                </li>
                            ))}
                        </ul>
                    </PageBlock>
                )}
            </PageLayout>
        </Page>
    );
}

export function Fact({ label, value }: { label: string; value: string }) {
    return (
        <div>
            <dt className="text-muted-foreground">{label}</dt>
            <dd><bdi>{value}</bdi></dd>
        </div>
    );
}
