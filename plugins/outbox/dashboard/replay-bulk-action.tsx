import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { api, type BulkActionComponent, DataTableBulkActionItem, usePaginatedList } from '@vendure/dashboard';
import { RotateCcwIcon } from 'lucide-react';
import { toast } from 'sonner';

import { errorText } from '../../screens/dashboard/shared';
import { replayDocument } from './outbox.graphql';

const replayable = ['FAILED', 'UNKNOWN', 'DISCARDED'];

export const ReplayBulkAction: BulkActionComponent<{ id: string; state: string }> = ({ selection, table }) => {
    const { t } = useLingui();
    const { refetchPaginatedList } = usePaginatedList();
    const ids = selection.filter(message => replayable.includes(message.state)).map(message => message.id);
    const { mutate, isPending } = useMutation({
        mutationFn: () => api.mutate(replayDocument, { ids }),
        onSuccess: () => {
            toast.success(t`Back in the queue`);
            refetchPaginatedList();
            table.resetRowSelection();
        },
        onError: error => toast.error(t`Not replayed`, { description: errorText(error) }),
    });
    return (
        <DataTableBulkActionItem
            requiresPermission={['UpdateOutbox']}
            disabled={ids.length === 0 || isPending}
            onClick={() => mutate()}
            label={<Trans>Replay</Trans>}
            confirmationText={<Trans>Send these again? What the other side already has may arrive twice.</Trans>}
            icon={RotateCcwIcon}
        />
    );
};
