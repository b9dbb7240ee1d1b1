import { Trans } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type DashboardRouteDefinition, Page, PageBlock, PageLayout, PageTitle } from '@vendure/dashboard';

import { Discounts } from './discounts';
import { deleteQuantityDiscountDocument, quantityDiscountsDocument, setQuantityDiscountDocument } from './pricing.graphql';

export const quantityDiscounts: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'catalog', id: 'quantity-discounts', url: '/quantity-discounts', title: /* i18n*/ 'Quantity discounts', requiresPermission: ['ReadPriceList'] },
    path: '/quantity-discounts',
    loader: () => ({ breadcrumb: () => <Trans>Quantity discounts</Trans> }),
    component: () => <QuantityDiscounts />,
};

function QuantityDiscounts() {
    const client = useQueryClient();
    const query = useQuery({ queryKey: ['quantity-discounts'], queryFn: () => api.query(quantityDiscountsDocument) });
    const refresh = () => client.invalidateQueries({ queryKey: ['quantity-discounts'] });
    return (
        <Page pageId="quantity-discounts">
            <PageTitle><Trans>Quantity discounts</Trans></PageTitle>
            <PageLayout>
                <PageBlock
                    column="main" blockId="quantity-discounts"
                    description={<Trans>For all customers, off list prices, from a quantity of one article on. Of several categories the deepest one counts.</Trans>}
                >
                    <Discounts
                        query={query}
                        rows={query.data?.quantityDiscounts ?? []}
                        byQuantity
                        empty={<Trans>No discounts by quantity.</Trans>}
                        onSave={input => api.mutate(setQuantityDiscountDocument, { input: input as never }).then(refresh)}
                        onDelete={id => api.mutate(deleteQuantityDiscountDocument, { id }).then(refresh)}
                    />
                </PageBlock>
            </PageLayout>
        </Page>
    );
}
