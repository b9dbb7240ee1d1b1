import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@vendure/dashboard';

import { unitCodes, useUnitName } from '../../assortment/dashboard/shared';
import { Ltr, useFormats } from '../../screens/dashboard/shared';
import { DiscountBlock, everything } from './discount-block';
import { categoriesToDiscountDocument, deletePackDiscountDocument, packDiscountsDocument, setPackDiscountDocument } from './pricing.graphql';

/** What everybody is given for whole packs. */
export function PackDiscounts() {
    const { t } = useLingui();
    const { percent } = useFormats();
    const unitName = useUnitName();
    const client = useQueryClient();
    const query = useQuery({ queryKey: ['pack-discounts'], queryFn: () => api.query(packDiscountsDocument) });
    const categories = useQuery({ queryKey: ['categories-to-discount'], queryFn: () => api.query(categoriesToDiscountDocument) });
    const refresh = () => client.invalidateQueries({ queryKey: ['pack-discounts'] });
    const known = (categories.data?.categoryAccess ?? []).map((one): [string, string] => [one.collectionId, one.name]);
    return (
        <DiscountBlock
            query={query}
            rows={query.data?.packDiscounts ?? []}
            columns={[
                {
                    head: <Trans>Of</Trans>,
                    cell: row => row.productVariant ? <>{row.productVariant.name} <Ltr className="text-muted-foreground">{row.productVariant.sku}</Ltr></> : (row.collection?.name ?? t`All goods`),
                },
                { head: <Trans>Collective pack</Trans>, cell: row => unitName(row.unit) },
                { head: <Trans>Discount</Trans>, isNumber: true, cell: row => percent(row.basisPoints / 10_000, 2) },
            ]}
            nameOf={row => `${row.productVariant?.name ?? row.collection?.name ?? t`All goods`}, ${unitName(row.unit)}: ${percent(row.basisPoints / 10_000, 2)}`}
            empty={<Trans>No discounts on packs.</Trans>}
            article="optional"
            fields={[
                { name: 'collectionId', label: t`Category`, kind: 'select', required: true, options: [[everything, t`All goods, or the article above`], ...known] },
                { name: 'unit', label: t`Collective pack`, kind: 'select', required: true, options: unitCodes.map(code => [code, unitName(code)]) },
                { name: 'basisPoints', label: t`Discount in percent`, ltr: true, required: true },
            ]}
            initial={{ collectionId: everything, unit: 'box', basisPoints: '' }}
            numbers={{ basisPoints: 'percent' }}
            onSave={input => api.mutate(setPackDiscountDocument, { input: input as never }).then(refresh)}
            onDelete={id => api.mutate(deletePackDiscountDocument, { id }).then(refresh)}
        />
    );
}
