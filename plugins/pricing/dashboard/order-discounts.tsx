import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@vendure/dashboard';

import { Ltr, useFormats } from '../../screens/dashboard/shared';
import { DiscountBlock, everything } from './discount-block';
import {
    bonusOffersDocument, deleteBonusOfferDocument, deleteOrderValueDiscountDocument, groupsToDiscountDocument, orderValueDiscountsDocument, setBonusOfferDocument,
    setOrderValueDiscountDocument,
} from './pricing.graphql';

const currencies = ['IRR', 'PLN', 'EUR', 'USD', 'RUB'].map((code): [string, string] => [code, code]);

/** What companies of a group are given off a whole order. */
export function OrderDiscounts() {
    const { t } = useLingui();
    const { money, percent } = useFormats();
    const client = useQueryClient();
    const query = useQuery({ queryKey: ['order-discounts'], queryFn: () => api.query(orderValueDiscountsDocument) });
    const groups = useQuery({ queryKey: ['groups-to-discount'], queryFn: () => api.query(groupsToDiscountDocument) });
    const refresh = () => client.invalidateQueries({ queryKey: ['order-discounts'] });
    const known = (groups.data?.companyGroups ?? []).map((one): [string, string] => [one.name, one.name]);
    return (
        <DiscountBlock
            query={query}
            rows={query.data?.orderValueDiscounts ?? []}
            columns={[
                { head: <Trans>Group of companies</Trans>, cell: row => row.groupName ?? t`All other companies` },
                { head: <Trans>From a net value of</Trans>, isNumber: true, cell: row => money(row.fromNet, row.currencyCode) },
                { head: <Trans>Discount</Trans>, isNumber: true, cell: row => percent(row.basisPoints / 10_000, 2) },
            ]}
            nameOf={row => `${row.groupName ?? t`All other companies`}, ${money(row.fromNet, row.currencyCode)}: ${percent(row.basisPoints / 10_000, 2)}`}
            empty={<Trans>No discounts by the value of an order.</Trans>}
            fields={[
                { name: 'groupName', label: t`Group of companies`, kind: 'select', required: true, options: [[everything, t`All other companies`], ...known] },
                { name: 'currencyCode', label: t`Currency`, kind: 'select', required: true, options: currencies },
                { name: 'fromNet', label: t`From a net value of`, ltr: true, required: true },
                { name: 'basisPoints', label: t`Discount in percent`, ltr: true, required: true },
            ]}
            initial={{ groupName: everything, currencyCode: 'IRR', fromNet: '', basisPoints: '' }}
            numbers={{ fromNet: 'amount', basisPoints: 'percent' }}
            onSave={input => api.mutate(setOrderValueDiscountDocument, { input: input as never }).then(refresh)}
            onDelete={id => api.mutate(deleteOrderValueDiscountDocument, { id }).then(refresh)}
        />
    );
}

/** Who buys so many of an article gets more of it for next to nothing. */
export function BonusOffers() {
    const { t } = useLingui();
    const { money, number } = useFormats();
    const client = useQueryClient();
    const query = useQuery({ queryKey: ['bonus-offers'], queryFn: () => api.query(bonusOffersDocument) });
    const refresh = () => client.invalidateQueries({ queryKey: ['bonus-offers'] });
    const least = query.data?.discountRules.leastBonusNet ?? 1;
    return (
        <DiscountBlock
            query={query}
            rows={query.data?.bonusOffers ?? []}
            columns={[
                { head: <Trans>Product</Trans>, cell: row => <>{row.productVariant.name} <Ltr className="text-muted-foreground">{row.productVariant.sku}</Ltr></> },
                { head: <Trans>Who buys</Trans>, isNumber: true, cell: row => number(row.buyQuantity) },
                { head: <Trans>gets more</Trans>, isNumber: true, cell: row => number(row.bonusQuantity) },
                { head: <Trans>for a piece</Trans>, isNumber: true, cell: row => money(row.unitNet, row.currencyCode) },
            ]}
            nameOf={row => `${row.productVariant.name}: ${number(row.buyQuantity)} + ${number(row.bonusQuantity)}`}
            empty={<Trans>No bonuses.</Trans>}
            article="required"
            fields={[
                { name: 'currencyCode', label: t`Currency`, kind: 'select', required: true, options: currencies },
                { name: 'buyQuantity', label: t`Who buys so many base units`, ltr: true, required: true },
                { name: 'bonusQuantity', label: t`gets so many more`, ltr: true, required: true },
                { name: 'unitNet', label: t`for the net price of`, ltr: true, required: true, hint: t`At least ${number(least / 100)}: the law wants goods to be sold, not given.` },
            ]}
            initial={{ currencyCode: 'IRR', buyQuantity: '', bonusQuantity: '1', unitNet: String(least / 100) }}
            numbers={{ buyQuantity: 'count', bonusQuantity: 'count', unitNet: 'amount' }}
            onSave={input => api.mutate(setBonusOfferDocument, { input: input as never }).then(refresh)}
            onDelete={id => api.mutate(deleteBonusOfferDocument, { id }).then(refresh)}
        />
    );
}
