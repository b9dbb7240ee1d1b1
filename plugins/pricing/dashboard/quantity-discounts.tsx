import { Trans } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type DashboardRouteDefinition, Page, PageBlock, PageLayout, PageTitle } from '@vendure/dashboard';

import { Discounts } from './discounts';
import { BonusOffers, OrderDiscounts } from './order-discounts';
import { PackDiscounts } from './pack-discounts';
import { deleteQuantityDiscountDocument, quantityDiscountsDocument, setQuantityDiscountDocument } from './pricing.graphql';

export const quantityDiscounts: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'catalog', id: 'quantity-discounts', url: '/quantity-discounts', title: /* i18n*/ 'Discounts', requiresPermission: ['ReadPriceList'] },
    path: '/quantity-discounts',
    loader: () => ({ breadcrumb: () => <Trans>Discounts</Trans> }),
    component: () => <QuantityDiscounts />,
};

function QuantityDiscounts() {
    const client = useQueryClient();
    const query = useQuery({ queryKey: ['quantity-discounts'], queryFn: () => api.query(quantityDiscountsDocument) });
    const refresh = () => client.invalidateQueries({ queryKey: ['quantity-discounts'] });
    return (
        <Page pageId="quantity-discounts">
            <PageTitle><Trans>Discounts</Trans></PageTitle>
            <PageLayout>
                <PageBlock
                    column="main" blockId="quantity-discounts" title={<Trans>Quantity discounts</Trans>}
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
                <PageBlock
                    column="main" blockId="pack-discounts" title={<Trans>Discounts on whole packs</Trans>}
                    description={<Trans>For all customers, off list prices, when a quantity is whole packs. That of the article counts, then that of its deepest category.</Trans>}
                >
                    <PackDiscounts />
                </PageBlock>
                <PageBlock
                    column="main" blockId="order-discounts" title={<Trans>Discounts by the value of an order</Trans>}
                    description={<Trans>Off a whole order, by the net value of its goods. Goods at a contract price count for the value and stay as they are.</Trans>}
                >
                    <OrderDiscounts />
                </PageBlock>
                <PageBlock
                    column="main" blockId="bonus-offers" title={<Trans>Bonuses</Trans>}
                    description={<Trans>Who buys so many of an article gets more of it for next to nothing, again and again.</Trans>}
                >
                    <BonusOffers />
                </PageBlock>
            </PageLayout>
        </Page>
    );
}
