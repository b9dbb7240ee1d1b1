import { Trans, useLingui } from '@lingui/react/macro';
import { type AnyRoute } from '@tanstack/react-router';
import { type DashboardRouteDefinition, DetailPageButton, ListPage } from '@vendure/dashboard';

import { Ltr, Moment } from '../../screens/dashboard/shared';
import { DeliveryState } from './delivery-state';
import { notificationMessagesDocument } from './notifications.graphql';
import { TemplateName } from './template-name';

export const messageList: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'system', id: 'messages', url: '/messages', title: /* i18n*/ 'Messages', requiresPermission: ['ReadNotification'] },
    path: '/messages',
    loader: () => ({ breadcrumb: () => <Trans>Messages</Trans> }),
    component: route => <MessageList route={route} />,
};

function MessageList({ route }: { route: AnyRoute }) {
    const { t } = useLingui();
    const states = [
        { value: 'QUEUED', label: t`Waiting` },
        { value: 'SENT', label: t`Sent` },
        { value: 'DELIVERED', label: t`Delivered` },
        { value: 'FAILED', label: t`Failed` },
        { value: 'UNKNOWN', label: t`Unknown` },
        { value: 'SKIPPED', label: t`Not wanted` },
    ];
    return (
        <ListPage
            pageId="message-list"
            title={<Trans>Messages</Trans>}
            listQuery={notificationMessagesDocument}
            route={route}
            defaultVisibility={{ template: true, channel: true, recipientName: true, recipient: true, state: true, settledAt: true, lastError: true, createdAt: true }}
            defaultColumnOrder={['template', 'channel', 'recipientName', 'recipient', 'state', 'settledAt', 'lastError', 'createdAt']}
            defaultSort={[{ id: 'createdAt', desc: true }]}
            onSearchTermChange={term => ({
                _or: [{ template: { contains: term } }, { recipientName: { contains: term } }, { aggregate: { eq: term } }, { subject: { contains: term } }],
            })}
            facetedFilters={{
                state: { title: t`State`, options: states },
                channel: { title: t`SMS or mail`, options: [{ value: 'sms', label: t`SMS` }, { value: 'mail', label: t`Mail` }] },
            }}
            customizeColumns={{
                template: { cell: ({ row }) => <DetailPageButton id={row.original.id} label={<TemplateName template={row.original.template} />} /> },
                createdAt: { cell: ({ row }) => <Moment at={row.original.createdAt} /> },
                channel: { cell: ({ row }) => (row.original.channel === 'sms' ? <Trans>SMS</Trans> : <Trans>Mail</Trans>) },
                recipient: { cell: ({ row }) => <Ltr>{row.original.recipient}</Ltr> },
                state: { cell: ({ row }) => <DeliveryState state={row.original.state} /> },
                settledAt: { cell: ({ row }) => (row.original.settledAt === null ? '–' : <Moment at={row.original.settledAt} />) },
                waitsUntil: { cell: ({ row }) => (row.original.waitsUntil === null ? '–' : <Moment at={row.original.waitsUntil} />) },
            }}
        />
    );
}
