import { Trans } from '@lingui/react/macro';
import { type AnyRoute, Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { api, type DashboardRouteDefinition, Page, PageBlock, PageLayout, PageTitle } from '@vendure/dashboard';
import type { ReactNode } from 'react';

import { Ltr, Moment, QueryState } from '../../screens/dashboard/shared';
import { auditEntryDocument, auditHistoryDocument } from './audit.graphql';
import { Comparison } from './comparison';
import { useActionNames } from './shared';

export const auditDetail: DashboardRouteDefinition = {
    path: '/audit/$id',
    loader: () => ({ breadcrumb: [{ path: '/audit', label: <Trans>Audit log</Trans> }, <Trans>Entry</Trans>] }),
    component: route => <AuditDetail route={route} />,
};

function AuditDetail({ route }: { route: AnyRoute }) {
    const { id } = route.useParams() as { id: string };
    const query = useQuery({ queryKey: ['audit-entry', id], queryFn: () => api.query(auditEntryDocument, { id }) });
    const names = useActionNames();
    const entry = query.data?.auditEntry;
    if (query.isPending || query.error) return <Page pageId="audit-detail"><QueryState query={query} /></Page>;
    if (!entry) {
        return (
            <Page pageId="audit-detail">
                <PageTitle>
                    <Trans>There is no such entry</Trans>
                </PageTitle>
            </Page>
        );
    }
    return (
        <Page pageId="audit-detail">
            <PageTitle>{names.action(entry.action)}</PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="audit-comparison" title={<Trans>Before and after</Trans>}>
                    <Comparison before={entry.before} after={entry.after} />
                </PageBlock>
                <PageBlock column="side" blockId="audit-facts">
                    <dl className="grid gap-3 text-sm">
                        <Fact label={<Trans>Time</Trans>}>
                            <Moment at={entry.at} />
                        </Fact>
                        <Fact label={<Trans>Who</Trans>}>{entry.actorName ? `${entry.actorName} (${entry.actor})` : entry.actor}</Fact>
                        <Fact label={<Trans>Record</Trans>}>{names.record(entry.entity)} <Ltr>{entry.entityId}</Ltr></Fact>
                        {entry.companyId !== null && <Fact label={<Trans>Company</Trans>}><Link className="underline underline-offset-4" to={`/companies/${entry.companyId}`}><Ltr>{entry.companyId}</Ltr></Link></Fact>}
                        {entry.reason !== null && <Fact label={<Trans>Reason</Trans>}>{entry.reason}</Fact>}
                        {entry.requestId !== null && <Fact label={<Trans>Request</Trans>}><Ltr>{entry.requestId}</Ltr></Fact>}
                    </dl>
                </PageBlock>
                <PageBlock column="side" blockId="audit-history" title={<Trans>History of this record</Trans>}>
                    <History entity={entry.entity} entityId={entry.entityId} />
                </PageBlock>
            </PageLayout>
        </Page>
    );
}

function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
    return (
        <div>
            <dt className="text-muted-foreground">{label}</dt>
            <dd className="break-words">{children}</dd>
        </div>
    );
}

function History({ entity, entityId }: { entity: string; entityId: string }) {
    const { action } = useActionNames();
    const { data } = useQuery({
        queryKey: ['audit-history', entity, entityId],
        queryFn: () => api.query(auditHistoryDocument, { entity, entityId }),
    });
    return (
        <ol className="grid gap-2 text-sm">
            {data?.auditHistory.map(step => (
                <li key={step.id}>
                    <Link to={`/audit/${step.id}`} className="font-medium hover:underline">
                        {action(step.action)}
                    </Link>{' '}
                    <span className="text-muted-foreground">
                        <Moment at={step.at} /> · {step.actorName ?? step.actor}
                    </span>
                </li>
            ))}
        </ol>
    );
}
