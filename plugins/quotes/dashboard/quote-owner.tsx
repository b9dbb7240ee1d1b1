import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, NativeSelect, NativeSelectOption } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { LabelledField, reportError } from '../../screens/dashboard/shared';
import { assignDocument, type Quote, quotePeopleDocument } from './quotes.graphql';

/** Who of us looks after it, and with whom of the customer's people we speak. */
export function QuoteOwner({ quote }: { quote: Quote }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const [isBusy, setBusy] = useState(false);
    const { id, version, companyId, memberId, askedBy, ownerAdministratorId, ownerName } = quote;
    const query = useQuery({ queryKey: ['quote-people', companyId], queryFn: () => api.query(quotePeopleDocument, { companyId }) });
    const { quoteOwners = [], quoteContacts = [] } = query.data ?? {};
    const assign = (change: { administratorId?: string | null; memberId?: string | null }) => {
        setBusy(true);
        void api.mutate(assignDocument, { input: { id, version, administratorId: ownerAdministratorId, ...change } })
            .then(() => {
                toast.success(t`Saved`);
                return client.invalidateQueries({ queryKey: ['quotes'] });
            })
            .catch(reportError)
            .finally(() => setBusy(false));
    };
    // Somebody who has left, or lost the right since, is named as long as he is the one.
    const isOwnerListed = ownerAdministratorId == null || quoteOwners.some(one => one.id === ownerAdministratorId);
    const isContactListed = memberId == null || quoteContacts.some(one => one.memberId === memberId);
    return (
        <div className="grid gap-4 sm:grid-cols-2">
            <LabelledField label={<Trans>Looked after by</Trans>}>
                {told => (
                    <NativeSelect {...told} value={ownerAdministratorId ?? ''} disabled={isBusy} onChange={event => assign({ administratorId: event.target.value || null })}>
                        <NativeSelectOption value="">{t`Nobody`}</NativeSelectOption>
                        {!isOwnerListed && <NativeSelectOption value={ownerAdministratorId ?? ''}>{ownerName ?? ''}</NativeSelectOption>}
                        {quoteOwners.map(one => <NativeSelectOption key={one.id} value={one.id}>{one.name}</NativeSelectOption>)}
                    </NativeSelect>
                )}
            </LabelledField>
            <LabelledField label={<Trans>Whom we speak with</Trans>}>
                {told => (
                    <NativeSelect {...told} value={memberId ?? ''} disabled={isBusy} onChange={event => assign({ memberId: event.target.value || null })}>
                        <NativeSelectOption value="">{t`The company as a whole`}</NativeSelectOption>
                        {!isContactListed && <NativeSelectOption value={memberId ?? ''}>{askedBy}</NativeSelectOption>}
                        {quoteContacts.map(one => <NativeSelectOption key={one.memberId} value={one.memberId}>{one.name}</NativeSelectOption>)}
                    </NativeSelect>
                )}
            </LabelledField>
        </div>
    );
}
