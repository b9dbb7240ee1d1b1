import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type AnyRoute, Link } from '@tanstack/react-router';
import { api, Button, type DashboardRouteDefinition, Page, PageBlock, PageLayout, PageTitle, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@vendure/dashboard';
import { toast } from 'sonner';

import { FormDialog, Ltr, Num, QueryState, useFormats } from '../../screens/dashboard/shared';
import { taken } from './answers';
import { useLabels } from './labels';
import { refuseDocument, requestDocument } from './privacy.graphql';
import { RequestState } from './request-list';

export const requestDetail: DashboardRouteDefinition = {
    path: '/personal-data/$id',
    loader: () => ({ breadcrumb: [{ path: '/personal-data', label: <Trans>Personal data</Trans> }, <Trans>Request</Trans>] }),
    component: route => <RequestPage route={route} />,
};

function RequestPage({ route }: { route: AnyRoute }) {
    const { id } = route.useParams() as { id: string };
    const { t } = useLingui();
    const { moment } = useFormats();
    const { kinds } = useLabels();
    const client = useQueryClient();
    const query = useQuery({ queryKey: ['personal-data-request', id], queryFn: () => api.query(requestDocument, { id }) });
    const request = query.data?.personalDataRequest;
    if (!request) return <Page pageId="personal-data-request"><PageTitle><Trans>Request</Trans></PageTitle><QueryState query={query} /></Page>;
    const refuse = async (values: Record<string, string | boolean>) => {
        taken((await api.mutate(refuseDocument, { input: { id, version: request.version, answer: String(values.answer) } })).refusePersonalDataRequest);
        toast.success(t`Saved`);
        await client.invalidateQueries({ queryKey: ['personal-data-request', id] });
    };
    return (
        <Page pageId="personal-data-request">
            <PageTitle>{kinds[request.kind] ?? request.kind} <RequestState state={request.state} /></PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="personal-data-wish" title={<Trans>What was asked and done</Trans>}>
                    {request.message && <p dir="auto" className="whitespace-pre-line">{request.message}</p>}
                    {request.answer && <p dir="auto" className="mt-3 whitespace-pre-line"><span className="text-muted-foreground">{t`Answer`}: </span>{request.answer}</p>}
                    {request.state === 'open' && request.person && (
                        <div className="mt-4 flex flex-wrap gap-2">
                            <Button render={<Link to={`/personal-data/person?customerId=${request.person.customerId}&requestId=${id}`} />}><Trans>Look and decide</Trans></Button>
                            <FormDialog
                                title={<Trans>Refuse the request</Trans>}
                                trigger={<Button variant="outline"><Trans>Refuse</Trans></Button>}
                                fields={[{ name: 'answer', label: t`Answer to the person`, kind: 'textarea', required: true }]}
                                initial={{ answer: '' }}
                                submitLabel={<Trans>Refuse</Trans>}
                                onSubmit={refuse}
                            />
                        </div>
                    )}
                    {request.result.length > 0 && (
                        <Table>
                            <TableHeader><TableRow><TableHead><Trans>Table</Trans></TableHead><TableHead><Trans>Rows changed or removed</Trans></TableHead></TableRow></TableHeader>
                            <TableBody>
                                {request.result.map(({ table, rows }) => (
                                    <TableRow key={table}><TableCell><Ltr>{table}</Ltr></TableCell><TableCell><Num value={rows} /></TableCell></TableRow>
                                ))}
                            </TableBody>
                        </Table>
                    )}
                </PageBlock>
                <PageBlock column="side" blockId="personal-data-standing" title={<Trans>Standing</Trans>}>
                    <dl className="grid gap-3 text-sm">
                        <div><dt className="text-muted-foreground">{t`Person`}</dt><dd><bdi>{request.person?.name ?? `person-${id}`}</bdi></dd></div>
                        {request.person && <div><dt className="text-muted-foreground">{t`E-mail`}</dt><dd><Ltr>{request.person.emailAddress}</Ltr></dd></div>}
                        <div><dt className="text-muted-foreground">{t`Asked`}</dt><dd>{moment(request.createdAt)}</dd></div>
                        {request.decidedAt && <div><dt className="text-muted-foreground">{t`Decided`}</dt><dd>{moment(request.decidedAt)}{request.decidedBy && <>, <Ltr>{request.decidedBy}</Ltr></>}</dd></div>}
                    </dl>
                </PageBlock>
            </PageLayout>
        </Page>
    );
}
