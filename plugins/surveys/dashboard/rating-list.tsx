import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api, Badge, Card, CardContent, CardHeader, CardTitle, type DashboardRouteDefinition, FullWidthPageBlock, ListPage, useLocalFormat } from '@vendure/dashboard';
import { StarIcon } from 'lucide-react';
import { useState } from 'react';

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
    const { formatDate } = useLocalFormat();
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
                ratedAt: { cell: ({ row }) => <>{formatDate(row.original.ratedAt, { dateStyle: 'short', timeStyle: 'short' })}</> },
                companyName: { enableSorting: false },
                product: { cell: ({ row }) => <Stars mark={row.original.product} /> },
                transport: { cell: ({ row }) => <Stars mark={row.original.transport} /> },
                comment: { cell: ({ row }) => <span className="line-clamp-3 max-w-md whitespace-pre-line">{row.original.comment}</span> },
                source: { cell: ({ row }) => <Badge variant="outline">{row.original.source === 'link' ? t`Link` : t`Portal`}</Badge> },
            }}
        >
            <FullWidthPageBlock blockId="rating-averages"><Averages /></FullWidthPageBlock>
        </ListPage>
    );
}

function Averages() {
    const { t } = useLingui();
    const [from] = useState(() => new Date(Date.now() - recentDays * 86_400_000).toISOString());
    const { data } = useQuery({ queryKey: ['rating-averages', from], queryFn: () => api.query(ratingAveragesQuery, { from }) });
    if (!data) {
        return null;
    }
    return (
        <div className="grid gap-4 sm:grid-cols-2">
            <AverageCard title={t`Last ${recentDays} days`} averages={data.recent} />
            <AverageCard title={t`All time`} averages={data.all} />
        </div>
    );
}

interface AverageProps {
    title: string;
    averages: { count: number; product?: number | null; transport?: number | null };
}

function AverageCard({ title, averages }: AverageProps) {
    const { formatNumber } = useLocalFormat();
    const shown = (mark: number | null | undefined) => (mark === null || mark === undefined ? '–' : formatNumber(Math.round(mark * 10) / 10));
    return (
        <Card>
            <CardHeader><CardTitle>{title} · <Trans>{averages.count} ratings</Trans></CardTitle></CardHeader>
            <CardContent className="flex gap-8">
                <p><span className="text-3xl font-semibold tabular-nums">{shown(averages.product)}</span> <Trans>Goods</Trans></p>
                <p><span className="text-3xl font-semibold tabular-nums">{shown(averages.transport)}</span> <Trans>Transport</Trans></p>
            </CardContent>
        </Card>
    );
}

function Stars({ mark }: { mark: number }) {
    const { t } = useLingui();
    return (
        <span role="img" aria-label={t`${mark} out of 5`} className="flex">
            {[1, 2, 3, 4, 5].map(star => <StarIcon key={star} size={16} className={star <= mark ? 'fill-primary text-primary' : 'text-muted-foreground'} />)}
        </span>
    );
}
