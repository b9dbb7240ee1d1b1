import { useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@vendure/dashboard';
import { toast } from 'sonner';

import { errorText, newKey, useFormats } from '../../screens/dashboard/shared';
import { dissolveBatchMutation, makeBatchMutation } from './batch.graphql';
import { useRefusalText } from './wording';

/** Makes work orders as one batch; `onMade` when it is one. */
export function useMakeBatch(onMade?: () => void) {
    const { t } = useLingui();
    const { number } = useFormats();
    const refusalText = useRefusalText();
    const queryClient = useQueryClient();
    return useMutation({
        mutationFn: async (workOrderIds: string[]) => (await api.mutate(makeBatchMutation, { input: { workOrderIds, idempotencyKey: newKey() } })).makeProductionBatch,
        onSuccess: answer => {
            void queryClient.invalidateQueries({ queryKey: ['production'] });
            if (answer.__typename === 'ProductionBatchRefusal') {
                toast.error(refusalText(answer));
                return;
            }
            toast.success(t`${number(answer.left)} work orders are made at once.`);
            onMade?.();
        },
        onError: failure => toast.error(errorText(failure)),
    });
}

/** Takes one work order out of its batch, or dissolves it. */
export function useDissolveBatch(batchId: string) {
    const { t } = useLingui();
    const refusalText = useRefusalText();
    const queryClient = useQueryClient();
    return useMutation({
        mutationFn: async (workOrderIds: string[] | null) => (await api.mutate(dissolveBatchMutation, { input: { batchId, workOrderIds } })).dissolveProductionBatch,
        onSuccess: answer => {
            void queryClient.invalidateQueries({ queryKey: ['production'] });
            if (answer.__typename === 'ProductionBatchRefusal') toast.error(refusalText(answer));
            else toast.success(answer.left === 0 ? t`The batch is dissolved.` : t`It is taken out of the batch.`);
        },
        onError: failure => toast.error(errorText(failure)),
    });
}
