import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, Button, type DashboardRouteDefinition, Input, Label, NativeSelect, NativeSelectOption, Page, PageBlock, PageLayout, PageTitle } from '@vendure/dashboard';
import { useState } from 'react';

import { Ltr, Money, QueryState, SearchField, useFormats, useRested } from '../../screens/dashboard/shared';
import { branchesForGrantDocument, companiesForGrantDocument, companyCatalogueDocument } from './assortment.graphql';
import { useUnitName } from './shared';

const pageSize = 24;

export const previewPage: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'catalog', id: 'shop-preview', url: '/shop-preview', title: /* i18n*/ 'See the shop as', requiresPermission: ['ReadAssortment'] },
    path: '/shop-preview',
    loader: () => ({ breadcrumb: () => <Trans>See the shop as</Trans> }),
    component: () => <Preview />,
};

/** What a company sees in the portal: its goods, prices, order and counts. */
function Preview() {
    const { t } = useLingui();
    const { number } = useFormats();
    const [company, setCompany] = useState<{ id: string; name: string } | null>(null);
    const [branchId, setBranchId] = useState('');
    const [term, setTerm] = useState('');
    const [categoryId, setCategoryId] = useState('');
    const [sort, setSort] = useState('RELEVANCE');
    const [skip, setSkip] = useState(0);
    const rested = useRested(term.trim());
    const branches = useQuery({ queryKey: ['branches-for-grant', company?.id], queryFn: () => api.query(branchesForGrantDocument, { id: company?.id ?? '' }), enabled: company !== null });
    const asked = { companyId: company?.id ?? '', branchId: branchId || null, term: rested || null, categoryId: categoryId || null, sort, skip, take: pageSize };
    const query = useQuery({
        queryKey: ['company-catalogue', asked],
        queryFn: () => api.query(companyCatalogueDocument, { input: asked }),
        enabled: company !== null,
        placeholderData: keepPreviousData,
    });
    const page = query.data?.companyCatalogue;
    const from = (change: () => void) => {
        setSkip(0);
        change();
    };
    const sorts = [['RELEVANCE', t`Best match`], ['NAME', t`Name`], ['NEWEST', t`Newest`], ['PRICE_ASC', t`Price, low to high`], ['PRICE_DESC', t`Price, high to low`]] as const;
    const states: Record<string, string> = { 'made-to-order': t`Made to order`, 'in-stock': t`In stock`, 'out-of-stock': t`Out of stock` };
    const unitName = useUnitName();
    return (
        <Page pageId="shop-preview">
            <PageTitle><Trans>See the shop as</Trans></PageTitle>
            <PageLayout>
                <PageBlock blockId="choice" column="side" title={<Trans>Company</Trans>}>
                    <div className="grid gap-4">
                        {company && <p className="font-medium" dir="auto">{company.name}</p>}
                        <div className="grid gap-2">
                            <Label htmlFor="preview-company"><Trans>Find a company</Trans></Label>
                            <SearchField<{ id: string; name: string }>
                                id="preview-company" queryKey={['companies-for-grant']} keyOf={one => one.id} show={one => one.name}
                                find={async name => (await api.query(companiesForGrantDocument, { options: { filter: { name: { contains: name } }, take: 20 } })).companies.items}
                                onChoose={one => from(() => { setCompany(one); setBranchId(''); setCategoryId(''); })}
                            />
                        </div>
                        {(branches.data?.company?.branches.length ?? 0) > 1 && (
                            <div className="grid gap-2">
                                <Label htmlFor="preview-branch"><Trans>Branch</Trans></Label>
                                <NativeSelect id="preview-branch" className="w-full" value={branchId} onChange={event => from(() => setBranchId(event.target.value))}>
                                    <NativeSelectOption value="">{t`Any branch`}</NativeSelectOption>
                                    {branches.data?.company?.branches.map(branch => <NativeSelectOption key={branch.id} value={branch.id}>{branch.name}</NativeSelectOption>)}
                                </NativeSelect>
                            </div>
                        )}
                        <div className="grid gap-2">
                            <Label htmlFor="preview-term"><Trans>Search</Trans></Label>
                            <Input id="preview-term" dir="auto" value={term} disabled={company === null} onChange={event => from(() => setTerm(event.target.value))} />
                        </div>
                        <div className="grid gap-2">
                            <Label htmlFor="preview-category"><Trans>Category</Trans></Label>
                            <NativeSelect id="preview-category" className="w-full" value={categoryId} disabled={company === null} onChange={event => from(() => setCategoryId(event.target.value))}>
                                <NativeSelectOption value="">–</NativeSelectOption>
                                {page?.categories.map(({ id, name, count }) => <NativeSelectOption key={id} value={id}>{`${name} (${number(count)})`}</NativeSelectOption>)}
                            </NativeSelect>
                        </div>
                        <div className="grid gap-2">
                            <Label htmlFor="preview-sort"><Trans>Sorted by</Trans></Label>
                            <NativeSelect id="preview-sort" className="w-full" value={sort} onChange={event => from(() => setSort(event.target.value))}>
                                {sorts.map(([value, label]) => <NativeSelectOption key={value} value={value}>{label}</NativeSelectOption>)}
                            </NativeSelect>
                        </div>
                    </div>
                </PageBlock>
                <PageBlock blockId="shown" column="main" title={<Trans>What it sees</Trans>}>
                    {company === null ? <p className="text-muted-foreground"><Trans>Choose a company.</Trans></p> : <QueryState query={query} />}
                    {page && (
                        <div className="grid gap-4" aria-busy={query.isPlaceholderData}>
                            <p aria-live="polite"><Trans>Products: {number(page.totalItems)}</Trans></p>
                            {page.totalItems === 0 && <p className="text-muted-foreground text-sm"><Trans>None here.</Trans></p>}
                            <ul className="grid gap-3">
                                {page.items.map(item => (
                                    <li key={item.variantId} className="flex flex-wrap items-center gap-3 border-b pb-3">
                                        {item.imageUrl ? <img src={item.imageUrl} alt="" className="size-12 rounded-md object-cover" loading="lazy" /> : <span className="bg-muted size-12 rounded-md" />}
                                        <span className="min-w-40 grow">
                                            <span dir="auto" className="block font-medium">{item.name}</span>
                                            <Ltr>{item.sku}</Ltr> <span className="text-muted-foreground text-sm" dir="auto">{item.categoryName}</span>
                                        </span>
                                        <span className="text-muted-foreground text-sm">{states[item.availability] ?? item.availability}</span>
                                        {item.unitNet !== null && (
                                            <span><Money minor={item.unitNet} currency={page.currencyCode} /> / {unitName(item.baseUnit)}</span>
                                        )}
                                    </li>
                                ))}
                            </ul>
                            {page.totalItems > pageSize && (
                                <div className="flex gap-3">
                                    <Button type="button" variant="outline" disabled={skip === 0} onClick={() => setSkip(Math.max(0, skip - pageSize))}><Trans>Previous</Trans></Button>
                                    <Button type="button" variant="outline" disabled={skip + pageSize >= page.totalItems} onClick={() => setSkip(skip + pageSize)}><Trans>Next</Trans></Button>
                                </div>
                            )}
                        </div>
                    )}
                </PageBlock>
            </PageLayout>
        </Page>
    );
}
