import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, Button, type DashboardRouteDefinition, Label, Page, PageBlock, PageLayout, PageTitle, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@vendure/dashboard';
import { PrinterIcon } from 'lucide-react';
import { useState } from 'react';

import { DayField, Ltr, QueryState, useFormats } from '../../screens/dashboard/shared';
import { clockOf } from './clock';
import { pickupBoardQuery } from './delivery.graphql';

export const pickupBoard: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'sales', id: 'pick-ups', url: '/pick-ups', title: /* i18n*/ 'Pick-ups', order: 84, requiresPermission: ['ReadCompanyOrder'] },
    path: '/pick-ups',
    loader: () => ({ breadcrumb: () => <Trans>Pick-ups</Trans> }),
    component: () => (
        <Page pageId="pick-up-board">
            <PageTitle><Trans>Pick-ups</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="full" blockId="pick-ups-of-day"><Board /></PageBlock>
            </PageLayout>
        </Page>
    ),
};

/** On paper the table alone. */
const printStyle = `@media print {
    body * { visibility: hidden; }
    #pick-ups, #pick-ups * { visibility: visible; }
    #pick-ups { position: absolute; inset: 0; padding: 12mm; color: #000; background: #fff; }
}`;

function today(): string {
    const now = new Date();
    return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

function Board() {
    const { t } = useLingui();
    const { day: dayText, decimal, number } = useFormats();
    const [day, setDay] = useState(() => new URLSearchParams(window.location.search).get('day') ?? today());
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day);
    const query = useQuery({ queryKey: ['pick-ups', day], queryFn: () => api.query(pickupBoardQuery, { day }), enabled: isDay, placeholderData: keepPreviousData });
    const rows = query.data?.pickupBoard;
    return (
        <div className="grid gap-4">
            <div className="flex flex-wrap items-end gap-3">
                <div className="grid gap-1.5">
                    <Label htmlFor="pick-up-day"><Trans>Day</Trans></Label>
                    <DayField id="pick-up-day" value={day} invalid={!isDay} onChange={setDay} />
                </div>
                <Button variant="outline" onClick={() => window.print()}><PrinterIcon /> <Trans>Print</Trans></Button>
            </div>
            {!rows && <QueryState query={query} />}
            {rows?.length === 0 && <p className="text-muted-foreground"><Trans>Nobody has announced himself for this day.</Trans></p>}
            {rows && rows.length > 0 && (
                <section id="pick-ups" className="overflow-x-auto" aria-label={t`Pick-ups of ${dayText(day)}`}>
                    <style>{printStyle}</style>
                    <h2 className="mb-2 font-medium">{dayText(day)}</h2>
                    <Table>
                        <TableHeader>
                            <TableRow>
                                <TableHead><Trans>Hours</Trans></TableHead>
                                <TableHead><Trans>Order</Trans></TableHead>
                                <TableHead><Trans>Company</Trans></TableHead>
                                <TableHead><Trans>Who comes</Trans></TableHead>
                                <TableHead className="text-end"><Trans>Kilograms</Trans></TableHead>
                                <TableHead><Trans>Remarks</Trans></TableHead>
                            </TableRow>
                        </TableHeader>
                        <TableBody>
                            {rows.map(row => (
                                <TableRow key={row.orderId} className="align-top">
                                    <TableCell className="tabular-nums"><Ltr>{`${clockOf(row.startMinute)}–${clockOf(row.endMinute)}`}</Ltr></TableCell>
                                    <TableCell>
                                        <Link className="underline underline-offset-4" to={`/order-review/${row.orderId}`}><bdi>{row.orderCode}</bdi></Link>
                                        <p className="text-muted-foreground text-sm"><Trans>Lines: {number(row.lineCount)}</Trans></p>
                                    </TableCell>
                                    <TableCell><bdi>{row.companyName}</bdi></TableCell>
                                    <TableCell>
                                        <bdi>{row.firstName} {row.lastName}</bdi>
                                        {row.phone && <p><a href={`tel:${row.phone}`}><Ltr>{row.phone}</Ltr></a></p>}
                                    </TableCell>
                                    <TableCell className="text-end tabular-nums">{decimal(row.weightKg, 1)}</TableCell>
                                    <TableCell dir="auto" className="whitespace-pre-line">{row.remarks}</TableCell>
                                </TableRow>
                            ))}
                        </TableBody>
                    </Table>
                </section>
            )}
        </div>
    );
}
