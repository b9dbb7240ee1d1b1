import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
    api, Badge, Button, ConfirmationDialog, PermissionGuard, Table, TableBody, TableCell, TableHead, TableHeader, TableRow,
} from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { Day, type Field, FormDialog, Ltr, Moment, Num, Pages, pageSize, QueryState, reportError } from '../../screens/dashboard/shared';
import { dropPurchaseMutation, orderPurchaseMutation, type PurchaseRow, purchaseProposalsQuery } from './replenishment.graphql';

/** What is to be bought: ordered with a day on which it comes, or given up. */
export function PurchaseProposals() {
    const [skip, setSkip] = useState(0);
    const query = useQuery({ queryKey: ['production', 'purchases', skip], queryFn: () => api.query(purchaseProposalsQuery, { skip, take: pageSize }) });
    if (!query.data) return <QueryState query={query} />;
    const { items, totalItems } = query.data.purchaseProposals;
    if (totalItems === 0) return <p className="text-muted-foreground"><Trans>Nothing is to be bought.</Trans></p>;
    return (
        <div className="grid gap-4">
            <Table>
                <TableHeader>
                    <TableRow>
                        <TableHead><Trans>Product</Trans></TableHead>
                        <TableHead className="text-end"><Trans>Quantity</Trans></TableHead>
                        <TableHead><Trans>Since</Trans></TableHead>
                        <TableHead><Trans>State</Trans></TableHead>
                        <TableHead />
                    </TableRow>
                </TableHeader>
                <TableBody>
                    {items.map(one => (
                        <TableRow key={one.id}>
                            <TableCell className="whitespace-normal"><bdi>{one.productName}</bdi> <Ltr className="text-muted-foreground text-sm">{one.sku}</Ltr></TableCell>
                            <TableCell className="text-end"><Num value={one.quantity} /></TableCell>
                            <TableCell><Moment at={one.createdAt} /></TableCell>
                            <TableCell><PurchaseState proposal={one} /></TableCell>
                            <TableCell className="text-end">{one.state === 'open' && <PermissionGuard requires={['UpdateWorkOrder']}><Steps proposal={one} /></PermissionGuard>}</TableCell>
                        </TableRow>
                    ))}
                </TableBody>
            </Table>
            <Pages skip={skip} totalItems={totalItems} onSkip={setSkip} />
        </div>
    );
}

function PurchaseState({ proposal: { state, expectedOn, reference } }: { proposal: PurchaseRow }) {
    if (state === 'open') return <Badge><Trans>To be ordered</Trans></Badge>;
    if (state === 'dropped') return <Badge variant="outline"><Trans>Given up</Trans></Badge>;
    return <span className="flex flex-wrap items-center gap-2"><Badge variant="secondary"><Trans>Ordered</Trans></Badge> {expectedOn && <Day day={expectedOn} />} <bdi>{reference}</bdi></span>;
}

function Steps({ proposal }: { proposal: PurchaseRow }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const fields: Field[] = [
        { name: 'expectedOn', label: t`It comes on`, kind: 'date', required: true },
        { name: 'reference', label: t`Reference`, required: true, hint: t`Your order at the supplier` },
    ];
    const settle = async (answer: { __typename: string } | { reason: string }) => {
        await client.invalidateQueries({ queryKey: ['production'] });
        if ('reason' in answer) throw new Error(t`Somebody has dealt with this proposal already.`);
        toast.success(t`Saved`);
    };
    const order = async (values: Record<string, string | boolean>) => {
        const input = { id: proposal.id, expectedOn: String(values.expectedOn), reference: String(values.reference) };
        await settle((await api.mutate(orderPurchaseMutation, { input })).orderPurchaseProposal);
    };
    const drop = () => api.mutate(dropPurchaseMutation, { id: proposal.id }).then(answer => settle(answer.dropPurchaseProposal)).catch(reportError);
    return (
        <span className="inline-flex flex-wrap justify-end gap-2">
            <FormDialog title={proposal.productName} fields={fields} initial={{ expectedOn: '', reference: '' }} submitLabel={<Trans>Ordered</Trans>} trigger={<Button type="button" size="sm"><Trans>Is ordered</Trans></Button>} onSubmit={order} />
            <ConfirmationDialog title={t`Give up this purchase?`} description={proposal.productName} onConfirm={() => void drop()}>
                <Button type="button" size="sm" variant="outline"><Trans>Give up</Trans></Button>
            </ConfirmationDialog>
        </span>
    );
}
