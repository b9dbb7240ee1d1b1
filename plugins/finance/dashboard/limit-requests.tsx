import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
    api, Badge, Button, type DashboardRouteDefinition, Label, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Switch, Table, TableBody, TableCell, TableHead, TableHeader, TableRow,
} from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { FormDialog, majorOf, minorOf, newKey, Pages, pageSize, QueryState, useFormats } from '../../screens/dashboard/shared';
import { taken } from './invoice-words';
import { decideLimitMutation, type LimitRow, limitRequestsQuery } from './terms.graphql';

export const limitRequests: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'sales', id: 'limit-requests', url: '/limit-requests', title: /* i18n*/ 'Limit requests', order: 84, requiresPermission: ['ReadCreditTerms'] },
    path: '/limit-requests',
    loader: () => ({ breadcrumb: () => <Trans>Limit requests</Trans> }),
    component: () => (
        <Page pageId="limit-requests">
            <PageTitle><Trans>Limit requests</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="full" blockId="limit-requests-table"><RequestTable /></PageBlock>
            </PageLayout>
        </Page>
    ),
};

/** Companies that ask for a higher credit limit. */
function RequestTable() {
    const { t } = useLingui();
    const { money, moment } = useFormats();
    const [isAll, setAll] = useState(false);
    const [skip, setSkip] = useState(0);
    const query = useQuery({
        queryKey: ['limit-requests', isAll, skip],
        queryFn: () => api.query(limitRequestsQuery, { input: { open: isAll ? null : true, skip, take: pageSize } }),
        placeholderData: keepPreviousData,
    });
    const { items = [], totalItems = 0 } = query.data?.limitRequests ?? {};
    const states: Record<string, string> = { open: t`Waiting`, granted: t`Agreed`, refused: t`Refused`, withdrawn: t`Withdrawn` };
    return (
        <div className="grid gap-4">
            <div className="flex items-center gap-3">
                <Switch id="all-requests" checked={isAll} onCheckedChange={on => { setAll(on); setSkip(0); }} />
                <Label htmlFor="all-requests"><Trans>Decided ones too</Trans></Label>
            </div>
            <QueryState query={query} />
            {query.data && items.length === 0 && <p className="text-muted-foreground"><Trans>Nobody asks for a higher limit.</Trans></p>}
            {items.length > 0 && (
                <Table>
                    <TableHeader>
                        <TableRow>
                            <TableHead><Trans>Company</Trans></TableHead>
                            <TableHead><Trans>What is asked for</Trans></TableHead>
                            <TableHead><Trans>State</Trans></TableHead>
                            <TableHead />
                        </TableRow>
                    </TableHeader>
                    <TableBody>
                        {items.map(one => (
                            <TableRow key={one.id}>
                                <TableCell className="align-top"><Link className="underline-offset-4 hover:underline" to={`/companies/${one.companyId}`}><bdi>{one.companyName}</bdi></Link><div className="text-muted-foreground text-sm">{moment(String(one.createdAt))}</div></TableCell>
                                <TableCell className="align-top tabular-nums">
                                    <Trans>Limit from {one.limitMinor === null ? t`no limit` : money(one.limitMinor, one.currencyCode)} to {money(one.wishedLimitMinor, one.currencyCode)}</Trans>
                                    {one.justification !== '' && <p dir="auto" className="text-muted-foreground whitespace-pre-wrap text-sm">{one.justification}</p>}
                                </TableCell>
                                <TableCell className="align-top"><Badge variant={one.state === 'open' ? 'default' : 'secondary'}>{states[one.state] ?? one.state}</Badge>{one.answer !== null && <p dir="auto" className="text-sm">{one.answer}</p>}</TableCell>
                                <TableCell className="align-top">{one.state === 'open' && <PermissionGuard requires={['UpdateCreditTerms']}><Answers request={one} /></PermissionGuard>}</TableCell>
                            </TableRow>
                        ))}
                    </TableBody>
                </Table>
            )}
            <Pages skip={skip} totalItems={totalItems} onSkip={setSkip} />
        </div>
    );
}

function Answers({ request: { id, version, wishedLimitMinor, currencyCode } }: { request: LimitRow }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const [key] = useState(newKey);
    const decide = async (accept: boolean, values: Record<string, string | boolean>) => {
        const limitMinor = accept ? minorOf(String(values.limitMinor)) : null;
        if (limitMinor !== null && !(limitMinor > 0)) throw new Error(`limitMinor: ${t`must be an amount above nothing`}`);
        taken((await api.mutate(decideLimitMutation, { input: { id, version, accept, limitMinor, answer: String(values.answer) || null, idempotencyKey: `${key}-${accept ? 'yes' : 'no'}` } })).decideLimitRequest);
        toast.success(t`Saved`);
        await Promise.all(['limit-requests', 'credit'].map(queryKey => client.invalidateQueries({ queryKey: [queryKey] })));
    };
    const answer = { name: 'answer', label: t`Answer to the customer`, kind: 'textarea' as const };
    return (
        <div className="flex flex-wrap gap-2">
            <FormDialog
                title={<Trans>Grant a higher limit</Trans>}
                trigger={<Button size="sm"><Trans>Grant</Trans></Button>}
                fields={[{ name: 'limitMinor', label: t`Limit in ${currencyCode}`, required: true, ltr: true }, answer]}
                initial={{ limitMinor: majorOf(wishedLimitMinor), answer: '' }}
                submitLabel={<Trans>Grant</Trans>}
                onSubmit={values => decide(true, values)}
            />
            <FormDialog
                title={<Trans>Refuse the higher limit</Trans>}
                trigger={<Button size="sm" variant="outline"><Trans>Refuse</Trans></Button>}
                fields={[{ ...answer, required: true }]}
                initial={{ answer: '' }}
                submitLabel={<Trans>Refuse</Trans>}
                onSubmit={values => decide(false, values)}
            />
        </div>
    );
}
