import { Trans } from '@lingui/react/macro';
import { TableBody, TableCell, TableHead, TableHeader, TableRow } from '@vendure/dashboard';
import { Bar, BarChart, CartesianGrid, Legend, Tooltip, XAxis, YAxis } from 'recharts';

import { useFormats } from '../../screens/dashboard/shared';
import { axes, chartColours, Figure, tip } from './charts';
import { useCell } from './report-cells';
import { useColumnName } from './report-words';
import type { ReportData } from './reports.graphql';

/** What is drawn; the table has all of it. */
const mostBars = 12;
const figureKinds = new Set(['whole', 'decimal', 'percent']);

/** The chart of a report's first rows. Whoever cannot see it has the table below. */
export function ReportChart({ report }: { report: ReportData }) {
    const cell = useCell();
    const columnName = useColumnName();
    const { number } = useFormats();
    const place = (key: string) => report.columns.findIndex(column => column.key === key);
    const label = place(report.chart.label);
    const labelKind = report.columns[label]?.kind ?? 'text';
    const figures = report.chart.figures.map(key => ({ key, at: place(key) }));
    const rows = report.rows.slice(0, mostBars).map(row => ({
        label: cell(labelKind, row[label] ?? null),
        ...Object.fromEntries(figures.map(({ key, at }) => [key, Number(row[at] ?? 0)])),
    }));
    const summary = rows.map(row => `${row.label}: ${figures.map(({ key }) => number((row as Record<string, number | string>)[key] as number)).join(' / ')}`).join('; ');
    return (
        <Figure empty={rows.length === 0} summary={summary} height={280}>
            <BarChart data={rows} margin={{ top: 12 }}>
                <CartesianGrid vertical={false} strokeDasharray="3 3" strokeOpacity={0.4} />
                <XAxis dataKey="label" interval={0} height={60} tickFormatter={(value: string) => (value.length > 14 ? `${value.slice(0, 13)}…` : value)} {...axes} />
                <YAxis width={60} tickFormatter={(value: number) => number(value)} {...axes} />
                <Tooltip {...tip} formatter={value => number(Number(value))} />
                <Legend />
                {figures.map(({ key }, index) => <Bar key={key} dataKey={key} name={columnName(key)} fill={chartColours[index] ?? chartColours[0]} radius={4} isAnimationActive={false} />)}
            </BarChart>
        </Figure>
    );
}

export function ReportTable({ report, title }: { report: ReportData; title: string }) {
    const cell = useCell();
    const columnName = useColumnName();
    const { number } = useFormats();
    if (report.rows.length === 0) return <p className="text-muted-foreground"><Trans>Nothing in this period.</Trans></p>;
    return (
        <div className="grid gap-2">
            <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={title}>
                <table className="w-full text-sm [&_td]:whitespace-normal [&_th]:h-auto [&_th]:py-2 [&_th]:whitespace-normal">
                    <TableHeader>
                        <TableRow>{report.columns.map(column => <TableHead key={column.key} className={figureKinds.has(column.kind) ? 'text-end' : ''}>{columnName(column.key)}</TableHead>)}</TableRow>
                    </TableHeader>
                    <TableBody>
                        {report.rows.map((row, index) => (
                            <TableRow key={index}>
                                {report.columns.map((column, at) => (
                                    <TableCell key={column.key} className={figureKinds.has(column.kind) ? 'text-end tabular-nums' : ''}><bdi>{cell(column.kind, row[at] ?? null)}</bdi></TableCell>
                                ))}
                            </TableRow>
                        ))}
                    </TableBody>
                </table>
            </div>
            {report.hasMore && <p className="text-muted-foreground text-sm"><Trans>The first {number(report.rows.length)} are shown; a file has all of them.</Trans></p>}
        </div>
    );
}
