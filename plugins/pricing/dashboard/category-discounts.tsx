import { Trans } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@vendure/dashboard';

import { useCompanyId } from './company-prices';
import { Discounts } from './discounts';
import { categoryDiscountsDocument, deleteCategoryDiscountDocument, setCategoryDiscountDocument } from './pricing.graphql';

/** What the company is given off the list prices of whole categories. */
export function CategoryDiscounts() {
    const companyId = useCompanyId();
    const client = useQueryClient();
    const query = useQuery({
        queryKey: ['category-discounts', companyId],
        queryFn: () => api.query(categoryDiscountsDocument, { companyId: companyId ?? '' }),
        enabled: companyId !== null,
    });
    if (companyId === null) return null;
    const refresh = () => client.invalidateQueries({ queryKey: ['category-discounts', companyId] });
    return (
        <Discounts
            query={query}
            rows={query.data?.categoryDiscounts ?? []}
            byQuantity={false}
            empty={<Trans>No discounts: the company pays its list prices.</Trans>}
            onSave={input => api.mutate(setCategoryDiscountDocument, { input: { ...input, companyId } as never }).then(refresh)}
            onDelete={id => api.mutate(deleteCategoryDiscountDocument, { id }).then(refresh)}
        />
    );
}
