import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { api, Button, Input, Label, PermissionGuard } from '@vendure/dashboard';
import { useId, useState } from 'react';

import { QueryState, reportError, useRested } from '../../screens/dashboard/shared';
import { PriceForm } from './price-form';
import { PriceTable } from './price-table';
import { deletePriceListItemDocument, priceListItemsDocument, setPriceListItemDocument } from './pricing.graphql';

const take = 25;

/** The prices of a list. */
export function PriceListItems({ id, currencyCode }: { id: string; currencyCode: string }) {
    const client = useQueryClient();
    const [skip, setSkip] = useState(0);
    const [typed, setTyped] = useState('');
    const fieldId = useId();
    const sku = useRested(typed.trim());
    const query = useQuery({
        queryKey: ['price-list-items', id, skip, sku],
        queryFn: () => api.query(priceListItemsDocument, { priceListId: id, options: { skip, take, ...(sku ? { filter: { sku: { contains: sku } } as never } : {}) } }),
        placeholderData: keepPreviousData,
    });
    const { data } = query;
    const refresh = () => client.invalidateQueries({ queryKey: ['price-list-items', id] });
    return (
        <div className="grid gap-6">
            <PermissionGuard requires={['UpdatePriceList']}>
                <PriceForm
                    currencyCode={currencyCode}
                    onSave={async price => {
                        await api.mutate(setPriceListItemDocument, { input: { ...price, priceListId: id } });
                        await refresh();
                    }}
                />
            </PermissionGuard>
            <PermissionGuard requires={['UpdatePriceList']}>
                <Button variant="outline" className="justify-self-start" render={<Link to={`/price-grid/list/${id}`} />}><Trans>Edit many prices</Trans></Button>
            </PermissionGuard>
            <div className="grid max-w-sm gap-2">
                <Label htmlFor={fieldId}><Trans>Search by SKU</Trans></Label>
                <Input id={fieldId} type="search" dir="ltr" value={typed} onChange={event => { setTyped(event.target.value); setSkip(0); }} />
            </div>
            <QueryState query={query} />
            <PriceTable
                rows={data?.priceListItems.items ?? []}
                totalItems={data?.priceListItems.totalItems ?? 0}
                currencyCode={currencyCode}
                skip={skip}
                take={take}
                onSkip={setSkip}
                onDelete={item => void api.mutate(deletePriceListItemDocument, { id: item }).then(refresh, reportError)}
            />
        </div>
    );
}
