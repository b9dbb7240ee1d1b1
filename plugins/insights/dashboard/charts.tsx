import { Trans, useLingui } from '@lingui/react/macro';
import { Card, CardContent, CardHeader, CardTitle } from '@vendure/dashboard';
import type { ReactElement, ReactNode } from 'react';
import { Bar, BarChart, CartesianGrid, ComposedChart, Legend, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';

import { useOrderStateName } from '../../purchasing/dashboard/shared';
import type { FiguresData } from './insights.graphql';
import { useStageName } from './stage-names';
import { useFormats } from './use-formats';

export const chartColours = ['#c2630f', '#0d9488', '#94a3b8'] as const;
const [first, second, third] = chartColours;

interface ChartProps {
    figures: FiguresData;
}

interface FigureProps {
    empty: boolean;
    /** What one who cannot see the chart reads in its place. */
    summary: string;
    height?: number;
    children: ReactElement;
}

/** A chart, or the sentence that there is nothing to draw. Charts run from the left in every language, as their axes do. */
export function Figure({ empty, summary, height = 240, children }: FigureProps) {
    if (empty) return <p className="text-muted-foreground"><Trans>Nothing in this period.</Trans></p>;
    return (
        <figure role="img" aria-label={summary} dir="ltr">
            <ResponsiveContainer width="100%" height={height}>{children}</ResponsiveContainer>
        </figure>
    );
}

function ChartCard({ title, children }: { title: ReactNode; children: ReactElement }) {
    return (
        <Card className="min-w-0">
            <CardHeader><CardTitle>{title}</CardTitle></CardHeader>
            <CardContent>{children}</CardContent>
        </Card>
    );
}

export const axes = { tickLine: false, axisLine: false, fontSize: 12, stroke: 'currentColor' } as const;
export const tip = { contentStyle: { background: 'var(--popover)', color: 'var(--popover-foreground)', borderColor: 'var(--border)', borderRadius: 6 } } as const;

/** Amounts as bars and, on an axis of their own, the orders as a line: two measures that do not share a scale. */
export function SalesFigure({ figures, height }: ChartProps & { height?: number }) {
    const { t } = useLingui();
    const { money, month, number, short } = useFormats(figures.calendar);
    const rows = figures.months.map(({ from, sales }) => ({ month: month(from), amount: sales.amount, orders: sales.orders }));
    return (
        <Figure
            height={height}
            empty={rows.every(row => row.orders === 0)}
            summary={rows.map(row => `${row.month}: ${money(row.amount, figures.currencyCode)}, ${number(row.orders)}`).join('; ')}
        >
            <ComposedChart data={rows} margin={{ top: 12 }}>
                <CartesianGrid vertical={false} strokeDasharray="3 3" strokeOpacity={0.4} />
                <XAxis dataKey="month" {...axes} />
                <YAxis yAxisId="amount" width={76} tickFormatter={(value: number) => short(value / 100)} {...axes} />
                <YAxis yAxisId="orders" orientation="right" allowDecimals={false} width={36} tickFormatter={(value: number) => number(value)} {...axes} />
                <Tooltip {...tip} formatter={(value, name) => (name === t`Orders` ? number(Number(value)) : money(Number(value), figures.currencyCode))} />
                <Legend />
                <Bar yAxisId="amount" dataKey="amount" name={t`Net amount`} fill={first} radius={4} isAnimationActive={false} />
                <Line yAxisId="orders" dataKey="orders" name={t`Orders`} stroke={second} strokeWidth={2} isAnimationActive={false} />
            </ComposedChart>
        </Figure>
    );
}

export function SalesChart({ figures }: ChartProps) {
    return <ChartCard title={<Trans>Sales by month, {figures.currencyCode}</Trans>}><SalesFigure figures={figures} /></ChartCard>;
}

export function StatesChart({ figures }: ChartProps) {
    const { t } = useLingui();
    const { number } = useFormats(figures.calendar);
    const stateName = useOrderStateName();
    const rows = figures.orders.states.map(({ state, count }) => ({ state: stateName(state), count }));
    return (
        <ChartCard title={<Trans>Orders by state</Trans>}>
            <Figure height={Math.max(160, rows.length * 30 + 40)} empty={rows.length === 0} summary={rows.map(row => `${row.state}: ${number(row.count)}`).join('; ')}>
                <BarChart data={rows} layout="vertical">
                    <CartesianGrid horizontal={false} strokeDasharray="3 3" strokeOpacity={0.4} />
                    <XAxis type="number" allowDecimals={false} tickFormatter={(value: number) => number(value)} {...axes} />
                    <YAxis type="category" dataKey="state" width={130} interval={0} {...axes} />
                    <Tooltip {...tip} formatter={value => number(Number(value))} />
                    <Bar dataKey="count" name={t`Orders`} fill={first} radius={4} isAnimationActive={false} />
                </BarChart>
            </Figure>
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
        <ChartCard title={<Trans>Planned and weighed, tonnes</Trans>}>
            <Figure
                empty={rows.every(row => row.shipments === 0)}
                summary={rows.map(row => `${row.month}: ${number(row.planned)} / ${number(row.net)}`).join('; ')}
            >
                <BarChart data={rows}>
                    <CartesianGrid vertical={false} strokeDasharray="3 3" strokeOpacity={0.4} />
                    <XAxis dataKey="month" {...axes} />
                    <YAxis width={50} tickFormatter={(value: number) => number(value)} {...axes} />
                    <Tooltip {...tip} formatter={value => number(Number(value))} />
                    <Legend />
                    <Bar dataKey="planned" name={t`Planned`} fill={second} radius={4} isAnimationActive={false} />
                    <Bar dataKey="net" name={t`Weighed`} fill={first} radius={4} isAnimationActive={false} />
                </BarChart>
            </Figure>
        </ChartCard>
    );
}

export function RatingsChart({ figures }: ChartProps) {
    const { t } = useLingui();
    const { month, number } = useFormats(figures.calendar);
    const rows = figures.months.map(({ from, ratings }) => ({ month: month(from), product: ratings.product, transport: ratings.transport, count: ratings.count }));
    const mark = (value: number | null | undefined) => (value == null ? '–' : number(value, { maximumFractionDigits: 1 }));
    return (
        <ChartCard title={<Trans>Ratings</Trans>}>
            <Figure
                empty={rows.every(row => row.count === 0)}
                summary={rows.map(row => `${row.month}: ${mark(row.product)} / ${mark(row.transport)}`).join('; ')}
            >
                <LineChart data={rows}>
                    <CartesianGrid vertical={false} strokeDasharray="3 3" strokeOpacity={0.4} />
                    <XAxis dataKey="month" {...axes} />
                    <YAxis domain={[1, 5]} ticks={[1, 2, 3, 4, 5]} width={30} tickFormatter={(value: number) => number(value)} {...axes} />
                    <Tooltip {...tip} formatter={value => mark(Number(value))} />
                    <Legend />
                    <Line dataKey="product" name={t`Goods`} stroke={first} strokeWidth={2} connectNulls isAnimationActive={false} />
                    <Line dataKey="transport" name={t`Transport`} stroke={second} strokeWidth={2} connectNulls isAnimationActive={false} />
                </LineChart>
            </Figure>
        </ChartCard>
    );
}

/** Where the time of an order goes: planned, worked and waited minutes of each stage. */
export function StageChart({ figures }: ChartProps) {
    const { t } = useLingui();
    const { number } = useFormats(figures.calendar);
    const stageName = useStageName();
    const rows = figures.production.stages.map(({ kind, plannedMinutes, workedMinutes, waitedMinutes }) => ({
        stage: stageName(kind), planned: Math.round(plannedMinutes), worked: Math.round(workedMinutes), waited: Math.round(waitedMinutes),
    }));
    return (
        <Figure empty={rows.length === 0} summary={rows.map(row => `${row.stage}: ${number(row.planned)} / ${number(row.worked)} / ${number(row.waited)}`).join('; ')}>
            <BarChart data={rows}>
                <CartesianGrid vertical={false} strokeDasharray="3 3" strokeOpacity={0.4} />
                <XAxis dataKey="stage" interval={0} {...axes} />
                <YAxis width={50} tickFormatter={(value: number) => number(value)} {...axes} />
                <Tooltip {...tip} formatter={value => number(Number(value))} />
                <Legend />
                <Bar dataKey="planned" name={t`Planned`} fill={second} radius={4} isAnimationActive={false} />
                <Bar dataKey="worked" name={t`Worked`} fill={first} radius={4} isAnimationActive={false} />
                <Bar dataKey="waited" name={t`Waited before`} fill={third} radius={4} isAnimationActive={false} />
            </BarChart>
        </Figure>
    );
}
