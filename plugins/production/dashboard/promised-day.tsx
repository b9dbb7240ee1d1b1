import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Button, PermissionGuard } from '@vendure/dashboard';
import { toast } from 'sonner';

import { Day, type Field, FormDialog, Moment, Num, QueryState, quantityOf, type Values } from '../../screens/dashboard/shared';
import { type OrderPromise, orderPromiseQuery, productionSettingsQuery, setProductionSettingsMutation, setPromisedDayMutation } from './promise.graphql';
import { useRefusalText } from './wording';

/** By when the customer is told that his order is made, how that came, and the way to promise another day. */
export function PromisedDay({ orderId }: { orderId: string }) {
    const query = useQuery({ queryKey: ['production', 'promise', orderId], queryFn: () => api.query(orderPromiseQuery, { orderId }) });
    if (!query.data) return <QueryState query={query} />;
    const promise = query.data.orderPromise;
    if (!promise) return <p className="text-muted-foreground text-sm"><Trans>Nothing is promised before the work is released.</Trans></p>;
    return (
        <div className="grid gap-3 text-sm">
            <p className="text-base font-medium"><Day day={promise.day} /></p>
            <ol className="grid gap-2">
                {promise.changes.map(change => <li key={change.id}><Change change={change} /></li>)}
            </ol>
            <PermissionGuard requires={['UpdateWorkOrder']}><AnotherDay promise={promise} /></PermissionGuard>
        </div>
    );
}

function Change({ change: { createdAt, before, after, source, reason, administratorName } }: { change: OrderPromise['changes'][number] }) {
    return (
        <div className="border-s-2 ps-3">
            <p>
                {before && <><Day day={before} /> → </>}<Day day={after} />{' '}
                <span className="text-muted-foreground">{source === 'first' ? <Trans>work released</Trans> : source === 'plan' ? <Trans>the plan ended later</Trans> : <Trans>said by staff</Trans>}</span>
            </p>
            {reason && <p dir="auto">{reason}</p>}
            <p className="text-muted-foreground"><Moment at={createdAt} /> {administratorName && <bdi>{administratorName}</bdi>}</p>
        </div>
    );
}

function AnotherDay({ promise }: { promise: OrderPromise }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const refusalText = useRefusalText();
    const fields: Field[] = [
        { name: 'day', label: t`Promised day`, kind: 'date', required: true, hint: t`Not before the plan's end. The customer is told.` },
        { name: 'reason', label: t`Reason`, required: true, hint: t`Stays within the firm.` },
    ];
    const refresh = () => client.invalidateQueries({ queryKey: ['production'] });
    const save = async (values: Values, version: number | undefined) => {
        const input = { orderId: promise.orderId, day: String(values.day), reason: String(values.reason), version: version ?? promise.version };
        const answer = (await api.mutate(setPromisedDayMutation, { input })).setPromisedDay;
        if ('reason' in answer) throw new Error(`day: ${refusalText(answer)}`);
        toast.success(t`The customer is told the new day.`);
        await refresh();
    };
    return (
        <FormDialog
            title={<Trans>Promise another day</Trans>} fields={fields} initial={{ day: promise.day, reason: '' }} version={promise.version} onStale={refresh} submitLabel={<Trans>Save</Trans>}
            trigger={<Button type="button" variant="outline" size="sm"><Trans>Promise another day</Trans></Button>} onSubmit={save}
        />
    );
}

/** How many working days lie between the plan's end and what customers are promised. */
export function PromiseBuffer() {
    const { t } = useLingui();
    const client = useQueryClient();
    const query = useQuery({ queryKey: ['production', 'settings'], queryFn: () => api.query(productionSettingsQuery) });
    if (!query.data) return <QueryState query={query} />;
    const { promiseBufferDays, version } = query.data.productionSettings;
    const fields: Field[] = [{ name: 'promiseBufferDays', label: t`Working days after the plan's end`, ltr: true, required: true, hint: t`So much later than planned is promised, so that a plan may move a little.` }];
    const refresh = () => client.invalidateQueries({ queryKey: ['production', 'settings'] });
    const save = async (values: Values, read: number | undefined) => {
        const typed = String(values.promiseBufferDays).trim();
        const days = typed === '0' ? 0 : quantityOf(typed);
        if (Number.isNaN(days) || days > 60) throw new Error(`promiseBufferDays: ${t`must be a whole number, 60 at most`}`);
        await api.mutate(setProductionSettingsMutation, { input: { promiseBufferDays: days, version: read ?? version } });
        toast.success(t`Saved`);
        await refresh();
    };
    return (
        <div className="flex flex-wrap items-center gap-4">
            <p><Trans>Working days after the plan's end:</Trans> <strong><Num value={promiseBufferDays} /></strong></p>
            <PermissionGuard requires={['UpdateRouting']}>
                <FormDialog
                    title={<Trans>What customers are promised</Trans>} fields={fields} initial={{ promiseBufferDays: String(promiseBufferDays) }} version={version} onStale={refresh} submitLabel={<Trans>Save</Trans>}
                    trigger={<Button type="button" variant="outline" size="sm"><Trans>Change</Trans></Button>} onSubmit={save}
                />
            </PermissionGuard>
        </div>
    );
}
