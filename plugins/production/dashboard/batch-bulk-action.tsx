import { Trans } from '@lingui/react/macro';
import { type BulkActionComponent, DataTableBulkActionItem, usePaginatedList } from '@vendure/dashboard';
import { LayersIcon } from 'lucide-react';

import { useMakeBatch } from './use-batches';

const mayBeBatched = ['planned', 'released'];

export const BatchBulkAction: BulkActionComponent<{ id: string; state: string }> = ({ selection, table }) => {
    const { refetchPaginatedList } = usePaginatedList();
    const { mutate, isPending } = useMakeBatch(() => {
        refetchPaginatedList();
        table.resetRowSelection();
    });
    return (
        <DataTableBulkActionItem
            requiresPermission={['UpdateWorkOrder']}
            disabled={selection.length < 2 || selection.some(one => !mayBeBatched.includes(one.state)) || isPending}
            onClick={() => mutate(selection.map(one => one.id))}
            label={<Trans>Make as one batch</Trans>}
            icon={LayersIcon}
        />
    );
};
