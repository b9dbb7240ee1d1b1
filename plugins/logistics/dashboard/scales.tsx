import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Badge, Button, type DashboardRouteDefinition, DetailPageButton, ListPage, PageBlock, PermissionGuard } from '@vendure/dashboard';

import { errorText, Ltr, QueryState, useFormats } from '../../screens/dashboard/shared';
import { ActiveBadge, NewButton, type Route } from './fleet';
import { createScaleMutation, renewScaleSecretMutation, scaleAgentQuery, scaleListQuery, scaleQuery, updateScaleMutation } from './logistics.graphql';
import { RecordForm, type Values } from './record-form';

export const scaleList: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'logistics', id: 'scales', url: '/logistics/scales', title: /* i18n*/ 'Weighbridges', order: 60, requiresPermission: ['UpdateShipment'] },
    path: '/logistics/scales',
    loader: () => ({ breadcrumb: () => <Trans>Weighbridges</Trans> }),
    component: route => <ScaleListPage route={route} />,
};

/** An agent reports every second; one that was silent for longer than this is not there. */
const silentAfterMs = 15_000;

function ScaleListPage({ route }: { route: Route }) {
    const { moment } = useFormats();
    return (
        <ListPage
            pageId="scale-list"
            title={<Trans>Weighbridges</Trans>}
            listQuery={scaleListQuery}
            route={route}
            defaultVisibility={{ code: true, name: true, protocol: true, host: true, port: true, agent: true, active: true }}
            customizeColumns={{
                port: { cell: ({ row }) => <Ltr>{row.original.port ?? '–'}</Ltr> },
                host: { cell: ({ row }) => <Ltr>{row.original.host ?? '–'}</Ltr> },
                protocol: { cell: ({ row }) => <Ltr>{protocolNames[row.original.protocol] ?? row.original.protocol}</Ltr> },
                source: { cell: ({ row }) => (row.original.source === 'agent' ? <Trans>Agent in the scale house</Trans> : <Trans>Network</Trans>) },
                agent: {
                    enableSorting: false,
                    cell: ({ row }) => (row.original.source === 'agent' ? (row.original.agent?.seenAt ? moment(row.original.agent.seenAt) : <Trans>Never seen</Trans>) : '–'),
                },
                code: { cell: ({ row }) => <DetailPageButton href={`/logistics/scales/${row.original.id}`} label={row.original.code} /> },
                active: { cell: ({ row }) => <ActiveBadge active={row.original.active} /> },
            }}
        >
            <NewButton to="/logistics/scales/new" label={<Trans>New weighbridge</Trans>} />
        </ListPage>
    );
}

export const scaleDetail: DashboardRouteDefinition = {
    path: '/logistics/scales/$id',
    loader: () => ({ breadcrumb: [{ path: '/logistics/scales', label: <Trans>Weighbridges</Trans> }, <Trans>Weighbridge</Trans>] }),
    component: () => <ScalePage />,
};

/** Names of makers and standards, the same in every language. */
const protocolNames: Record<string, string> = { 'toledo': 'Toledo continuous', 'rinstrum': 'Rinstrum', 'sma': 'SMA', 'st-gs': 'ST,GS (A&D, CAS)' };

