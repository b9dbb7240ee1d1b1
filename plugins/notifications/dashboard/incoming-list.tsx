import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { type AnyRoute } from '@tanstack/react-router';
import { api, Badge, Button, type DashboardRouteDefinition, Link, ListPage, usePermissions } from '@vendure/dashboard';
import { toast } from 'sonner';

import { Ltr, Moment, reportError } from '../../screens/dashboard/shared';
import { incomingSmsDocument, settleIncomingSmsDocument } from './notifications.graphql';

export const incomingList: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'system', id: 'incoming-sms', url: '/incoming-sms', title: /* i18n*/ 'Received SMS', requiresPermission: ['ReadNotification'] },
    path: '/incoming-sms',
    loader: () => ({ breadcrumb: () => <Trans>Received SMS</Trans> }),
    component: route => <IncomingList route={route} />,
};

function useStates() {
    const { t } = useLingui();
    return { open: t`To be seen to`, routed: t`In a conversation`, stopped: t`Wants no more SMS`, started: t`Wants SMS again`, done: t`Seen to` } as Record<string, string>;
}

function IncomingList({ route }: { route: AnyRoute }) {
    const { t } = useLingui();
    const states = useStates();
    return (
        <ListPage
            pageId="incoming-sms-list"
            title={<Trans>Received SMS</Trans>}
            listQuery={incomingSmsDocument}
            route={route}
            defaultVisibility={{ sender: true, text: true, state: true, createdAt: true, aggregate: true }}
            defaultColumnOrder={['createdAt', 'sender', 'text', 'state', 'aggregate']}
            defaultSort={[{ id: 'createdAt', desc: true }]}
            onSearchTermChange={term => ({ _or: [{ sender: { contains: term } }, { text: { contains: term } }] })}
            facetedFilters={{ state: { title: t`State`, options: Object.entries(states).map(([value, label]) => ({ value, label })) } }}
            customizeColumns={{
                createdAt: { cell: ({ row }) => <Moment at={row.original.createdAt} /> },
                sender: { header: t`From`, cell: ({ row }) => <Ltr>{row.original.sender}</Ltr> },
                text: { header: t`Text`, cell: ({ row }) => <span dir="auto" className="block max-w-prose break-words whitespace-pre-wrap">{row.original.text}</span> },
                state: { cell: ({ row }) => <State id={row.original.id} state={row.original.state} /> },
                aggregate: { header: t`Conversation`, cell: ({ row }) => <Conversation aggregate={row.original.aggregate} /> },
            }}
        />
    );
}

function State({ id, state }: { id: string; state: string }) {
    const states = useStates();
    const { t } = useLingui();
    const client = useQueryClient();
    const maySettle = usePermissions().hasPermissions(['UpdateNotification']);
    const settle = () =>
        api.mutate(settleIncomingSmsDocument, { id }).then(() => {
            toast.success(t`Seen to`);
            return client.invalidateQueries();
        }, reportError);
    return (
        <span className="flex flex-wrap items-center gap-2">
            <Badge variant={state === 'open' ? 'destructive' : 'secondary'}>{states[state] ?? state}</Badge>
            {state === 'open' && maySettle && <Button type="button" size="sm" variant="outline" onClick={() => void settle()}><Trans>I have seen to it</Trans></Button>}
        </span>
    );
}

function Conversation({ aggregate }: { aggregate: string | null }) {
    const [, thread] = /^support-thread:(\d+)$/.exec(aggregate ?? '') ?? [];
    if (thread === undefined) return <>–</>;
    return <Link className="underline underline-offset-4" to={`/support?thread=${thread}`}><Trans>Open</Trans></Link>;
}
