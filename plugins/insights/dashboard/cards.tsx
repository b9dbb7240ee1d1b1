import { Trans, useLingui } from '@lingui/react/macro';
import { Card, CardContent, CardHeader, CardTitle, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@vendure/dashboard';
import type { ReactNode } from 'react';

import { StageChart } from './charts';
import type { FiguresData } from './insights.graphql';
import { useStageName } from './stage-names';
import { useFormats } from './use-formats';

interface CardProps {
    figures: FiguresData;
}

/** Long words of a language go on in the next line; a table that is scrolled sideways shows half of its figures. */
const wrapping = '[&_td]:whitespace-normal [&_th]:h-auto [&_th]:py-2 [&_th]:whitespace-normal';

function FigureCard({ title, children }: { title: ReactNode; children: ReactNode }) {
    return (
        <Card className="min-w-0">
            <CardHeader><CardTitle>{title}</CardTitle></CardHeader>
            <CardContent>{children}</CardContent>
        </Card>
    );
}

export function ProductionCard({ figures }: CardProps) {
    const { number } = useFormats(figures.calendar);
    const stageName = useStageName();
    const { stages, stopped, openProblems } = figures.production;
    const longest = Math.max(0, ...stages.map(stage => stage.waitedMinutes));
    return (
        <FigureCard title={<Trans>Time per stage, minutes</Trans>}>
            <p className="text-muted-foreground mb-2 text-sm"><Trans>{number(stopped)} work orders stopped, {number(openProblems)} open problems</Trans></p>
            <StageChart figures={figures} />
            <Table className={wrapping}>
                <TableHeader>
                    <TableRow>
                        <TableHead><Trans>Stage</Trans></TableHead>
                        <TableHead><Trans>Finished</Trans></TableHead>
                        <TableHead><Trans>Planned</Trans></TableHead>
                        <TableHead><Trans>Worked</Trans></TableHead>
                        <TableHead><Trans>Waited before</Trans></TableHead>
                    </TableRow>
                </TableHeader>
                <TableBody>
                    {stages.map(stage => (
                        <TableRow key={stage.kind}>
                            <TableCell>{stageName(stage.kind)}</TableCell>
                            <TableCell>{number(stage.finished)}</TableCell>
                            <TableCell>{number(Math.round(stage.plannedMinutes))}</TableCell>
                            <TableCell>{number(Math.round(stage.workedMinutes))}</TableCell>
                            <TableCell className={longest > 0 && stage.waitedMinutes === longest ? 'text-destructive font-medium' : ''}>
                                {number(Math.round(stage.waitedMinutes))}
                                {longest > 0 && stage.waitedMinutes === longest && <> <Trans>(bottleneck)</Trans></>}
                            </TableCell>
                        </TableRow>
                    ))}
                </TableBody>
            </Table>
        </FigureCard>
    );
}

export function CustomersCard({ figures }: CardProps) {
    const { money, number } = useFormats(figures.calendar);
    const most = new Set(figures.customers.most.map(row => row.companyId));
    // With few customers the two lists would be the same.
    const least = figures.customers.least.filter(row => !most.has(row.companyId));
    const table = (rows: FiguresData['customers']['most'], title: ReactNode) => (
        <Table className={wrapping}>
            <TableHeader>
                <TableRow><TableHead>{title}</TableHead><TableHead><Trans>Orders</Trans></TableHead><TableHead><Trans>Net amount</Trans></TableHead></TableRow>
            </TableHeader>
            <TableBody>
                {rows.map(row => (
                    <TableRow key={row.companyId}>
                        <TableCell><bdi>{row.companyName}</bdi></TableCell>
                        <TableCell>{number(row.orders)}</TableCell>
                        <TableCell dir="auto">{money(row.amount, figures.currencyCode)}</TableCell>
                    </TableRow>
                ))}
            </TableBody>
        </Table>
    );
    return (
        <FigureCard title={<Trans>Customers</Trans>}>
            {figures.customers.most.length === 0 && <p className="text-muted-foreground"><Trans>Nothing in this period.</Trans></p>}
            {figures.customers.most.length > 0 && table(figures.customers.most, <Trans>Ordered most</Trans>)}
            {least.length > 0 && table(least, <Trans>Ordered least</Trans>)}
        </FigureCard>
    );
}

export function ConversionCard({ figures }: CardProps) {
    const { number } = useFormats(figures.calendar);
    const { leads, qualified, converted } = figures.conversion;
    const { t } = useLingui();
    const steps = [
        { name: t`Leads`, count: leads },
        { name: t`Qualified`, count: qualified },
        { name: t`Won`, count: converted },
    ];
    return (
        <FigureCard title={<Trans>From lead to customer</Trans>}>
            <ol className="grid gap-3">
                {steps.map(step => (
                    <li key={step.name} className="grid gap-1">
                        <span className="flex justify-between text-sm"><span>{step.name}</span><span className="tabular-nums">{number(step.count)}</span></span>
                        <meter className="w-full" min={0} max={Math.max(leads, 1)} value={step.count} aria-label={step.name} />
                    </li>
                ))}
            </ol>
        </FigureCard>
    );
}

export function SupportCard({ figures }: CardProps) {
    const { number } = useFormats(figures.calendar);
    const { questions, answered, averageMinutes, medianMinutes, waitingNow } = figures.support;
    const minutes = (value: number | null | undefined) => (value == null ? '–' : number(Math.round(value)));
    const rows: [ReactNode, string][] = [
        [<Trans>Questions</Trans>, number(questions)],
        [<Trans>Answered</Trans>, number(answered)],
        [<Trans>Waiting now</Trans>, number(waitingNow)],
        [<Trans>Average minutes to the answer</Trans>, minutes(averageMinutes)],
        [<Trans>Median minutes to the answer</Trans>, minutes(medianMinutes)],
    ];
    return (
        <FigureCard title={<Trans>Support</Trans>}>
            <dl className="grid grid-cols-[1fr_auto] gap-2">
                {rows.map(([label, value], index) => (
                    <div key={index} className="contents"><dt>{label}</dt><dd className="tabular-nums">{value}</dd></div>
                ))}
            </dl>
        </FigureCard>
    );
}
