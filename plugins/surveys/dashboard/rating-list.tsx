import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api, Badge, Card, CardContent, CardHeader, CardTitle, type DashboardRouteDefinition, ListPage } from '@vendure/dashboard';
import { StarIcon } from 'lucide-react';
import { useState } from 'react';

import { Moment, QueryState, useFormats } from '../../screens/dashboard/shared';
import { ratingAveragesQuery, ratingListQuery } from './surveys.graphql';

const recentDays = 30;

export const ratingList: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'sales', id: 'ratings', url: '/ratings', title: /* i18n*/ 'Ratings', order: 400, requiresPermission: ['ReadRating'] },
    path: '/ratings',
    loader: () => ({ breadcrumb: () => <Trans>Ratings</Trans> }),
    component: route => <RatingListPage route={route} />,
};

function RatingListPage({ route }: { route: Parameters<DashboardRouteDefinition['component']>[0] }) {
    const { t } = useLingui();
    return (
        <ListPage
            pageId="rating-list"
            title={<Trans>Ratings</Trans>}
            listQuery={ratingListQuery}
            route={route}
            defaultVisibility={{ ratedAt: true, companyName: true, orderCode: true, shipmentNumber: true, product: true, transport: true, comment: true, source: true }}
            defaultSort={[{ id: 'ratedAt', desc: true }]}
            onSearchTermChange={term => (term ? { _or: [{ orderCode: { contains: term } }, { shipmentNumber: { contains: term } }, { comment: { contains: term } }] } : {})}
            customizeColumns={{
                ratedAt: { cell: ({ row }) => <Moment at={row.original.ratedAt} /> },
                companyName: { enableSorting: false, cell: ({ row }) => <bdi>{row.original.companyName}</bdi> },
                product: { cell: ({ row }) => <Stars mark={row.original.product} /> },
                transport: { cell: ({ row }) => <Stars mark={row.original.transport} /> },
                comment: { cell: ({ row }) => <span className="line-clamp-3 max-w-md whitespace-pre-line" dir="auto">{row.original.comment}</span> },
                source: { cell: ({ row }) => <Badge variant="outline">{row.original.source === 'link' ? t`Link` : t`Portal`}</Badge> },
            }}
        />
    );
}

/** Above the list: what the marks come to. */
export function Averages() {
    const { t } = useLingui();
    const { number } = useFormats();
    const [from] = useState(() => new Date(Date.now() - recentDays * 86_400_000).toISOString());
    const query = useQuery({ queryKey: ['rating-averages', from], queryFn: () => api.query(ratingAveragesQuery, { from }) });
    const { data } = query;
    if (!data) {
        return <QueryState query={query} />;
    }
    return (
        <div className="grid gap-4 sm:grid-cols-2 xl:max-w-3xl">
            <AverageCard title={t`Last ${number(recentDays)} days`} averages={data.recent} />
            <AverageCard title={t`All time`} averages={data.all} />
        </div>
    );
}

interface AverageProps {
    title: string;
    averages: { count: number; product?: number | null; transport?: number | null };
}

function AverageCard({ title, averages }: AverageProps) {
    const { decimal, number } = useFormats();
    const shown = (mark: number | null | undefined) => (mark === null || mark === undefined ? '–' : decimal(mark, 1));
    return (
        <Card>
            <CardHeader><CardTitle>{title} · <Trans>{number(averages.count)} ratings</Trans></CardTitle></CardHeader>
            <CardContent className="flex gap-8">
                <p><span className="text-3xl font-semibold tabular-nums">{shown(averages.product)}</span> <Trans>Goods</Trans></p>
                <p><span className="text-3xl font-semibold tabular-nums">{shown(averages.transport)}</span> <Trans>Transport</Trans></p>
            </CardContent>
        </Card>
    );
}

function Stars({ mark }: { mark: number }) {
    const { t } = useLingui();
    const { number } = useFormats();
    return (
        <span role="img" aria-label={t`${number(mark)} out of 5`} className="flex">
            {[1, 2, 3, 4, 5].map(star => <StarIcon key={star} size={16} className={star <= mark ? 'fill-primary text-primary' : 'text-muted-foreground'} />)}
        </span>
    );
}
