import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, Badge, Button, type DashboardRouteDefinition, DetailPageButton, Input, ListPage, PermissionGuard } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { errorText, isolatedLtr, LabelledField, newKey, useFormats } from '../../screens/dashboard/shared';
import type { Route } from './fleet';
import { decideWeightMutation, type WaitingWeight, weightRequestListQuery } from './logistics.graphql';
import { useKg, useRefusalText } from './wording';

export const weightRequestList: DashboardRouteDefinition = {
    navMenuItem: {
        sectionId: 'logistics', id: 'weight-requests', url: '/logistics/weight-requests', title: /* i18n*/ 'Weights to agree to', order: 35,
        requiresPermission: ['ReadShipment'],
    },
    path: '/logistics/weight-requests',
    loader: () => ({ breadcrumb: () => <Trans>Weights to agree to</Trans> }),
    component: route => <WeightRequestListPage route={route} />,
};

function WeightRequestListPage({ route }: { route: Route }) {
    const { t } = useLingui();
    const kg = useKg();
    const refusalText = useRefusalText();
    const states: Record<string, string> = { waiting: t`Waiting`, approved: t`Approved`, rejected: t`Rejected` };
    return (
        <ListPage
            pageId="weight-request-list"
            title={<Trans>Weights to agree to</Trans>}
            listQuery={weightRequestListQuery}
            route={route}
            defaultVisibility={{ shipmentNumber: true, state: true, step: true, weightG: true, refusal: true, reason: true }}
            defaultColumnOrder={['shipmentNumber', 'state', 'step', 'weightG', 'refusal', 'reason']}
            customizeColumns={{
                shipmentNumber: { enableSorting: false, cell: ({ row }) => <DetailPageButton href={`/logistics/shipments/${row.original.shipmentId}`} label={row.original.shipmentNumber} /> },
                scaleName: { enableSorting: false },
                step: { cell: ({ row }) => (row.original.step === 'first' ? <Trans>Empty</Trans> : <Trans>Loaded</Trans>) },
                weightG: { cell: ({ row }) => <>{kg(row.original.weightG)}</> },
                refusal: { cell: ({ row }) => <span className="whitespace-normal">{refusalText({ reason: row.original.refusal, message: row.original.refusal })}</span> },
                reason: { cell: ({ row }) => <bdi className="whitespace-normal">{row.original.reason}</bdi> },
                state: { cell: ({ row }) => <Badge variant={row.original.state === 'waiting' ? 'warning' : row.original.state === 'approved' ? 'success' : 'outline'}>{states[row.original.state] ?? row.original.state}</Badge> },
            }}
        />
    );
}

/** What waits on a shipment for a second person. Who asked sees that it waits; others decide. */
export function WaitingWeights({ requests }: { requests: readonly WaitingWeight[] }) {
    return <>{requests.map(request => <Waiting key={request.id} request={request} />)}</>;
}

function Waiting({ request }: { request: WaitingWeight }) {
    const { t } = useLingui();
    const kg = useKg();
    const { moment } = useFormats();
    const refusalText = useRefusalText();
    const queryClient = useQueryClient();
    const [answer, setAnswer] = useState('');
    const decide = useMutation({
        mutationFn: async (approve: boolean) => {
            const input = { id: request.id, approve, answer: answer.trim() || null, version: request.version, idempotencyKey: newKey() };
            return (await api.mutate(decideWeightMutation, { input })).decideWeight;
        },
        onSuccess: said => {
            if (said.__typename === 'WeighingRefusal') return;
            toast.success(said.state === 'approved' ? t`The weight is recorded.` : t`The weight is refused.`);
            void queryClient.invalidateQueries({ queryKey: ['logistics'] });
        },
    });
    const failure = decide.data?.__typename === 'WeighingRefusal' ? refusalText(decide.data) : decide.error && errorText(decide.error);
    return (
        <section aria-label={t`A weight that waits for a second person`} className="border-primary mb-4 grid gap-3 rounded-lg border-2 p-4">
            <p className="text-lg font-medium">
                {request.step === 'first' ? <Trans>Empty vehicle: {kg(request.weightG)}</Trans> : <Trans>Loaded vehicle: {kg(request.weightG)}</Trans>}
                {' · '}{moment(request.weighedAt)}{request.isManual && <> · <Trans>typed by hand</Trans></>}
            </p>
            <p>{refusalText({ reason: request.refusal, message: request.refusal })}</p>
            <p><Trans>Reason: {request.reason}</Trans></p>
            {request.seals.length > 0 && <p><Trans>Seals: {isolatedLtr(request.seals.join(', '))}</Trans></p>}
            {request.isMine ? (
                <p className="text-muted-foreground"><Trans>Somebody else must agree to it.</Trans></p>
            ) : (
                <PermissionGuard requires={['UpdateShipment']}>
                    <LabelledField label={<Trans>Your answer</Trans>}>
                        {told => <Input {...told} dir="auto" maxLength={500} value={answer} onChange={event => setAnswer(event.target.value)} />}
                    </LabelledField>
                    <div className="flex flex-wrap gap-2">
                        <Button disabled={decide.isPending} onClick={() => decide.mutate(true)}><Trans>Agree and record</Trans></Button>
                        <Button variant="outline" disabled={decide.isPending} onClick={() => decide.mutate(false)}><Trans>Refuse</Trans></Button>
                    </div>
                </PermissionGuard>
            )}
            {failure && <p role="alert" className="text-destructive">{failure}</p>}
        </section>
    );
}
