import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { type AnyRoute } from '@tanstack/react-router';
import { api, type DashboardRouteDefinition, Page, PageBlock, PageLayout, PageTitle } from '@vendure/dashboard';
import type { ReactNode } from 'react';

import { Ltr, Moment, Num, QueryState } from '../../screens/dashboard/shared';
import { DeliveryState } from './delivery-state';
import { notificationMessageDocument } from './notifications.graphql';
import { TemplateName } from './template-name';

export const messageDetail: DashboardRouteDefinition = {
    path: '/messages/$id',
    loader: () => ({ breadcrumb: [{ path: '/messages', label: <Trans>Messages</Trans> }, <Trans>Message</Trans>] }),
    component: route => <MessageDetail route={route} />,
};

function MessageDetail({ route }: { route: AnyRoute }) {
    const { id } = route.useParams() as { id: string };
    const query = useQuery({ queryKey: ['notification-message', id], queryFn: () => api.query(notificationMessageDocument, { id }) });
    const message = query.data?.notificationMessage;
    if (!message) return <Page pageId="message-detail"><QueryState query={query} /></Page>;
    return (
        <Page pageId="message-detail">
            <PageTitle>{message.subject ?? <TemplateName template={message.template} />}</PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="message-body" title={<Trans>Text</Trans>}>
                    <div lang={message.language} dir="auto" className="whitespace-pre-wrap break-words">{message.body}</div>
                    {message.confidential && (
                        <p className="mt-4 text-sm text-muted-foreground">
                            <Trans>Its link opens an account and is shown to the recipient only.</Trans>
                        </p>
                    )}
                    {message.lastError !== null && <p className="mt-4 text-sm text-destructive">{message.lastError}</p>}
                </PageBlock>
                <PageBlock column="side" blockId="message-facts">
                    <dl className="grid gap-3 text-sm">
                        <Fact label={<Trans>State</Trans>}><DeliveryState state={message.state} /></Fact>
                        <Fact label={<Trans>To</Trans>}>
                            {message.recipientName} <Ltr>{message.recipient}</Ltr>
                        </Fact>
                        <Fact label={<Trans>Created</Trans>}><Moment at={message.createdAt} /></Fact>
                        {message.settledAt !== null && <Fact label={<Trans>Settled at</Trans>}><Moment at={message.settledAt} /></Fact>}
                        {message.waitsUntil !== null && <Fact label={<Trans>Waits for the end of the quiet hours</Trans>}><Moment at={message.waitsUntil} /></Fact>}
                        {message.channel === 'sms' && <Fact label={<Trans>SMS that it makes</Trans>}><Num value={message.parts} /></Fact>}
                        {message.provider !== null && <Fact label={<Trans>Provider</Trans>}><Ltr>{`${message.provider} ${message.reference ?? ''}`}</Ltr></Fact>}
                        <Fact label={<Trans>About</Trans>}><Ltr>{message.aggregate}</Ltr></Fact>
                    </dl>
                </PageBlock>
            </PageLayout>
        </Page>
    );
}

function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
    return (
        <div>
            <dt className="text-muted-foreground">{label}</dt>
            <dd className="break-words">{children}</dd>
        </div>
    );
}
