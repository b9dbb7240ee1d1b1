import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
    api, Badge, Button, type DashboardRouteDefinition, Input, NativeSelect, NativeSelectOption, Page, PageBlock, PageLayout, PageTitle,
    Table, TableBody, TableCell, TableHead, TableHeader, TableRow,
} from '@vendure/dashboard';
import { useState } from 'react';

import { DayField, LabelledField, Ltr, Moment, Pages, QueryState, reportError, useRested } from '../../screens/dashboard/shared';
import { stockNoticesDocument, stockNoticesFileDocument } from './suppliers.graphql';

export const stockNotices: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'catalog', id: 'stock-notices', url: '/stock-notices', title: /* i18n*/ 'Back-in-stock notices', requiresPermission: ['ReadCompany'] },
    path: '/stock-notices',
    loader: () => ({ breadcrumb: () => <Trans>Back-in-stock notices</Trans> }),
    component: () => <StockNotices />,
};

const take = 25;
const none = { term: '', state: 'waiting', from: '', until: '' };

/** A file made in the browser. */
function keep(text: string, filename: string): void {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = filename;
    link.click();
    URL.revokeObjectURL(url);
}

interface NoticeRow {
    id: string;
    companyId: string;
    companyName: string;
    personName: string;
    variantName: string;
    sku: string;
    state: string;
    askedAt: string;
    settledAt?: string | null;
}

function NoticeTable({ rows, states }: { rows: NoticeRow[]; states: Record<string, string> }) {
    return (
        <Table>
            <TableHeader>
                <TableRow>
                    <TableHead><Trans>Company</Trans></TableHead>
                    <TableHead><Trans>Person</Trans></TableHead>
                    <TableHead><Trans>Variant</Trans></TableHead>
                    <TableHead><Trans>Asked</Trans></TableHead>
                    <TableHead><Trans>State</Trans></TableHead>
                </TableRow>
            </TableHeader>
            <TableBody>
                {rows.map(row => (
                    <TableRow key={row.id}>
                        <TableCell><Link to={`/companies/${row.companyId}`} className="underline" dir="auto">{row.companyName}</Link></TableCell>
                        <TableCell dir="auto">{row.personName}</TableCell>
                        <TableCell><span dir="auto">{row.variantName}</span> <Ltr className="text-muted-foreground text-sm">{row.sku}</Ltr></TableCell>
                        <TableCell><Moment at={row.askedAt} /></TableCell>
                        <TableCell><Badge variant={row.state === 'waiting' ? 'default' : 'outline'}>{states[row.state] ?? row.state}</Badge> {row.settledAt && <Moment at={row.settledAt} />}</TableCell>
                    </TableRow>
                ))}
            </TableBody>
        </Table>
    );
}

function StockNotices() {
    const { t } = useLingui();
    const [wish, setWish] = useState(none);
    const [skip, setSkip] = useState(0);
    const rested = useRested(wish);
    const filter = { term: rested.term.trim() || null, state: rested.state || null, from: rested.from || null, until: rested.until || null };
    const query = useQuery({
        queryKey: ['stock-notices', filter, skip],
        queryFn: () => api.query(stockNoticesDocument, { input: { ...filter, skip, take } }),
        placeholderData: keepPreviousData,
    });
    const page = query.data?.stockNotices;
    const set = (change: Partial<typeof none>) => {
        setWish(known => ({ ...known, ...change }));
        setSkip(0);
    };
    const states: Record<string, string> = { waiting: t`Waiting`, told: t`Told`, ended: t`Ended` };
    const save = async () => keep((await api.query(stockNoticesFileDocument, { input: filter })).stockNoticesFile, 'back-in-stock-notices.csv');
    return (
        <Page pageId="stock-notices">
            <PageTitle><Trans>Back-in-stock notices</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="stock-notices" description={<Trans>Who wants to be told when something is back in stock. Each is written to once, when there is some again and he may still see it.</Trans>}>
                    <div className="grid gap-4">
                        <div className="flex flex-wrap items-end gap-4">
                            <LabelledField label={t`Company or article code`}>
                                {told => <Input {...told} dir="auto" value={wish.term} onChange={event => set({ term: event.target.value })} />}
                            </LabelledField>
                            <LabelledField label={t`State`}>
                                {told => (
                                    <NativeSelect {...told} value={wish.state} onChange={event => set({ state: event.target.value })}>
                                        <NativeSelectOption value="">{t`All`}</NativeSelectOption>
                                        {Object.entries(states).map(([state, name]) => <NativeSelectOption key={state} value={state}>{name}</NativeSelectOption>)}
                                    </NativeSelect>
                                )}
                            </LabelledField>
                            <LabelledField label={t`Asked from`}>{({ id }) => <DayField id={id} value={wish.from} onChange={from => set({ from })} />}</LabelledField>
                            <LabelledField label={t`Asked until`}>{({ id }) => <DayField id={id} value={wish.until} onChange={until => set({ until })} />}</LabelledField>
                            <Button type="button" variant="outline" disabled={!page || page.totalItems === 0} onClick={() => void save().catch(reportError)}><Trans>Save as CSV</Trans></Button>
                        </div>
                        <QueryState query={query} />
                        {page?.items.length === 0 && <p className="text-muted-foreground text-sm"><Trans>Nobody waits for anything.</Trans></p>}
                        {page && page.items.length > 0 && <NoticeTable rows={page.items} states={states} />}
                        <Pages skip={skip} take={take} totalItems={page?.totalItems ?? 0} onSkip={setSkip} />
                    </div>
                </PageBlock>
            </PageLayout>
        </Page>
    );
}
