import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { api, Badge, type DashboardRouteDefinition, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, usePermissions } from '@vendure/dashboard';
import { toast } from 'sonner';

import { type Field, FieldForm, Ltr, QueryState, type Values } from '../../screens/dashboard/shared';
import { createEndpointDocument, updateEndpointDocument, webhookEndpointDocument } from './outbox.graphql';
import { WebhookSecret } from './webhook-secret';

export const webhookDetail: DashboardRouteDefinition = {
    path: '/webhooks/$id',
    loader: () => ({ breadcrumb: [{ path: '/webhooks', label: <Trans>Webhooks</Trans> }, <Trans>Webhook</Trans>] }),
    component: () => <WebhookPage />,
};

function useFields(): Field[] {
    const { t } = useLingui();
    return [
        { name: 'url', label: t`Address`, ltr: true, required: true, hint: t`It gets a signed POST for each event.` },
        { name: 'description', label: t`Description` },
        { name: 'kinds', label: t`Events`, ltr: true, required: true, hint: t`Such as order.approved, with commas between; * for all.` },
        { name: 'active', label: t`Active`, kind: 'switch' },
    ];
}

/** The form's one line of events as the server's list. */
function inputOf(values: Values) {
    return {
        url: String(values.url).trim(),
        description: String(values.description ?? ''),
        kinds: String(values.kinds).split(/[\s,،]+/).filter(kind => kind !== ''),
        active: values.active === true,
    };
}

function WebhookPage() {
    const { id } = useParams({ strict: false }) as { id: string };
    return id === 'new' ? <NewWebhook /> : <KnownWebhook id={id} />;
}

function NewWebhook() {
    const { t } = useLingui();
    const navigate = useNavigate();
    const fields = useFields();
    const create = async (values: Values) => {
        const { createWebhookEndpoint } = await api.mutate(createEndpointDocument, { input: inputOf(values) });
        toast.success(t`Saved`);
        await navigate({ to: `/webhooks/${createWebhookEndpoint.id}` });
    };
    return (
        <Page pageId="webhook-detail">
            <PageTitle><Trans>New webhook</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="main-form">
                    <FieldForm fields={fields} initial={{ url: 'https://', kinds: '*', active: true }} submitLabel={<Trans>Create</Trans>} onSubmit={create} />
                </PageBlock>
            </PageLayout>
        </Page>
    );
}

function KnownWebhook({ id }: { id: string }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const { hasPermissions } = usePermissions();
    const fields = useFields();
    const query = useQuery({ queryKey: ['webhook', id], queryFn: () => api.query(webhookEndpointDocument, { id }) });
    const endpoint = query.data?.webhookEndpoint;
    const save = async (values: Values) => {
        await api.mutate(updateEndpointDocument, { input: { ...inputOf(values), id } });
        toast.success(t`Saved`);
        await client.invalidateQueries({ queryKey: ['webhook', id] });
    };
    return (
        <Page pageId="webhook-detail" entity={endpoint ?? undefined}>
            <PageTitle>{endpoint ? <><Ltr>{endpoint.url}</Ltr> {!endpoint.active && <Badge variant="secondary"><Trans>Off</Trans></Badge>}</> : <Trans>Webhook</Trans>}</PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="main-form">
                    <QueryState query={query} />
                    {query.data && !endpoint && <p><Trans>There is no such webhook.</Trans></p>}
                    {endpoint?.disabledReason && <p role="alert" className="text-destructive mb-4">{endpoint.disabledReason}</p>}
                    {endpoint && (
                        <FieldForm
                            key={String(endpoint.updatedAt)} fields={fields} submitLabel={<Trans>Save</Trans>} disabled={!hasPermissions(['UpdateOutbox'])} onSubmit={save}
                            initial={{ url: endpoint.url, description: endpoint.description ?? '', kinds: endpoint.kinds.join(', '), active: endpoint.active }}
                        />
                    )}
                </PageBlock>
                {endpoint && (
                    <PageBlock column="side" blockId="webhook-secret" title={<Trans>Signing</Trans>}>
                        <PermissionGuard requires={['UpdateOutbox']}><WebhookSecret id={id} /></PermissionGuard>
                    </PageBlock>
                )}
            </PageLayout>
        </Page>
    );
}
