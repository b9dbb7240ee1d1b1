import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import {
    api,
    Button,
    type DashboardRouteDefinition,
    FullWidthPageBlock,
    Input,
    Label,
    NativeSelect,
    NativeSelectOption,
    Page,
    PageBlock,
    PageLayout,
    PageTitle,
    Switch,
} from '@vendure/dashboard';
import { useState } from 'react';

import { errorText, Ltr, QueryState } from '../../screens/dashboard/shared';
import { ImportAnswers } from './import-answers';
import { importersDocument } from './import.graphql';
import { sendFile } from './send-file';

export const importPage: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'system', id: 'import', url: '/import-data', title: /* i18n*/ 'Import', requiresPermission: ['ImportData'] },
    path: '/import-data',
    loader: () => ({ breadcrumb: () => <Trans>Import</Trans> }),
    component: () => <ImportPage />,
};

/** Of these a price that is ten times the last one, or a tenth, is taken for a slip. */
const pricesFiles = new Set(['prices', 'contract-prices']);

/** What a kind of file is called; a new one keeps its code. */
function useImporterName(): (name: string) => string {
    const { t } = useLingui();
    const names: Record<string, string> = {
        products: t`Products`, companies: t`Companies`, prices: t`Prices`, 'contract-prices': t`Contract prices`, 'category-discounts': t`Discounts on categories`, 'customer-codes': t`Customers’ own codes`,
        'quantity-discounts': t`Quantity discounts`, sets: t`Sets`,
        'price-list-companies': t`Price lists of companies`, terms: t`Words of the search`, 'company-categories': t`Categories of companies`,
    };
    return name => (names[name] ? `${names[name]} (${name})` : name);
}

function ImportPage() {
    const { t } = useLingui();
    const [said, setSaid] = useState('');
    const [allOrNothing, setAllOrNothing] = useState(false);
    const [acceptUnusual, setAcceptUnusual] = useState(false);
    const [file, setFile] = useState<File | null>(null);
    const query = useQuery({ queryKey: ['importers'], queryFn: () => api.query(importersDocument) });
    const importers = query.data?.importers ?? [];
    const importerName = useImporterName();
    // A file named after an importer says itself what it holds.
    const name = said || (importers.find(importer => file?.name.toLowerCase().startsWith(importer.name))?.name ?? '');
    const chosen = importers.find(importer => importer.name === name);
    const send = useMutation({
        mutationFn: ({ dryRun }: { dryRun: boolean }) => {
            if (chosen === undefined || file === null) throw new Error(t`Choose what the file holds, and the file`);
            return sendFile(chosen.name, file, { dryRun, allOrNothing, acceptUnusual });
        },
    });
    const takeFile = (taken: File | null) => {
        setFile(taken);
        send.reset();
    };
    const ready = chosen !== undefined && file !== null && !send.isPending;
    return (
        <Page pageId="import">
            <PageTitle>
                <Trans>Import</Trans>
            </PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="import-file">
                    <div className="grid gap-4">
                        <div className="grid gap-2">
                            <Label htmlFor="import-kind">
                                <Trans>What the file holds</Trans>
                            </Label>
                            <NativeSelect id="import-kind" className="w-full max-w-sm" value={name} onChange={event => { setSaid(event.target.value); send.reset(); }}>
                                <NativeSelectOption value="">{t`Choose`}</NativeSelectOption>
                                {importers.map(importer => <NativeSelectOption key={importer.name} value={importer.name}>{importerName(importer.name)}</NativeSelectOption>)}
                            </NativeSelect>
                            <QueryState query={query} />
                        </div>
                        <div className="grid gap-2">
                            <Label htmlFor="import-file">
                                <Trans>File (CSV or XLSX, at most 20 MB)</Trans>
                            </Label>
                            <Input id="import-file" type="file" accept=".csv,.xlsx" onChange={event => takeFile(event.target.files?.[0] ?? null)} />
                        </div>
                        <div className="flex items-center gap-3">
                            <Switch id="import-all" checked={allOrNothing} onCheckedChange={setAllOrNothing} />
                            <Label htmlFor="import-all"><Trans>Keep nothing unless all rows are good</Trans></Label>
                        </div>
                        {pricesFiles.has(name) && (
                            <div className="flex items-center gap-3">
                                <Switch id="import-unusual" checked={acceptUnusual} onCheckedChange={setAcceptUnusual} />
                                <Label htmlFor="import-unusual"><Trans>Prices far from the last ones are meant</Trans></Label>
                            </div>
                        )}
                        <div className="flex flex-wrap gap-2">
                            <Button variant="outline" disabled={!ready} onClick={() => send.mutate({ dryRun: true })}>
                                <Trans>Try without keeping</Trans>
                            </Button>
                            <Button disabled={!ready} onClick={() => send.mutate({ dryRun: false })}>
                                <Trans>Import</Trans>
                            </Button>
                        </div>
                        {send.error && (
                            <p role="alert" className="text-destructive">
                                {errorText(send.error)}
                            </p>
                        )}
                    </div>
                </PageBlock>
                {chosen && <PageBlock column="side" blockId="import-columns" title={<Trans>Columns</Trans>}>
                    <ul className="grid gap-1 text-sm">
                        {chosen.columns.map(column => (
                            <li key={column.name}>
                                <Ltr className="font-mono">{column.name}</Ltr> {column.required && <span className="text-muted-foreground">{t`required`}</span>}
                            </li>
                        ))}
                    </ul>
                </PageBlock>}
                {send.data && (
                    <FullWidthPageBlock blockId="import-answers">
                        {!send.data.dryRun && !send.data.kept && <p role="alert" className="text-destructive pb-3"><Trans>A row was rejected, so nothing was kept.</Trans></p>}
                        <ImportAnswers report={send.data} filename={file?.name ?? ''} />
                    </FullWidthPageBlock>
                )}
            </PageLayout>
        </Page>
    );
}
