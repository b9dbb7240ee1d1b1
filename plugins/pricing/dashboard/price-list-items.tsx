import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Trans } from '@lingui/react/macro';
import { api, PermissionGuard } from '@vendure/dashboard';
import { useState } from 'react';

import { reportError } from '../../screens/dashboard/shared';
import { Field, PriceForm } from './price-form';
import { PriceTable } from './price-table';
import { deletePriceListItemDocument, priceListItemsDocument, setPriceListItemDocument } from './pricing.graphql';

const take = 25;

/** The prices of a list. */
export function PriceListItems({ id, currencyCode }: { id: string; currencyCode: string }) {
    const client = useQueryClient();
    const [skip, setSkip] = useState(0);
    const [sku, setSku] = useState('');
    const { data } = useQuery({
        queryKey: ['price-list-items', id, skip, sku],
        queryFn: () => api.query(priceListItemsDocument, { priceListId: id, options: { skip, take, ...(sku ? { filter: { sku: { contains: sku } } as never } : {}) } }),
        placeholderData: keepPreviousData,
    });
    const refresh = () => client.invalidateQueries({ queryKey: ['price-list-items', id] });
    return (
        <div className="grid gap-6">
            <PermissionGuard requires={['UpdatePriceList']}>
                <PriceForm
                    onSave={async price => {
                        await api.mutate(setPriceListItemDocument, { input: { ...price, priceListId: id } });
                        await refresh();
                    }}
                />
            </PermissionGuard>
            <Field label={<Trans>Search by SKU</Trans>} value={sku} onChange={value => { setSku(value); setSkip(0); }} />
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
