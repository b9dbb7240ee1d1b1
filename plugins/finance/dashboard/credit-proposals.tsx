import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
    api, Badge, Button, type DashboardRouteDefinition, Label, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Switch, Table, TableBody,
    TableCell, TableHead, TableHeader, TableRow,
} from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { FormDialog, newKey, Pages, pageSize, QueryState, reportError, useFormats } from '../../screens/dashboard/shared';
import { decideProposalMutation, proposalsQuery, type ProposalShown, withdrawProposalMutation } from './credit.graphql';

export const creditProposals: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'sales', id: 'credit-proposals', url: '/credit-proposals', title: /* i18n*/ 'Large credits', order: 81, requiresPermission: ['ReadCreditTerms'] },
    path: '/credit-proposals',
    loader: () => ({ breadcrumb: () => <Trans>Large credits</Trans> }),
    component: () => (
        <Page pageId="credit-proposals">
            <PageTitle><Trans>Large credits</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="full" blockId="credit-proposals-table"><ProposalTable /></PageBlock>
            </PageLayout>
        </Page>
    ),
};

/** A refusal comes as an answer: said like any other failure. */
const taken = (answer: object) => {
    if ('message' in answer) throw new Error(String(answer.message));
};

/** What one person wants and another one has to agree to. */
function ProposalTable() {
    const { t } = useLingui();
    const { money, moment } = useFormats();
    const [isAll, setAll] = useState(false);
    const [skip, setSkip] = useState(0);
    const query = useQuery({
        queryKey: ['credit', 'proposals', isAll, skip],
        queryFn: () => api.query(proposalsQuery, { waiting: isAll ? null : true, skip, take: pageSize }),
        placeholderData: keepPreviousData,
    });
    const { items = [], totalItems = 0 } = query.data?.creditProposals ?? {};
    const states: Record<string, string> = { waiting: t`Waiting`, approved: t`Agreed`, refused: t`Refused`, withdrawn: t`Withdrawn` };
    const limit = (minor: number | null, currency: string) => (minor === null ? t`no limit` : money(minor, currency));
    return (
        <div className="grid gap-4">
            <p className="text-muted-foreground text-sm"><Trans>A limit raised to the firm's amount or beyond, and an order that far past its limit, need a second person: whoever asks for it cannot agree to it.</Trans></p>
            <div className="flex items-center gap-3">
                <Switch id="all-proposals" checked={isAll} onCheckedChange={on => { setAll(on); setSkip(0); }} />
                <Label htmlFor="all-proposals"><Trans>Decided ones too</Trans></Label>
            </div>
            <QueryState query={query} />
            {query.data && items.length === 0 && <p className="text-muted-foreground"><Trans>Nothing waits for a second person.</Trans></p>}
            {items.length > 0 && (
                <Table>
                    <TableHeader>
                        <TableRow>
                            <TableHead><Trans>Company</Trans></TableHead>
                            <TableHead><Trans>What is asked for</Trans></TableHead>
                            <TableHead><Trans>Asked by</Trans></TableHead>
                            <TableHead><Trans>State</Trans></TableHead>
                            <TableHead />
                        </TableRow>
                    </TableHeader>
                    <TableBody>
                        {items.map(one => (
                            <TableRow key={one.id}>
                                <TableCell className="align-top"><Link className="underline-offset-4 hover:underline" to={`/companies/${one.companyId}`}><bdi>{one.companyName}</bdi></Link></TableCell>
                                <TableCell className="align-top tabular-nums">
                                    {one.orderId === null
                                        ? <Trans>Limit from {limit(one.fromLimitMinor, one.currencyCode)} to {limit(one.limitMinor, one.currencyCode)}</Trans>
                                        : <Trans>Order {one.orderCode}: {money(one.amountMinor ?? 0, one.currencyCode)} past the limit of {limit(one.fromLimitMinor, one.currencyCode)}</Trans>}
                                    {one.reason !== '' && <p dir="auto" className="text-muted-foreground whitespace-pre-wrap text-sm">{one.reason}</p>}
                                </TableCell>
                                <TableCell className="align-top"><bdi>{one.proposedBy}</bdi><div className="text-muted-foreground text-sm">{moment(String(one.proposedAt))}</div></TableCell>
                                <TableCell className="align-top">
                                    <Badge variant={one.state === 'waiting' ? 'default' : 'secondary'}>{states[one.state] ?? one.state}</Badge>
                                    {one.decidedBy !== null && <div className="text-muted-foreground text-sm"><bdi>{one.decidedBy}</bdi> · {moment(String(one.decidedAt))}</div>}
                                    {one.decisionReason !== null && <p dir="auto" className="text-sm">{one.decisionReason}</p>}
                                </TableCell>
                                <TableCell className="align-top">{one.state === 'waiting' && <PermissionGuard requires={['UpdateCreditTerms']}><Decisions proposal={one} /></PermissionGuard>}</TableCell>
                            </TableRow>
                        ))}
                    </TableBody>
                </Table>
            )}
            <Pages skip={skip} totalItems={totalItems} onSkip={setSkip} />
        </div>
    );
}

function Decisions({ proposal: { id, version, isOwn, orderId } }: { proposal: ProposalShown }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const [key] = useState(newKey);
    const refresh = () => client.invalidateQueries({ queryKey: ['credit'] });
    const decide = async (accept: boolean, reason: string | null) => {
        taken((await api.mutate(decideProposalMutation, { input: { id, version, accept, reason, idempotencyKey: `${key}-${accept ? 'yes' : 'no'}` } })).decideCreditProposal);
        toast.success(accept ? t`The credit was agreed to` : t`The credit was refused`);
        await refresh();
    };
    const act = (work: Promise<unknown>) => void work.catch(reportError).finally(() => void refresh());
    if (isOwn) {
        const withdraw = async () => taken((await api.mutate(withdrawProposalMutation, { id })).withdrawCreditProposal);
        return (
            <div className="grid justify-items-start gap-1">
                <span className="text-muted-foreground text-sm"><Trans>Somebody else has to agree.</Trans></span>
                <Button size="sm" variant="outline" onClick={() => act(withdraw())}><Trans>Withdraw</Trans></Button>
            </div>
        );
    }
    if (orderId !== null) return <Link className="underline underline-offset-4" to={`/order-review/${orderId}`}><Trans>Open the order</Trans></Link>;
    return (
        <div className="flex flex-wrap gap-2">
            <Button size="sm" onClick={() => act(decide(true, null))}><Trans>Agree</Trans></Button>
            <FormDialog
                title={<Trans>Refuse the credit</Trans>}
                trigger={<Button size="sm" variant="outline"><Trans>Refuse</Trans></Button>}
                fields={[{ name: 'reason', label: t`Reason`, kind: 'textarea', required: true }]}
                initial={{ reason: '' }}
                submitLabel={<Trans>Refuse</Trans>}
                onSubmit={({ reason }) => decide(false, String(reason))}
            />
        </div>
    );
}
