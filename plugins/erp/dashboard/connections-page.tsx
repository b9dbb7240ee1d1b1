import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
    api, Badge, Button, type DashboardRouteDefinition, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Table, TableBody, TableCell, TableHead, TableHeader, TableRow,
} from '@vendure/dashboard';
import { toast } from 'sonner';

import { FormDialog, QueryState, type Values } from '../../screens/dashboard/shared';
import { connectionsDocument, saveConnectionDocument } from './erp.graphql';
import { useErpWords } from './erp-words';
import { settingsOf } from './settings-text';

export const connectionsPage: DashboardRouteDefinition = {
    path: '/erp-connections',
    loader: () => ({ breadcrumb: [{ path: '/erp', label: <Trans>ERP</Trans> }, <Trans>Connections</Trans>] }),
    component: () => (
        <Page pageId="erp-connections">
            <PageTitle><Trans>Connections to the ERP</Trans></PageTitle>
            <PageLayout><PageBlock column="full" blockId="erp-connections-table"><Connections /></PageBlock></PageLayout>
        </Page>
    ),
};

function Connections() {
    const { t } = useLingui();
    const words = useErpWords();
    const client = useQueryClient();
    const query = useQuery({ queryKey: ['erp-connections'], queryFn: () => api.query(connectionsDocument) });
    const { erpConnections: connections = [], erpKinds: kinds = [] } = query.data ?? {};
    const add = async (values: Values) => {
        const input = { id: null, name: String(values.name), kind: String(values.kind), settings: settingsOf(String(values.settings), t`must be JSON`), secrets: null, enabled: false, version: null };
        await api.mutate(saveConnectionDocument, { input });
        toast.success(t`Saved`);
        await client.invalidateQueries({ queryKey: ['erp-connections'] });
    };
    return (
        <div className="grid gap-4">
            {!query.data && <QueryState query={query} />}
            {query.data && connections.length === 0 && <p className="text-muted-foreground text-sm"><Trans>The firm works with no ERP yet.</Trans></p>}
            {connections.length > 0 && (
                <Table>
                    <TableHeader>
                        <TableRow>
                            <TableHead><Trans>Name</Trans></TableHead>
                            <TableHead><Trans>Kind</Trans></TableHead>
                            <TableHead><Trans>State</Trans></TableHead>
                        </TableRow>
                    </TableHeader>
                    <TableBody>
                        {connections.map(one => (
                            <TableRow key={one.id}>
                                <TableCell><Link className="underline-offset-4 hover:underline" to={`/erp-connections/${one.id}`}><bdi>{one.name}</bdi></Link></TableCell>
                                <TableCell><bdi>{words.kind(one.kind)}</bdi></TableCell>
                                <TableCell>{one.enabled ? <Badge variant="secondary"><Trans>On</Trans></Badge> : <Badge variant="outline"><Trans>Switched off</Trans></Badge>}</TableCell>
                            </TableRow>
                        ))}
                    </TableBody>
                </Table>
            )}
            {query.data && (
                <PermissionGuard requires={['ManageErp']}>
                    <FormDialog
                        title={<Trans>New connection</Trans>} trigger={<Button type="button" className="justify-self-start"><Trans>New connection</Trans></Button>}
                        fields={[
                            { name: 'name', label: t`Name`, required: true },
                            { name: 'kind', label: t`Kind`, kind: 'select', required: true, options: kinds.map(({ kind }) => [kind, words.kind(kind)]) },
                            { name: 'settings', label: t`Settings`, kind: 'textarea', required: true, hint: t`As JSON; secrets are set on the connection's page` },
                        ]}
                        initial={{ name: '', kind: kinds[0]?.kind ?? '', settings: '{}' }} submitLabel={<Trans>Save</Trans>} onSubmit={add}
                    />
                </PermissionGuard>
            )}
        </div>
    );
}
