import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
    api, Button, type DashboardRouteDefinition, Input, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Spinner,
    Table, TableBody, TableCell, TableHead, TableHeader, TableRow,
} from '@vendure/dashboard';
import { useState } from 'react';

import { errorText, Pages, pageSize, useFormats } from '../../screens/dashboard/shared';
import { creditsQuery, type CreditShown } from './credit.graphql';
import { TermsDialog } from './terms-dialog';

export const creditPage: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'sales', id: 'credit', url: '/credit', title: /* i18n*/ 'Credit', order: 80, requiresPermission: ['ReadCreditTerms'] },
    path: '/credit',
    loader: () => ({ breadcrumb: () => <Trans>Credit</Trans> }),
    component: () => (
        <Page pageId="credit-list">
            <PageTitle><Trans>Credit</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="full" blockId="credit-table"><CreditTable /></PageBlock>
            </PageLayout>
        </Page>
    ),
};


function CreditTable() {
    const { t } = useLingui();
    const { money, number } = useFormats();
    const [term, setTerm] = useState('');
    const [skip, setSkip] = useState(0);
    const [chosen, setChosen] = useState<(CreditShown & { companyName: string }) | null>(null);
    const { data, error, isPending } = useQuery({
        queryKey: ['credit', 'list', term, skip],
        queryFn: () => api.query(creditsQuery, { term, skip, take: pageSize }),
        placeholderData: keepPreviousData,
    });
    if (isPending) return <Spinner />;
    if (error) return <p role="alert" className="text-destructive">{errorText(error)}</p>;
    const { items, totalItems } = data.companyCredits;
    return (
        <div className="grid gap-4">
            <Input
                className="max-w-sm" type="search" value={term} placeholder={t`Find a company`} aria-label={t`Find a company`}
                onChange={event => { setTerm(event.target.value); setSkip(0); }}
            />
            <Table>
                <TableHeader>
                    <TableRow>
                        <TableHead><Trans>Company</Trans></TableHead>
                        <TableHead className="text-end"><Trans>Limit</Trans></TableHead>
                        <TableHead className="text-end"><Trans>Taken</Trans></TableHead>
                        <TableHead className="text-end"><Trans>Available</Trans></TableHead>
                        <TableHead className="text-end"><Trans>Days to pay</Trans></TableHead>
                        <TableHead />
                    </TableRow>
                </TableHeader>
                <TableBody>
                    {items.map(row => (
                        <TableRow key={row.id}>
                            <TableCell><Link className="underline-offset-4 hover:underline" to={`/companies/${row.companyId}`}><bdi>{row.companyName}</bdi></Link></TableCell>
                            <TableCell className="text-end tabular-nums">{row.limitMinor === null ? t`no limit` : money(row.limitMinor, row.currencyCode)}</TableCell>
                            <TableCell className="text-end tabular-nums">{money(row.exposureMinor, row.currencyCode)}</TableCell>
                            <TableCell className="text-end tabular-nums">{row.availableMinor === null ? '–' : money(row.availableMinor, row.currencyCode)}</TableCell>
                            <TableCell className="text-end tabular-nums">{number(row.termDays)}</TableCell>
                            <TableCell className="text-end">
                                <PermissionGuard requires={['UpdateCreditTerms']}>
                                    <Button size="sm" variant="outline" onClick={() => setChosen(row)}><Trans>Change</Trans></Button>
                                </PermissionGuard>
                            </TableCell>
                        </TableRow>
                    ))}
                </TableBody>
            </Table>
            {items.length === 0 && <p className="text-muted-foreground"><Trans>No company found.</Trans></p>}
            <Pages skip={skip} totalItems={totalItems} onSkip={setSkip} />
            {chosen && <TermsDialog key={chosen.companyId} credit={chosen} companyName={chosen.companyName} onClose={() => setChosen(null)} />}
        </div>
    );
}
