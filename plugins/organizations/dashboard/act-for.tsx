import { Trans, useLingui } from '@lingui/react/macro';
import { api, Button, PermissionGuard } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { FormDialog, newKey } from '../../screens/dashboard/shared';
import { actForMemberDocument } from './company.graphql';

/** Opens the portal in the member's place, in a window of its own. */
export function ActFor({ memberId, name }: { memberId: string; name: string }) {
    const { t } = useLingui();
    const [key, setKey] = useState(newKey);
    return (
        <PermissionGuard requires={['ActForCustomer']}>
            <FormDialog
                title={<Trans>Act for {name}</Trans>}
                trigger={<Button size="sm" variant="ghost"><Trans>Act for</Trans></Button>}
                fields={[{ name: 'reason', label: t`Reason`, required: true }]}
                initial={{ reason: '' }}
                submitLabel={<Trans>Open the portal</Trans>}
                onSubmit={async ({ reason }) => {
                    const { actForMember } = await api.mutate(actForMemberDocument, { memberId, reason: String(reason), idempotencyKey: key });
                    if ('message' in actForMember) throw new Error(actForMember.message);
                    setKey(newKey());
                    // Behind the #, so that no server and no log gets the token.
                    const opened = window.open(`/acting#${actForMember.token}`, '_blank');
                    if (opened) opened.opener = null;
                    else toast.error(t`The browser kept the window from opening`);
                }}
            >
                <p className="text-sm text-muted-foreground">
                    <Trans>For an hour you order in this person's place. What you do is recorded with your name, and the customer sees it.</Trans>
                </p>
            </FormDialog>
        </PermissionGuard>
    );
}
