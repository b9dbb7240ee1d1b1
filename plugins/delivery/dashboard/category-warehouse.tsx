import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, NativeSelect, NativeSelectOption, usePermissions } from '@vendure/dashboard';
import { toast } from 'sonner';

import { LabelledField, QueryState, reportError } from '../../screens/dashboard/shared';
import { categoryWarehouseQuery, setCategoryWarehouseMutation } from './delivery.graphql';

/** From which warehouse goods of a category leave, as an order of their own. */
export function CategoryWarehouse({ collectionId }: { collectionId: string }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const { hasPermissions } = usePermissions();
    const queryKey = ['category-warehouse', collectionId];
    const query = useQuery({ queryKey, queryFn: () => api.query(categoryWarehouseQuery, { collectionId }) });
    const known = query.data?.categoryWarehouse;
    const save = useMutation({
        mutationFn: (stockLocationId: string | null) => api.mutate(setCategoryWarehouseMutation, { input: { collectionId, stockLocationId, version: known?.version } }),
        onSuccess: () => toast.success(t`Saved`),
        onError: reportError,
        onSettled: () => client.invalidateQueries({ queryKey }),
    });
    if (!known) return <QueryState query={query} />;
    return (
        <div className="grid gap-2">
            <LabelledField label={t`Warehouse`}>
                {told => (
                    <NativeSelect {...told} className="w-full" value={known.stockLocationId ?? ''} disabled={save.isPending || !hasPermissions(['UpdateAssortment'])} onChange={event => save.mutate(event.target.value || null)}>
                        <NativeSelectOption value="">{t`As the category above says`}</NativeSelectOption>
                        {query.data?.stockLocations.items.map(one => <NativeSelectOption key={one.id} value={one.id}>{one.name}</NativeSelectOption>)}
                    </NativeSelect>
                )}
            </LabelledField>
            <p className="text-muted-foreground text-sm"><Trans>Goods of this category leave from there as an order of their own; customers order all together.</Trans></p>
        </div>
    );
}
