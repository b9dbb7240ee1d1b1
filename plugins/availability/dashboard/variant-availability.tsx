import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@vendure/dashboard';
import { toast } from 'sonner';

import { type Field, FieldForm, QueryState, useFormats, type Values, valuesOf } from '../../screens/dashboard/shared';
import { setVariantAvailabilityDocument, variantAvailabilityDocument } from './availability.graphql';
import { whole } from './whole';

/** Whether a variant is sold beyond its stock, and how long it takes then; what is empty is as for all goods. */
export function VariantAvailability({ variantId }: { variantId: string }) {
    const { t } = useLingui();
    const { number } = useFormats();
    const client = useQueryClient();
    const query = useQuery({ queryKey: ['variant-availability', variantId], queryFn: () => api.query(variantAvailabilityDocument, { variantId }) });
    if (!query.data) return <QueryState query={query} />;
    const { variantAvailability: own, availabilityRules: all } = query.data;
    const options: Array<[string, string]> = [['to-stock', t`as far as the stock goes`], ['beyond-stock', t`beyond the stock too`]];
    const usual = options.find(([value]) => value === all.policy)?.[1] ?? '';
    const fields: Field[] = [
        { name: 'policy', label: t`Sold`, kind: 'select', options, hint: t`Empty: as for all goods, ${usual}` },
        { name: 'leadMinDays', label: t`Above the stock: working days from`, ltr: true, hint: t`Empty: ${number(all.leadMinDays)}` },
        { name: 'leadMaxDays', label: t`Above the stock: working days to`, ltr: true, hint: t`Empty: ${number(all.leadMaxDays)}` },
    ];
    const save = async (values: Values, version: number | undefined) => {
        const days = (name: string) => (String(values[name] ?? '').trim() === '' ? null : whole(name, values[name], t`must be a whole number`));
        const input = { variantId, policy: String(values.policy ?? '') || null, leadMinDays: days('leadMinDays'), leadMaxDays: days('leadMaxDays'), version };
        await api.mutate(setVariantAvailabilityDocument, { input });
        await client.invalidateQueries({ queryKey: ['variant-availability', variantId] });
        toast.success(t`Saved`);
    };
    return (
        <FieldForm
            fields={fields} initial={valuesOf(fields, { ...own })} version={own.version} submitLabel={<Trans>Save</Trans>}
            onStale={() => query.refetch()} onSubmit={save}
        />
    );
}
