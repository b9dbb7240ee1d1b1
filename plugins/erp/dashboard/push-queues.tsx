import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Badge, Button, PermissionGuard } from '@vendure/dashboard';
import { toast } from 'sonner';

import { type Field, FormDialog, latinNumber, Moment, Num, QueryState, type Values, valuesOf } from '../../screens/dashboard/shared';
import { erpPushQueuesQuery, erpPushSettingQuery, saveErpPushSettingDocument } from './push.graphql';

interface Queue {
    connectionId: string;
    connectionName: string;
    waiting: number;
    oldestAt?: string | null;
    dead: number;
    failures: number;
    failingSince?: string | null;
    openUntil?: string | null;
    lastError?: string | null;
    lastSuccessAt?: string | null;
}

const mostFailures = 5;

/** What waits for each ERP with its age, how the ERP answers, and how old what we have from it is. */
export function PushQueues() {
    const query = useQuery({ queryKey: ['erp-documents', 'queues'], queryFn: () => api.query(erpPushQueuesQuery), refetchInterval: 5_000 });
    if (!query.data) return <QueryState query={query} />;
    const { erpPushQueues: queues, figureAges: ages } = query.data;
    return (
        <div className="grid gap-4" aria-live="polite">
            {queues.length === 0 && <p className="text-muted-foreground text-sm"><Trans>No connection to an ERP is switched on.</Trans></p>}
            {queues.map(queue => <QueueRow key={queue.connectionId} queue={queue} />)}
            <dl className="flex flex-wrap gap-x-8 gap-y-2 text-sm">
                <Age name={<Trans>Stock as of</Trans>} age={ages.stock} />
                <Age name={<Trans>Limits and balances as of</Trans>} age={ages.credit} />
                <Age name={<Trans>Prices as of</Trans>} age={ages.prices} />
            </dl>
        </div>
    );
}

function Age({ name, age }: { name: React.ReactNode; age?: { asOf?: string | null; isStale: boolean } | null }) {
    if (!age) return null;
    return (
        <div className="flex items-center gap-2">
            <dt className="text-muted-foreground">{name}</dt>
            <dd>{age.asOf ? <Moment at={age.asOf} /> : <Trans>never</Trans>} {age.isStale && <Badge variant="destructive"><Trans>old</Trans></Badge>}</dd>
        </div>
    );
}

function QueueRow({ queue }: { queue: Queue }) {
    return (
        <section className="grid gap-2 border-b pb-4 last:border-0" aria-label={queue.connectionName}>
            <div className="flex flex-wrap items-center gap-x-6 gap-y-2 text-sm">
                <span className="font-medium"><bdi>{queue.connectionName}</bdi></span>
                <span><Trans>Waiting</Trans>: <Num value={queue.waiting} /></span>
                {queue.oldestAt && <span><Trans>The oldest since</Trans>: <Moment at={queue.oldestAt} /></span>}
                <span><Trans>Dead letters</Trans>: <Num value={queue.dead} /></span>
                {queue.lastSuccessAt && <span className="text-muted-foreground"><Trans>Last answer</Trans>: <Moment at={queue.lastSuccessAt} /></span>}
                {queue.failures >= mostFailures && <Badge variant="destructive"><Trans>Does not answer; it is tried again by itself</Trans></Badge>}
                {queue.failures > 0 && queue.failures < mostFailures && <Badge variant="warning"><Trans>Trouble</Trans></Badge>}
                <PermissionGuard requires={['ManageErp']}><PushSettings queue={queue} /></PermissionGuard>
            </div>
            {queue.failures > 0 && queue.lastError && (
                <p className="text-muted-foreground text-sm">
                    {queue.failingSince && <><Trans>Since</Trans> <Moment at={queue.failingSince} />: </>}
                    <bdi>{queue.lastError}</bdi>
                </p>
            )}
        </section>
    );
}

/** What this connection is told, and what holds while its figures are old. */
function PushSettings({ queue: { connectionId, connectionName } }: { queue: Queue }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const query = useQuery({ queryKey: ['erp-documents', 'setting', connectionId], queryFn: () => api.query(erpPushSettingQuery, { connectionId }) });
    const setting = query.data?.erpPushSetting;
    if (!setting) return null;
    const refresh = () => client.invalidateQueries({ queryKey: ['erp-documents'] });
    const fields: Field[] = [
        { name: 'pushesOrders', label: t`Gets orders`, kind: 'switch' },
        { name: 'sendFrom', label: t`Orders go when they are`, kind: 'select', required: true, options: [['Submitted', t`placed`], ['Approved', t`approved by the sales team`]] },
        { name: 'pushesPayments', label: t`Gets payments that were made here`, kind: 'switch' },
        { name: 'pushesWeighings', label: t`Gets weighings of our scales`, kind: 'switch' },
        { name: 'limitMinutes', label: t`Limits and balances are old after, in minutes`, ltr: true, required: true },
        { name: 'limitPolicy', label: t`Orders on account while limits are old`, kind: 'select', required: true, options: [['accept', t`go by the limit that is known`], ['hold', t`are held for review`], ['refuse', t`are refused beyond the limit`]] },
        { name: 'stockMinutes', label: t`Stock is old after, in minutes`, ltr: true, required: true },
    ];
    const save = async (values: Values, version: number | undefined) => {
        const minutes = (name: string) => Number(latinNumber(String(values[name])));
        const input = {
            connectionId, version: version ?? setting.version, pushesOrders: values.pushesOrders === true, sendFrom: String(values.sendFrom), pushesPayments: values.pushesPayments === true,
            pushesWeighings: values.pushesWeighings === true, limitMinutes: minutes('limitMinutes'), limitPolicy: String(values.limitPolicy), stockMinutes: minutes('stockMinutes'),
        };
        await api.mutate(saveErpPushSettingDocument, { input });
        await refresh();
        toast.success(t`Saved`);
    };
    return (
        <FormDialog
            title={connectionName} fields={fields} initial={valuesOf(fields, setting)} version={setting.version} submitLabel={<Trans>Save</Trans>}
            trigger={<Button type="button" size="sm" variant="outline"><Trans>What it is told</Trans></Button>} onStale={refresh} onSubmit={save}
        />
    );
}
