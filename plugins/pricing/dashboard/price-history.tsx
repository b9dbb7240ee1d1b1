import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, Button, type DashboardRouteDefinition, Label, Page, PageBlock, PageLayout, PageTitle } from '@vendure/dashboard';
import { XIcon } from 'lucide-react';
import { useId, useState } from 'react';

import { QueryState, SearchField } from '../../screens/dashboard/shared';
import { ChangeTable } from './change-table';
import { companiesForHistoryQuery, priceHistoryQuery } from './price-change.graphql';
import { PriceChart } from './price-chart';
import { type ChosenVariant, VariantField } from '../../assortment/dashboard/shared';

export const priceHistory: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'catalog', id: 'price-history', url: '/price-history', title: /* i18n*/ 'Price history', requiresPermission: ['ReadPriceList'] },
    path: '/price-history',
    loader: () => ({ breadcrumb: () => <Trans>Price history</Trans> }),
    component: () => (
        <Page pageId="price-history">
            <PageTitle><Trans>Price history</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="full" blockId="price-history-table"><PriceHistory /></PageBlock>
            </PageLayout>
        </Page>
    ),
};

const take = 50;

interface Company {
    id: string;
    name: string;
}

/** Who changed which price when, from what to what: of a variant, of a company, of both, or the last ones of all. */
function PriceHistory() {
    const [variant, setVariant] = useState<ChosenVariant | null>(null);
    const [company, setCompany] = useState<Company | null>(null);
    const [skip, setSkip] = useState(0);
    const query = useQuery({
        queryKey: ['price-history', variant?.id, company?.id, skip],
        queryFn: () => api.query(priceHistoryQuery, { variantId: variant?.id ?? null, companyId: company?.id ?? null, skip, take }),
        placeholderData: keepPreviousData,
    });
    const changes = query.data?.priceHistory ?? [];
    return (
        <div className="grid gap-6">
            <div className="grid max-w-3xl gap-4 sm:grid-cols-2">
                <VariantField value={variant} onChange={one => { setVariant(one); setSkip(0); }} />
                <CompanyField value={company} onChange={one => { setCompany(one); setSkip(0); }} />
            </div>
            <QueryState query={query} />
            {variant !== null && <PriceChart changes={changes} />}
            {query.data && <ChangeTable changes={changes} withTimes />}
            {(skip > 0 || changes.length === take) && (
                <div className="flex gap-3">
                    <Button variant="outline" disabled={skip === 0} onClick={() => setSkip(Math.max(0, skip - take))}><Trans>Newer</Trans></Button>
                    <Button variant="outline" disabled={changes.length < take} onClick={() => setSkip(skip + take)}><Trans>Older</Trans></Button>
                </div>
            )}
        </div>
    );
}

async function findCompanies(term: string): Promise<Company[]> {
    return (await api.query(companiesForHistoryQuery, { term })).companies.items;
}

function CompanyField({ value, onChange }: { value: Company | null; onChange: (company: Company | null) => void }) {
    const { t } = useLingui();
    const id = useId();
    return (
        <div className="grid content-start gap-2">
            <Label htmlFor={id}><Trans>Company</Trans></Label>
            {value === null ? (
                <SearchField id={id} queryKey={['companies-for-history']} find={findCompanies} keyOf={one => one.id} placeholder={t`Name`} show={one => one.name} onChoose={onChange} />
            ) : (
                <Button id={id} type="button" variant="secondary" className="min-w-0 justify-between" aria-label={`${value.name} (${t`Choose another company`})`} onClick={() => onChange(null)}>
                    <span className="truncate">{value.name}</span> <XIcon />
                </Button>
            )}
        </div>
    );
}
