import { Trans, useLingui } from '@lingui/react/macro';
import { api, Button } from '@vendure/dashboard';
import { useState } from 'react';

import { csvText, reportError } from '../../screens/dashboard/shared';
import { companiesDocument } from './company.graphql';

const pageSize = 100;

/** All companies as a CSV file, with the import's column names, page by page so that none is left out. */
export function ExportCompanies() {
    const { t } = useLingui();
    const [done, setDone] = useState<number | null>(null);
    const columns = ['code', 'name', 'countryCode', 'city', 'taxId', 'phone', 'email', 'groupName', 'currencyCode', 'language', 'active', 'orderingEnabled', 'branchCount', 'memberCount'] as const;
    const run = async () => {
        const rows: unknown[][] = [[...columns]];
        for (let skip = 0; ; skip += pageSize) {
            const { companies } = await api.query(companiesDocument, { options: { skip, take: pageSize, sort: { id: 'ASC' } } });
            rows.push(...companies.items.map(company => columns.map(column => company[column])));
            setDone(Math.min(skip + pageSize, companies.totalItems));
            if (skip + pageSize >= companies.totalItems) break;
        }
        const url = URL.createObjectURL(new Blob([csvText(rows)], { type: 'text/csv;charset=utf-8' }));
        Object.assign(document.createElement('a'), { href: url, download: 'companies.csv' }).click();
        URL.revokeObjectURL(url);
    };
    return (
        <Button variant="outline" disabled={done !== null} title={t`All companies as a CSV file`} onClick={() => void run().catch(reportError).finally(() => setDone(null))}>
            {done === null ? <Trans>Export</Trans> : <Trans>Export: {done}</Trans>}
        </Button>
    );
}
