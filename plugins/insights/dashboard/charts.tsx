import { Trans, useLingui } from '@lingui/react/macro';
import { Card, CardContent, CardHeader, CardTitle } from '@vendure/dashboard';
import type { ReactElement, ReactNode } from 'react';
import { Bar, BarChart, CartesianGrid, Legend, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';

import type { FiguresData } from './insights.graphql';
import { useStateNames } from './state-names';
import { useFormats } from './use-formats';

const [first, second] = ['#b45309', '#0f766e'];

interface ChartProps {
    figures: FiguresData;
}

function ChartCard({ title, empty, summary, children }: { title: ReactNode; empty: boolean; summary: string; children: ReactElement }) {
    return (
        <Card>
            <CardHeader><CardTitle>{title}</CardTitle></CardHeader>
            <CardContent>
                {empty ? (
                    <p className="text-muted-foreground"><Trans>Nothing in this period.</Trans></p>
                ) : (
                    <figure role="img" aria-label={summary} dir="ltr">
                        <ResponsiveContainer width="100%" height={240}>{children}</ResponsiveContainer>
                    </figure>
                )}
            </CardContent>
        </Card>
    );
}

const axes = { tickLine: false, axisLine: false, fontSize: 12 } as const;

export function SalesChart({ figures }: ChartProps) {
    const { t } = useLingui();
    const { money, month, number } = useFormats(figures.calendar);
    const rows = figures.months.map(({ from, sales }) => ({ month: month(from), amount: sales.amount, orders: sales.orders }));
    return (
        <ChartCard
            title={<Trans>Sales by month</Trans>}
            empty={rows.every(row => row.orders === 0)}
            summary={rows.map(row => `${row.month}: ${money(row.amount, figures.currencyCode)}, ${number(row.orders)}`).join('; ')}
        >
            <BarChart data={rows}>
                <CartesianGrid vertical={false} strokeDasharray="3 3" />
                <XAxis dataKey="month" {...axes} />
                <YAxis yAxisId="amount" width={90} tickFormatter={(value: number) => money(value, figures.currencyCode)} {...axes} />
                <YAxis yAxisId="orders" orientation="right" allowDecimals={false} width={40} tickFormatter={(value: number) => number(value)} {...axes} />
                <Tooltip formatter={(value, name) => (name === t`Orders` ? number(Number(value)) : money(Number(value), figures.currencyCode))} />
                <Legend />
                <Bar yAxisId="amount" dataKey="amount" name={t`Net amount`} fill={first} radius={4} />
                <Bar yAxisId="orders" dataKey="orders" name={t`Orders`} fill={second} radius={4} />
            </BarChart>
        </ChartCard>
    );
}

export function StatesChart({ figures }: ChartProps) {
    const { t } = useLingui();
    const { number } = useFormats(figures.calendar);
    const names = useStateNames();
    const rows = figures.orders.states.map(({ state, count }) => ({ state: names[state] ?? state, count }));
    return (
        <ChartCard title={<Trans>Orders by state</Trans>} empty={rows.length === 0} summary={rows.map(row => `${row.state}: ${number(row.count)}`).join('; ')}>
            <BarChart data={rows} layout="vertical">
                <CartesianGrid horizontal={false} strokeDasharray="3 3" />
                <XAxis type="number" allowDecimals={false} tickFormatter={(value: number) => number(value)} {...axes} />
                <YAxis type="category" dataKey="state" width={130} {...axes} />
                <Tooltip formatter={value => number(Number(value))} />
                <Bar dataKey="count" name={t`Orders`} fill={first} radius={4} />
            </BarChart>
        </ChartCard>
    );
}

export function TransportChart({ figures }: ChartProps) {
    const { t } = useLingui();
    const { month, number } = useFormats(figures.calendar);
    const tons = (kg: number) => Math.round(kg / 100) / 10;
    const rows = figures.months.map(({ from, transport }) => ({
        month: month(from),
        planned: tons(transport.plannedKg),
        net: tons(transport.netKg),
        shipments: transport.shipments,
    }));
    return (
        <ChartCard
            title={<Trans>Planned and weighed, tonnes</Trans>}
            empty={rows.every(row => row.shipments === 0)}
            summary={rows.map(row => `${row.month}: ${number(row.planned)} / ${number(row.net)}`).join('; ')}
        >
            <BarChart data={rows}>
                <CartesianGrid vertical={false} strokeDasharray="3 3" />
                <XAxis dataKey="month" {...axes} />
                <YAxis width={50} tickFormatter={(value: number) => number(value)} {...axes} />
                <Tooltip formatter={value => number(Number(value))} />
                <Legend />
                <Bar dataKey="planned" name={t`Planned`} fill={second} radius={4} />
                <Bar dataKey="net" name={t`Weighed`} fill={first} radius={4} />
            </BarChart>
        </ChartCard>
    );
}

export function RatingsChart({ figures }: ChartProps) {
    const { t } = useLingui();
    const { month, number } = useFormats(figures.calendar);
    const rows = figures.months.map(({ from, ratings }) => ({ month: month(from), product: ratings.product, transport: ratings.transport, count: ratings.count }));
    const mark = (value: number | null | undefined) => (value == null ? '–' : number(value, { maximumFractionDigits: 1 }));
    return (
        <ChartCard
            title={<Trans>Ratings</Trans>}
            empty={rows.every(row => row.count === 0)}
            summary={rows.map(row => `${row.month}: ${mark(row.product)} / ${mark(row.transport)}`).join('; ')}
        >
            <LineChart data={rows}>
                <CartesianGrid vertical={false} strokeDasharray="3 3" />
                <XAxis dataKey="month" {...axes} />
                <YAxis domain={[1, 5]} ticks={[1, 2, 3, 4, 5]} width={30} tickFormatter={(value: number) => number(value)} {...axes} />
                <Tooltip formatter={value => mark(Number(value))} />
                <Legend />
                <Line dataKey="product" name={t`Goods`} stroke={first} strokeWidth={2} connectNulls />
                <Line dataKey="transport" name={t`Transport`} stroke={second} strokeWidth={2} connectNulls />
            </LineChart>
        </ChartCard>
    );
}
