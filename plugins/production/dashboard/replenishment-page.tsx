import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
    api, Button, type DashboardRouteDefinition, Page, PageBlock, PageLayout, PageTitle, PermissionGuard,
    Table, TableBody, TableCell, TableHead, TableHeader, TableRow,
} from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { errorText, Ltr, Num, Pages, QueryState, useFormats } from '../../screens/dashboard/shared';
import { PurchaseProposals } from './purchase-proposals';
import { acceptReplenishmentMutation, replenishmentQuery } from './replenishment.graphql';
import { ReplenishmentRules } from './replenishment-rules';
import { Way } from './wording';

export const replenishmentPage: DashboardRouteDefinition = {
    navMenuItem: {
        sectionId: 'production', id: 'replenishment', url: '/production/replenishment', title: /* i18n*/ 'For the shelf', order: 25,
        requiresPermission: ['ReadWorkOrder'],
    },
    path: '/production/replenishment',
    loader: () => ({ breadcrumb: () => <Trans>For the shelf</Trans> }),
    component: () => (
        <Page pageId="production-replenishment">
            <PageTitle><Trans>For the shelf</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="full" blockId="replenishment-wanted" title={<Trans>What is wanted</Trans>} description={<Trans>Articles whose shelf will not hold its minimum, or of which an order cannot be covered.</Trans>}><Wanted /></PageBlock>
                <PageBlock column="full" blockId="purchase-proposals" title={<Trans>Purchases</Trans>}><PurchaseProposals /></PageBlock>
                <PageBlock column="full" blockId="replenishment-rules" title={<Trans>Minimum of each article</Trans>}><ReplenishmentRules /></PageBlock>
            </PageLayout>
        </Page>
    ),
};

const page = 50;

function Wanted() {
    const { t } = useLingui();
    const { number } = useFormats();
    const queryClient = useQueryClient();
    const [skip, setSkip] = useState(0);
    const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
    const query = useQuery({ queryKey: ['production', 'replenishment', skip], queryFn: () => api.query(replenishmentQuery, { skip, take: page }) });
    const items = query.data?.replenishment.items ?? [];
    const chosen = items.filter(one => !left.has(one.variantId));
    const accept = useMutation({
        mutationFn: async () => (await api.mutate(acceptReplenishmentMutation, { input: { items: chosen.map(({ variantId, quantity }) => ({ variantId, quantity })) } })).acceptReplenishment,
        onSuccess: answers => {
            const done = answers.filter(answer => answer.outcome === 'done').length;
            const open = answers.length - done;
            if (done > 0) toast.success(t`${number(done)} accepted.`);
            if (answers.some(answer => answer.outcome === 'no-routing')) toast.error(t`Some have no routing: say first how they are made.`);
            else if (open > 0) toast.error(t`${number(open)} have changed meanwhile. Look at them again.`);
            void queryClient.invalidateQueries({ queryKey: ['production'] });
        },
        onError: failure => toast.error(errorText(failure)),
    });
    if (!query.data) return <QueryState query={query} />;
    if (items.length === 0) return <p className="text-muted-foreground"><Trans>Every shelf holds its minimum.</Trans></p>;
    const toggle = (id: string) => setLeft(before => new Set(before.has(id) ? [...before].filter(one => one !== id) : [...before, id]));
    return (
        <div className="grid gap-4">
            <Table>
                <TableHeader>
                    <TableRow>
                        <TableHead><span className="sr-only"><Trans>Accept</Trans></span></TableHead>
                        <TableHead><Trans>Product</Trans></TableHead>
                        <TableHead><Trans>How</Trans></TableHead>
                        <TableHead className="text-end"><Trans>On hand</Trans></TableHead>
                        <TableHead className="text-end"><Trans>Promised</Trans></TableHead>
                        <TableHead className="text-end"><Trans>On its way</Trans></TableHead>
                        <TableHead className="text-end"><Trans>Minimum</Trans></TableHead>
                        <TableHead className="text-end"><Trans>Wanted</Trans></TableHead>
                    </TableRow>
                </TableHeader>
                <TableBody>
                    {items.map(one => (
                        <TableRow key={one.variantId}>
                            <TableCell><input type="checkbox" className="size-5" aria-label={t`Accept ${one.productName}`} checked={!left.has(one.variantId)} onChange={() => toggle(one.variantId)} /></TableCell>
                            <TableCell className="whitespace-normal"><bdi>{one.productName}</bdi> <Ltr className="text-muted-foreground text-sm">{one.sku}</Ltr></TableCell>
                            <TableCell><Way way={one.way} /></TableCell>
                            <TableCell className="text-end"><Num value={one.onHand} /></TableCell>
                            <TableCell className="text-end"><Num value={one.demand} /></TableCell>
                            <TableCell className="text-end"><Num value={one.coming + one.inWork} /></TableCell>
                            <TableCell className="text-end"><Num value={one.minimum} /></TableCell>
                            <TableCell className="text-end font-medium"><Num value={one.quantity} /></TableCell>
                        </TableRow>
                    ))}
                </TableBody>
            </Table>
            <Pages skip={skip} take={page} totalItems={query.data.replenishment.totalItems} onSkip={setSkip} />
            <PermissionGuard requires={['CreateWorkOrder']}>
                <Button className="justify-self-start" disabled={chosen.length === 0 || accept.isPending} onClick={() => accept.mutate()}><Trans>Accept {number(chosen.length)}</Trans></Button>
            </PermissionGuard>
        </div>
    );
}