function ScalePage() {
    const { t } = useLingui();
    const isOnNetwork = (values: Values) => values.source !== 'agent';
    return (
        <RecordForm
            pageId="scale-detail"
            title={t`Weighbridge`}
            newTitle={t`New weighbridge`}
            listPath="/logistics/scales"
            documents={{ find: scaleQuery, create: createScaleMutation, update: updateScaleMutation }}
            below={id => <AgentBlock scaleId={id} />}
            fields={[
                { name: 'code', label: t`Code`, kind: 'code', hint: t`Part of every ticket number; capital letters and digits.` },
                { name: 'name', label: t`Name`, kind: 'text' },
                { name: 'source', label: t`Who reads the indicator`, kind: 'choice', options: [['tcp', t`The server, over the network`], ['agent', t`The agent in the scale house`]] },
                { name: 'protocol', label: t`Protocol of the indicator`, kind: 'choice', options: Object.entries(protocolNames) },
                { name: 'host', label: t`Address of the indicator`, kind: 'code', isShown: isOnNetwork },
                { name: 'port', label: t`Port`, kind: 'number', isShown: isOnNetwork },
                { name: 'hasChecksum', label: t`The indicator sends a checksum`, kind: 'boolean', isShown: values => values.protocol === 'toledo' },
                { name: 'unit', label: t`Unit of the indicator`, kind: 'choice', options: [['kg', 'kg'], ['t', 't'], ['lb', 'lb']], hint: t`Only where its frames do not say it.` },
                { name: 'divisionG', label: t`Division, kg`, kind: 'kg', initial: '20' },
                { name: 'minimumG', label: t`Smallest weight, kg`, kind: 'kg', initial: '400' },
                { name: 'capacityG', label: t`Capacity of the weighbridge, kg`, kind: 'kg', initial: '60000' },
                { name: 'needsZero', label: t`Must be empty between two vehicles`, kind: 'boolean' },
                { name: 'minSecondsBetween', label: t`Shortest time between the two weighings, seconds`, kind: 'number', initial: '60' },
                { name: 'needsSecondPerson', label: t`A typed weight needs a second person`, kind: 'boolean' },
                { name: 'toleranceBasisPoints', label: t`Tolerance, percent of the plan`, kind: 'percent' },
                { name: 'toleranceG', label: t`Tolerance, at least kg`, kind: 'kg' },
                { name: 'active', label: t`Active`, kind: 'boolean' },
            ]}
        />
    );
}

/** The program in the scale house: whether it is there, and its secret, which is shown once. */
function AgentBlock({ scaleId }: { scaleId: string }) {
    const { moment, number } = useFormats();
    const queryClient = useQueryClient();
    const query = useQuery({ queryKey: ['logistics', 'scale-agent', scaleId], queryFn: () => api.query(scaleAgentQuery, { id: scaleId }), refetchInterval: 5_000 });
    const renew = useMutation({
        mutationFn: async () => (await api.mutate(renewScaleSecretMutation, { scaleId })).renewScaleSecret,
        onSuccess: () => void queryClient.invalidateQueries({ queryKey: ['logistics', 'scale-agent', scaleId] }),
    });
    const scale = query.data?.scale;
    if (scale?.source !== 'agent') return null;
    const { agent } = scale;
    const isThere = agent?.seenAt != null && Date.now() - new Date(agent.seenAt).getTime() < silentAfterMs;
    return (
        <PageBlock column="side" blockId="scale-agent" title={<Trans>Agent in the scale house</Trans>}>
            <div className="grid gap-3">
                <QueryState query={query} />
                <p className="flex flex-wrap items-center gap-2">
                    {isThere ? <Badge variant="success"><Trans>Connected</Trans></Badge> : <Badge variant="outline"><Trans>Not connected</Trans></Badge>}
                    {agent?.seenAt ? <Trans>Last seen {moment(agent.seenAt)}</Trans> : <Trans>Never seen</Trans>}
                </p>
                {agent && agent.waiting > 0 && <p><Trans>Weights that wait there to be sent: {number(agent.waiting)}</Trans></p>}
                <p className="text-muted-foreground text-sm"><Trans>The agent signs in with a secret. A new one ends the old one at once.</Trans></p>
                <PermissionGuard requires={['UpdateShipment']}>
                    <Button type="button" variant="outline" disabled={renew.isPending} onClick={() => renew.mutate()}>{agent ? <Trans>Make a new secret</Trans> : <Trans>Make a secret</Trans>}</Button>
                </PermissionGuard>
                {renew.error && <p role="alert" className="text-destructive">{errorText(renew.error)}</p>}
                {renew.data && (
                    <div role="status" className="grid gap-1">
                        <p><Trans>Write it into the agent's file now. It is not shown again.</Trans></p>
                        <Ltr className="bg-muted rounded p-2 font-mono text-sm break-all">{renew.data.secret}</Ltr>
                    </div>
                )}
            </div>
        </PageBlock>
    );
}
