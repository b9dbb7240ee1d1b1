import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api, Button, type DashboardRouteDefinition, FullWidthPageBlock, Page, PageLayout, PageTitle } from '@vendure/dashboard';
import { useState } from 'react';

import { errorText, useFormats as useAnyFormats } from '../../screens/dashboard/shared';
import { ConversionCard, CustomersCard, ProductionCard, SupportCard } from './cards';
import { RatingsChart, SalesChart, StatesChart, TransportChart } from './charts';
import { companyChoicesQuery, type FiguresData, managementFiguresQuery } from './insights.graphql';
import { Key } from './key';
import { useFormats } from './use-formats';

const periods = [3, 6, 12] as const;
const currencies = ['IRR', 'PLN'] as const;

export const managementPage: DashboardRouteDefinition = {
    navMenuItem: {
        sectionId: 'management',
        id: 'management-figures',
        url: '/insights',
        title: /* i18n*/ 'Management figures',
        requiresPermission: ['ReadInsights'],
    },
    path: '/insights',
    loader: () => ({ breadcrumb: () => <Trans>Management figures</Trans> }),
    component: () => <ManagementPage />,
};

interface Filter {
    months: number;
    companyId?: string;
    currencyCode?: (typeof currencies)[number];
}

function ManagementPage() {
    const [filter, setFilter] = useState<Filter>({ months: 6 });
    const { data, error, isPending, refetch } = useQuery({
        queryKey: ['management-figures', filter],
        queryFn: () => api.query(managementFiguresQuery, { filter }),
        placeholderData: previous => previous,
    });
    return (
        <Page pageId="management-figures">
            <PageTitle><Trans>Management figures</Trans></PageTitle>
            <PageLayout>
                <FullWidthPageBlock blockId="figures-filter"><Filters filter={filter} onChange={setFilter} /></FullWidthPageBlock>
                <FullWidthPageBlock blockId="figures">
                    {error && (
                        <div role="alert" className="flex items-center gap-4">
                            <p><Trans>The figures could not be read.</Trans> {errorText(error)}</p>
                            <Button onClick={() => void refetch()}><Trans>Try again</Trans></Button>
                        </div>
                    )}
                    {isPending && <p aria-busy="true" className="text-muted-foreground"><Trans>Counting…</Trans></p>}
                    {data && <Figures figures={data.managementFigures} />}
                </FullWidthPageBlock>
            </PageLayout>
        </Page>
    );
}

function Filters({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
    const { t } = useLingui();
    const { number } = useAnyFormats();
    const { data } = useQuery({ queryKey: ['insights-companies'], queryFn: () => api.query(companyChoicesQuery) });
    const field = 'border-input bg-background h-9 rounded-md border px-2 text-sm';
    return (
        <div className="flex flex-wrap items-end gap-4">
            <label className="grid gap-1 text-sm">
                <Trans>Period</Trans>
                <select className={field} value={filter.months} onChange={event => onChange({ ...filter, months: Number(event.target.value) })}>
                    {periods.map(months => <option key={months} value={months}>{t`Last ${number(months)} months`}</option>)}
                </select>
            </label>
            <label className="grid gap-1 text-sm">
                <Trans>Company</Trans>
                <select className={field} value={filter.companyId ?? ''} onChange={event => onChange({ ...filter, companyId: event.target.value || undefined })}>
                    <option value="">{t`All companies`}</option>
                    {data?.companies.items.map(company => <option key={company.id} value={company.id}>{company.name}</option>)}
                </select>
            </label>
            <label className="grid gap-1 text-sm">
                <Trans>Currency</Trans>
                <select
                    className={field}
                    value={filter.currencyCode ?? 'IRR'}
                    onChange={event => onChange({ ...filter, currencyCode: currencies.find(code => code === event.target.value) })}
                >
                    {currencies.map(code => <option key={code} value={code}>{code}</option>)}
                </select>
            </label>
        </div>
    );
}

function Figures({ figures }: { figures: FiguresData }) {
    const { t } = useLingui();
    const { money, number } = useFormats(figures.calendar);
    const { orders, production, ratings, conversion } = figures;
    const share = conversion.leads === 0 ? null : conversion.converted / conversion.leads;
    return (
        <div className="grid gap-6">
            <dl className="grid grid-cols-2 gap-4 md:grid-cols-3 xl:grid-cols-[1fr_1.6fr_1fr_1fr_1fr_1fr]">
                <Key label={t`Orders`} value={number(orders.count)} />
                <Key label={t`Net amount`} value={money(orders.amount, figures.currencyCode)} />
                <Key label={t`In production`} value={number(production.open)} note={t`${number(production.late)} late`} warns={production.late > 0} />
                <Key label={t`Leads won`} value={share === null ? '–' : number(share, { style: 'percent' })} note={t`${number(conversion.converted)} of ${number(conversion.leads)}`} />
                <Key label={t`Goods`} value={ratings.product == null ? '–' : number(ratings.product, { maximumFractionDigits: 1 })} note={t`${number(ratings.count)} ratings`} />
                <Key label={t`Transport`} value={ratings.transport == null ? '–' : number(ratings.transport, { maximumFractionDigits: 1 })} note={t`of 5`} />
            </dl>
            <div className="grid gap-6 lg:grid-cols-2">
                <SalesChart figures={figures} />
                <StatesChart figures={figures} />
                <TransportChart figures={figures} />
                <RatingsChart figures={figures} />
                <ProductionCard figures={figures} />
                <CustomersCard figures={figures} />
                <ConversionCard figures={figures} />
                <SupportCard figures={figures} />
            </div>
        </div>
    );
}
