import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type AnyRoute, Link } from '@tanstack/react-router';
import {
    api, Badge, Button, type DashboardRouteDefinition, Input, NativeSelect, NativeSelectOption, Page, PageBlock, PageLayout, PageTitle, Table, TableBody, TableCell, TableHead,
    TableHeader, TableRow, usePermissions,
} from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { errorText, newKey, QueryState, useFormats } from '../../screens/dashboard/shared';
import { taken } from './answers';
import { RequestState } from './change-request-list';
import { useLabels } from './labels';
import { changeRequestDocument, decideChangeRequestDocument } from './registration.graphql';

export const changeRequestDetail: DashboardRouteDefinition = {
    path: '/change-requests/$id',
    loader: () => ({ breadcrumb: [{ path: '/change-requests', label: <Trans>Data changes</Trans> }, <Trans>Change of company data</Trans>] }),
    component: route => <ChangeRequestPage route={route} />,
};

interface Choice {
    accept: boolean | null;
    reason: string;
}

/** Old and new side by side, with what the company has now; each field gets its answer, all in one decision. */
function ChangeRequestPage({ route }: { route: AnyRoute }) {
    const { id } = route.useParams() as { id: string };
    const { t } = useLingui();
    const { moment } = useFormats();
    const { dataFields } = useLabels();
    const { hasPermissions } = usePermissions();
    const client = useQueryClient();
    const [key, setKey] = useState(newKey);
    const [choices, setChoices] = useState<Record<string, Choice>>({});
    const [failure, setFailure] = useState('');
    const [busy, setBusy] = useState(false);
    const query = useQuery({ queryKey: ['change-request', id], queryFn: () => api.query(changeRequestDocument, { id }) });
    const request = query.data?.changeRequest;
    if (!request) return <Page pageId="change-request-detail"><PageTitle><Trans>Change of company data</Trans></PageTitle><QueryState query={query} /></Page>;
    const mayDecide = request.state === 'open' && hasPermissions(['DecideApplication']);
    const choiceOf = (field: string): Choice => choices[field] ?? { accept: null, reason: '' };
    const choose = (field: string, change: Partial<Choice>) => setChoices(before => ({ ...before, [field]: { ...choiceOf(field), ...change } }));
    const decide = async () => {
        setFailure('');
        if (request.fields.some(({ field }) => choiceOf(field).accept === null)) {
            setFailure(t`Each change needs an answer.`);
            return;
        }
        setBusy(true);
        try {
            const decisions = request.fields.map(({ field, currentValue }) => {
                const { accept, reason } = choiceOf(field);
                return { field, accept: accept === true, reason: reason || null, shownValue: currentValue };
            });
            taken((await api.mutate(decideChangeRequestDocument, { input: { id, decisions, idempotencyKey: key } })).decideChangeRequest);
            toast.success(t`Saved`);
        } catch (error) {
            setFailure(errorText(error));
        } finally {
            setBusy(false);
            setKey(newKey());
            await client.invalidateQueries({ queryKey: ['change-request', id] });
            await client.invalidateQueries({ queryKey: ['registration-inbox'] });
        }
    };
    const isStale = (one: (typeof request.fields)[number]) => request.state === 'open' && one.currentValue !== one.oldValue;
    return (
        <Page pageId="change-request-detail">
            <PageTitle><bdi>{request.companyName}</bdi> <RequestState state={request.state} /></PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="change-request-fields" title={<Trans>What was asked for</Trans>}>
                    <Table>
                        <TableHeader>
                            <TableRow>
                                <TableHead><Trans>Field</Trans></TableHead>
                                <TableHead><Trans>Old value</Trans></TableHead>
                                <TableHead><Trans>New value</Trans></TableHead>
                                <TableHead><Trans>Decision</Trans></TableHead>
                            </TableRow>
                        </TableHeader>
                        <TableBody>
                            {request.fields.map(one => (
                                <TableRow key={one.field}>
                                    <TableCell className="font-medium">{dataFields[one.field] ?? one.field}</TableCell>
                                    <TableCell className="whitespace-normal">
                                        <bdi>{one.oldValue ?? '–'}</bdi>
                                        {isStale(one) && (
                                            <p className="text-destructive text-sm" role="alert"><Trans>Changed since; it is now:</Trans> <bdi>{one.currentValue ?? '–'}</bdi></p>
                                        )}
                                    </TableCell>
                                    <TableCell className="whitespace-normal"><bdi>{one.newValue ?? '–'}</bdi></TableCell>
                                    <TableCell className="whitespace-normal">
                                        {mayDecide ? (
                                            <span className="grid gap-2">
                                                <NativeSelect
                                                    aria-label={t`Decision`}
                                                    value={choiceOf(one.field).accept === null ? '' : String(choiceOf(one.field).accept)}
                                                    onChange={event => choose(one.field, { accept: event.target.value === '' ? null : event.target.value === 'true' })}
                                                >
                                                    <NativeSelectOption value="">–</NativeSelectOption>
                                                    <NativeSelectOption value="true">{t`Accept`}</NativeSelectOption>
                                                    <NativeSelectOption value="false">{t`Refuse`}</NativeSelectOption>
                                                </NativeSelect>
                                                {choiceOf(one.field).accept === false && (
                                                    <Input dir="auto" aria-label={t`Reason`} placeholder={t`Reason`} value={choiceOf(one.field).reason} onChange={event => choose(one.field, { reason: event.target.value })} />
                                                )}
                                            </span>
                                        ) : one.accepted === null ? '–' : (
                                            <span className="grid gap-1">
                                                <Badge variant={one.accepted ? 'default' : 'destructive'}>{one.accepted ? t`Accepted` : t`Refused`}</Badge>
                                                {one.reason && <bdi className="text-sm">{one.reason}</bdi>}
                                            </span>
                                        )}
                                    </TableCell>
                                </TableRow>
                            ))}
                        </TableBody>
                    </Table>
                    {failure && <p role="alert" dir="auto" className="text-destructive mt-3">{failure}</p>}
                    {mayDecide && (
                        <div className="mt-4 flex justify-end">
                            <Button disabled={busy} onClick={() => void decide()}><Trans>Decide</Trans></Button>
                        </div>
                    )}
                </PageBlock>
                <PageBlock column="side" blockId="change-request-standing" title={<Trans>Standing</Trans>}>
                    <dl className="grid gap-3 text-sm">
                        <div><dt className="text-muted-foreground">{t`Company`}</dt><dd><Link to={`/companies/${request.companyId}`} className="hover:underline"><bdi>{request.companyName}</bdi></Link></dd></div>
                        <div><dt className="text-muted-foreground">{t`Asked by`}</dt><dd><bdi>{request.askedBy}</bdi>, {moment(request.createdAt)}</dd></div>
                        {request.note && <div><dt className="text-muted-foreground">{t`Note`}</dt><dd dir="auto" className="whitespace-pre-line">{request.note}</dd></div>}
                        {request.decidedAt && <div><dt className="text-muted-foreground">{t`Decided`}</dt><dd>{moment(request.decidedAt)}</dd></div>}
                    </dl>
                </PageBlock>
            </PageLayout>
        </Page>
    );
}
