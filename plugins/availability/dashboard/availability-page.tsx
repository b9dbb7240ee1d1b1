import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
    api, Badge, Button, type DashboardRouteDefinition, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Table, TableBody, TableCell, TableHead, TableHeader, TableRow,
} from '@vendure/dashboard';
import { toast } from 'sonner';

import { type Field, FieldForm, FormDialog, Moment, QueryState, useFormats, type Values, valuesOf } from '../../screens/dashboard/shared';
import { availabilityDocument, setAvailabilityRulesDocument, setWarehouseDocument } from './availability.graphql';
import { whole } from './whole';

export const availabilityPage: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'catalog', id: 'availability', url: '/availability', title: /* i18n*/ 'Availability', requiresPermission: ['ReadAssortment'] },
    path: '/availability',
    loader: () => ({ breadcrumb: () => <Trans>Availability</Trans> }),
    component: () => <Availability />,
};

function Availability() {
    const query = useQuery({ queryKey: ['availability'], queryFn: () => api.query(availabilityDocument) });
    return (
        <Page pageId="availability">
            <PageTitle><Trans>Availability</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="availability-rules" title={<Trans>What customers are told of the stock</Trans>}>
                    {query.data ? <Rules rules={query.data.availabilityRules} onStale={() => query.refetch()} /> : <QueryState query={query} />}
                </PageBlock>
                <PageBlock
                    column="main" blockId="warehouses" title={<Trans>Warehouses</Trans>}
                    description={<Trans>From an external warehouse goods come first to you. Customers see what lies there beside your own stock.</Trans>}
                >
                    {query.data ? <Warehouses rows={query.data.warehouses} /> : <QueryState query={query} />}
                </PageBlock>
            </PageLayout>
        </Page>
    );
}

interface RulesFacts {
    showAs: string;
    bands: number[];
    policy: string;
    leadMinDays: number;
    leadMaxDays: number;
    staleAfterHours: number;
    version: number;
}

function Rules({ rules, onStale }: { rules: RulesFacts; onStale: () => unknown }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const fields: Field[] = [
        { name: 'showAs', label: t`The stock is shown`, kind: 'select', required: true, options: [['bands', t`in bands`], ['exact', t`as it is`], ['yes-no', t`only as yes or no`]] },
        { name: 'bands', label: t`Bands begin at`, ltr: true, required: true, hint: t`Rising numbers with commas between them. 1, 10, 21, 51 are the bands 1–9, 10–20, 21–50 and over 50.` },
        { name: 'policy', label: t`Goods are sold`, kind: 'select', required: true, options: [['to-stock', t`as far as the stock goes`], ['beyond-stock', t`beyond the stock too`]] },
        { name: 'staleAfterHours', label: t`Hours until a supplier's figures count as nothing`, ltr: true, required: true },
        { name: 'leadMinDays', label: t`Above the stock: working days from`, ltr: true, required: true },
        { name: 'leadMaxDays', label: t`Above the stock: working days to`, ltr: true, required: true },
    ];
    const save = async (values: Values, version: number | undefined) => {
        const refusal = t`must be a whole number`;
        const number = (name: string) => whole(name, values[name], refusal);
        const bands = String(values.bands).split(/[\s,،;]+/).filter(part => part !== '').map(part => whole('bands', part, refusal));
        const input = { showAs: String(values.showAs), policy: String(values.policy), bands, leadMinDays: number('leadMinDays'), leadMaxDays: number('leadMaxDays'), staleAfterHours: number('staleAfterHours'), version };
        await api.mutate(setAvailabilityRulesDocument, { input });
        await client.invalidateQueries({ queryKey: ['availability'] });
        toast.success(t`Saved`);
    };
    const initial = { ...valuesOf(fields, { ...rules }), bands: rules.bands.join(', ') };
    return (
        <PermissionGuard requires={['UpdateAssortment']}>
            <FieldForm fields={fields} initial={initial} version={rules.version} onStale={onStale} submitLabel={<Trans>Save</Trans>} onSubmit={save} />
        </PermissionGuard>
    );
}

interface WarehouseRow {
    stockLocationId: string;
    name: string;
    kind: string;
    leadMinDays: number;
    leadMaxDays: number;
    countedAt?: string | null;
    isStale: boolean;
    version: number;
}

function Warehouses({ rows }: { rows: WarehouseRow[] }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const fields: Field[] = [
        { name: 'kind', label: t`Kind`, kind: 'select', required: true, options: [['local', t`Local`], ['external', t`External`]] },
        { name: 'leadMinDays', label: t`Working days from`, ltr: true, required: true },
        { name: 'leadMaxDays', label: t`Working days to`, ltr: true, required: true },
    ];
    const save = async (row: WarehouseRow, values: Values, version: number | undefined) => {
        const refusal = t`must be a whole number`;
        const [leadMinDays, leadMaxDays] = [whole('leadMinDays', values.leadMinDays, refusal), whole('leadMaxDays', values.leadMaxDays, refusal)];
        await api.mutate(setWarehouseDocument, { input: { stockLocationId: row.stockLocationId, kind: String(values.kind), leadMinDays, leadMaxDays, version } });
        await client.invalidateQueries({ queryKey: ['availability'] });
        toast.success(t`Saved`);
    };
    return (
        <Table>
            <TableHeader>
                <TableRow>
                    <TableHead><Trans>Name</Trans></TableHead>
                    <TableHead><Trans>Kind</Trans></TableHead>
                    <TableHead><Trans>Working days</Trans></TableHead>
                    <TableHead><Trans>Last counted</Trans></TableHead>
                    <TableHead />
                </TableRow>
            </TableHeader>
            <TableBody>
                {rows.map(row => (
                    <TableRow key={row.stockLocationId}>
                        <TableCell dir="auto">{row.name}</TableCell>
                        <TableCell>{row.kind === 'external' ? <Trans>External</Trans> : <Trans>Local</Trans>}</TableCell>
                        <TableCell className="tabular-nums">{row.kind === 'external' ? <Days from={row.leadMinDays} to={row.leadMaxDays} /> : '–'}</TableCell>
                        <TableCell>
                            {row.countedAt ? <Moment at={row.countedAt} /> : <Trans>by yourselves</Trans>} {row.isStale && <Badge variant="destructive"><Trans>too old, counts as nothing</Trans></Badge>}
                        </TableCell>
                        <TableCell className="text-end">
                            <PermissionGuard requires={['UpdateAssortment']}>
                                <FormDialog
                                    title={row.name} fields={fields} initial={valuesOf(fields, { ...row })} version={row.version} submitLabel={<Trans>Save</Trans>}
                                    trigger={<Button type="button" variant="outline" size="sm"><Trans>Change</Trans></Button>}
                                    onSubmit={(values, version) => save(row, values, version)}
                                    onStale={() => client.invalidateQueries({ queryKey: ['availability'] })}
                                />
                            </PermissionGuard>
                        </TableCell>
                    </TableRow>
                ))}
            </TableBody>
        </Table>
    );
}

function Days({ from, to }: { from: number; to: number }) {
    const { number } = useFormats();
    return from === to ? <>{number(from)}</> : <Trans>{number(from)} to {number(to)}</Trans>;
}
