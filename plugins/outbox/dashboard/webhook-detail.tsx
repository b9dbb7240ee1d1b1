import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type DashboardRouteDefinition, DetailPage, detailPageRouteLoader } from '@vendure/dashboard';

import { createEndpointDocument, updateEndpointDocument, webhookEndpointDocument } from './outbox.graphql';

const newWebhook = msg`New webhook`;

export const webhookDetail: DashboardRouteDefinition = {
    path: '/webhooks/$id',
    loader: detailPageRouteLoader({
        queryDocument: webhookEndpointDocument,
        breadcrumb: (isNew, endpoint) => [
            { path: '/webhooks', label: <Trans>Webhooks</Trans> },
            isNew ? <Trans>New webhook</Trans> : endpoint?.url,
        ],
    }),
    component: route => (
        <DetailPage
            pageId="webhook-detail"
            queryDocument={webhookEndpointDocument}
            createDocument={createEndpointDocument}
            updateDocument={updateEndpointDocument}
            route={route}
            title={endpoint => endpoint?.url ?? i18n._(newWebhook)}
            setValuesForUpdate={endpoint => ({
                id: endpoint?.id ?? '',
                url: endpoint?.url ?? '',
                description: endpoint?.description ?? '',
                kinds: endpoint?.kinds ?? [],
                active: endpoint?.active ?? true,
            })}
        />
    ),
};
