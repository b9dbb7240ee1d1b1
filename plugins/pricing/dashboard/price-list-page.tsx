import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { api, Badge, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, usePermissions } from '@vendure/dashboard';
import { toast } from 'sonner';

import { type Field, FieldForm, inputOf, QueryState, type Values, valuesOf } from '../../screens/dashboard/shared';
import { CopyPriceList } from './copy-price-list';
import { PriceListCompanies } from './price-list-companies';
import { PriceListItems } from './price-list-items';
import { PriceSchedule } from './price-schedule';
import { createPriceListDocument, priceListDocument, updatePriceListDocument } from './pricing.graphql';

const currencies = ['IRR', 'PLN', 'EUR', 'USD', 'RUB'];

function useFields(): Field[] {
    const { t } = useLingui();
    return [
        { name: 'name', label: t`Name`, required: true },
        { name: 'code', label: t`Code`, ltr: true, required: true },
        { name: 'currencyCode', label: t`Currency`, kind: 'select', options: currencies.map(code => [code, code]), required: true },
        { name: 'enabled', label: t`In use`, kind: 'switch' },
        { name: 'takesDiscount', label: t`Customers' discounts come off these prices`, kind: 'switch' },
        { name: 'validFrom', label: t`Valid from`, kind: 'date' },
        { name: 'validUntil', label: t`Valid until`, kind: 'date' },
    ];
}

export function PriceListPage() {
    const { id } = useParams({ strict: false }) as { id: string };
    return id === 'new' ? <NewPriceList /> : <KnownPriceList id={id} />;
}

function NewPriceList() {
    const { t } = useLingui();
    const navigate = useNavigate();
    const fields = useFields();
    const create = async (values: Values) => {
        const { createPriceList } = await api.mutate(createPriceListDocument, { input: inputOf(values) as never });
        toast.success(t`Saved`);
        await navigate({ to: `/price-lists/${createPriceList.id}` });
    };
    return (
        <Page pageId="price-list-detail">
            <PageTitle><Trans>New price list</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="main-form">
                    <FieldForm fields={fields} initial={{ currencyCode: 'IRR', enabled: true, takesDiscount: true }} submitLabel={<Trans>Create</Trans>} onSubmit={create} />
                </PageBlock>
            </PageLayout>
        </Page>
    );
}

function KnownPriceList({ id }: { id: string }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const { hasPermissions } = usePermissions();
    const fields = useFields();
    const query = useQuery({ queryKey: ['price-list', id], queryFn: () => api.query(priceListDocument, { id }) });
    const list = query.data?.priceList;
    const save = async (values: Values) => {
        await api.mutate(updatePriceListDocument, { input: { ...inputOf(values), id } as never });
        toast.success(t`Saved`);
        await client.invalidateQueries({ queryKey: ['price-list', id] });
    };
    return (
        <Page pageId="price-list-detail" entity={list ?? undefined}>
            <PageTitle>{list ? <>{list.name} {!list.enabled && <Badge variant="outline"><Trans>Off</Trans></Badge>}</> : <Trans>Price list</Trans>}</PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="main-form">
                    <QueryState query={query} />
                    {query.data && !list && <p><Trans>There is no such price list.</Trans></p>}
                    {list && (
                        <FieldForm
                            key={String(list.updatedAt)} fields={fields} initial={valuesOf(fields, list)} submitLabel={<Trans>Save</Trans>}
                            disabled={!hasPermissions(['UpdatePriceList'])} onSubmit={save}
                        />
                    )}
                </PageBlock>
                {list && (
                    <PageBlock column="main" blockId="price-list-items" title={<Trans>Prices</Trans>}>
                        <PriceListItems id={id} currencyCode={list.currencyCode} />
                    </PageBlock>
                )}
                {list && (
                    <PageBlock column="side" blockId="price-list-schedule" title={<Trans>Prices to come</Trans>}>
                        <div className="grid gap-4">
                            <PriceSchedule priceListId={id} />
                            <PermissionGuard requires={['CreatePriceList']}><CopyPriceList id={id} name={list.name} /></PermissionGuard>
                        </div>
                    </PageBlock>
                )}
                {list && (
                    <PageBlock column="side" blockId="price-list-companies" title={<Trans>Companies</Trans>}>
                        <PermissionGuard requires={['UpdatePriceList']}><PriceListCompanies id={id} currencyCode={list.currencyCode} /></PermissionGuard>
                    </PageBlock>
                )}
            </PageLayout>
        </Page>
    );
}
