import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { api, Page, PageBlock, PageLayout, PageTitle } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { createLeadDocument } from './crm.graphql';
import { FieldForm, inputOf, newKey } from '../../screens/dashboard/shared';
import { useLabels } from './labels';

export function LeadNew() {
    const { t } = useLingui();
    const navigate = useNavigate();
    const { leadFields } = useLabels();
    const [key] = useState(newKey);
    return (
        <Page pageId="lead-new">
            <PageTitle><Trans>New lead</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="lead-new-form">
                    <FieldForm
                        fields={leadFields}
                        initial={{ source: 'call', countryCode: 'IR', language: 'fa' }}
                        submitLabel={<Trans>Create</Trans>}
                        onSubmit={async values => {
                            const { createLead } = await api.mutate(createLeadDocument, { input: { ...inputOf(values), idempotencyKey: key } as never });
                            toast.success(t`The lead was registered`);
                            await navigate({ to: `/leads/${createLead.id}` });
                        }}
                    />
                </PageBlock>
            </PageLayout>
        </Page>
    );
}
