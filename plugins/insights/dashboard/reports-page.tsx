import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, Button, type DashboardRouteDefinition, FullWidthPageBlock, NativeSelect, NativeSelectOption, Page, PageLayout, PageTitle, usePermissions } from '@vendure/dashboard';
import { DownloadIcon } from 'lucide-react';
import { useState } from 'react';

import { DayField, LabelledField, QueryState } from '../../screens/dashboard/shared';
import { companyChoicesQuery } from './insights.graphql';
import { ReportChart, ReportTable } from './report-view';
import { useReportName } from './report-words';
import { reportBranchesQuery, reportChoicesQuery, reportKindsQuery, reportQuery } from './reports.graphql';

export const reportsPage: DashboardRouteDefinition = {
    navMenuItem: {
        sectionId: 'management', id: 'reports', url: '/reports', title: /* i18n*/ 'Reports',
        requiresPermission: ['ReadInsights', 'ReadWorkOrder', 'ReadShipment', 'ReadRating', 'ReadSupportThread'],
    },
    path: '/reports',
    loader: () => ({ breadcrumb: () => <Trans>Reports</Trans> }),
    component: () => <ReportsPage />,
};

const dayOf = (at: Date) => at.toISOString().slice(0, 10);
const shownFirst = 90;
/** Half-typed days ask nothing. */
const isDay = (typed: string) => /^\d{4}-\d{2}-\d{2}$/.test(typed);

interface Asked {
    from: string;
    until: string;
    companyId: string;
    firmBranchId: string;
    collectionId: string;
}

function ReportsPage() {
    const kinds = useQuery({ queryKey: ['report-kinds'], queryFn: () => api.query(reportKindsQuery) });
    const [chosen, setChosen] = useState('');
    const [asked, setAsked] = useState<Asked>(() => ({
        from: dayOf(new Date(Date.now() - shownFirst * 86_400_000)), until: dayOf(new Date()), companyId: '', firmBranchId: '', collectionId: '',
    }));
    const known = kinds.data?.reportKinds ?? [];
    const kind = chosen || known[0] || '';
    return (
        <Page pageId="reports">
            <PageTitle><Trans>Reports</Trans></PageTitle>
            <PageLayout>
                <FullWidthPageBlock blockId="report-filter">
                    <QueryState query={kinds} />
                    <Filters kinds={known} kind={kind} asked={asked} onKind={setChosen} onChange={part => setAsked(before => ({ ...before, ...part }))} />
                </FullWidthPageBlock>
                <FullWidthPageBlock blockId="report">{kind && <ReportBlock kind={kind} asked={asked} />}</FullWidthPageBlock>
            </PageLayout>
        </Page>
    );
}

interface FiltersProps {
    kinds: readonly string[];
    kind: string;
    asked: Asked;
    onKind: (kind: string) => void;
    onChange: (part: Partial<Asked>) => void;
}

function Filters({ kinds, kind, asked, onKind, onChange }: FiltersProps) {
    const { t } = useLingui();
    const reportName = useReportName();
    const { hasPermissions } = usePermissions();
    const companies = useQuery({ queryKey: ['insights-companies'], queryFn: () => api.query(companyChoicesQuery), enabled: hasPermissions(['ReadCompany']) });
    const branches = useQuery({ queryKey: ['report-branches'], queryFn: () => api.query(reportBranchesQuery), enabled: hasPermissions(['ReadAdministrator']) });
    const groups = useQuery({ queryKey: ['report-groups'], queryFn: () => api.query(reportChoicesQuery), enabled: hasPermissions(['ReadCatalog']) });
    const choice = (label: string, all: string, field: 'companyId' | 'firmBranchId' | 'collectionId', items: readonly { id: string; name: string }[] | undefined) =>
        items && (
            <LabelledField label={label}>
                {told => (
                    <NativeSelect {...told} value={asked[field]} onChange={event => onChange({ [field]: event.target.value })}>
                        <NativeSelectOption value="">{all}</NativeSelectOption>
                        {items.map(one => <NativeSelectOption key={one.id} value={one.id}>{one.name}</NativeSelectOption>)}
                    </NativeSelect>
                )}
            </LabelledField>
        );
    return (
        <div className="flex flex-wrap items-end gap-4">
            <LabelledField label={<Trans>Report</Trans>}>
                {told => (
                    <NativeSelect {...told} value={kind} onChange={event => onKind(event.target.value)}>
                        {kinds.map(one => <NativeSelectOption key={one} value={one}>{reportName(one)}</NativeSelectOption>)}
                    </NativeSelect>
                )}
            </LabelledField>
            <LabelledField label={<Trans>From</Trans>}>{({ id }) => <DayField id={id} value={asked.from} onChange={from => isDay(from) && onChange({ from })} />}</LabelledField>
            <LabelledField label={<Trans>Until</Trans>}>{({ id }) => <DayField id={id} value={asked.until} onChange={until => isDay(until) && onChange({ until })} />}</LabelledField>
            {choice(t`Company`, t`All companies`, 'companyId', companies.data?.companies.items)}
            {choice(t`Branch of the firm`, t`All branches`, 'firmBranchId', branches.data?.firmBranches)}
            {choice(t`Product group`, t`All goods`, 'collectionId', groups.data?.collections.items)}
        </div>
    );
}

function ReportBlock({ kind, asked }: { kind: string; asked: Asked }) {
    const reportName = useReportName();
    const input = { kind, from: asked.from, until: asked.until, companyId: asked.companyId || null, firmBranchId: asked.firmBranchId || null, collectionId: asked.collectionId || null };
    const query = useQuery({ queryKey: ['report', input], queryFn: () => api.query(reportQuery, { input }), placeholderData: keepPreviousData });
    const given = Object.entries(input).filter((entry): entry is [string, string] => entry[0] !== 'kind' && entry[1] !== null);
    const report = query.data?.report;
    return (
        <div className="grid gap-5">
            <div className="flex flex-wrap items-center justify-between gap-3">
                <h2 className="text-lg font-medium">{reportName(kind)}</h2>
                <div className="flex flex-wrap gap-2">
                    {['csv', 'xlsx'].map(format => (
                        <Button key={format} variant="outline" disabled={!report || report.rows.length === 0} render={<a href={`/reports/${kind}/${format}?${new URLSearchParams(given).toString()}`} target="_blank" rel="noreferrer" />}>
                            <DownloadIcon /> {format.toUpperCase()}
                        </Button>
                    ))}
                </div>
            </div>
            <QueryState query={query} />
            {report && report.kind === kind && <><ReportChart report={report} /><ReportTable report={report} title={reportName(kind)} /></>}
        </div>
    );
}
