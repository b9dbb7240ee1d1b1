import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api, Button, Label, NativeSelect, NativeSelectOption } from '@vendure/dashboard';
import { useId, useState } from 'react';
import { toast } from 'sonner';

import { newKey, reportError } from '../../screens/dashboard/shared';
import { taken } from './answers';
import { applicationDecidersDocument, assignApplicationDocument, ownStaffDocument } from './registration.graphql';

interface Props {
    application: { id: string; version: number; assignedAdministratorId: string | null; assignedTo: string | null };
    refresh: () => Promise<void>;
}

/** Who looks after an application that waits: taken up oneself, given to a colleague, or given back to everybody. */
export function ApplicationOwner({ application: { id, version, assignedAdministratorId, assignedTo }, refresh }: Props) {
    const { t } = useLingui();
    const field = useId();
    const [key] = useState(newKey);
    const [isBusy, setBusy] = useState(false);
    const deciders = useQuery({ queryKey: ['application-deciders'], queryFn: () => api.query(applicationDecidersDocument) });
    const own = useQuery({ queryKey: ['registration-own-staff'], queryFn: () => api.query(ownStaffDocument) });
    const ownId = own.data?.activeAdministrator?.id;
    const people = deciders.data?.applicationDeciders ?? [];
    const isListed = assignedAdministratorId === null || people.some(one => one.id === assignedAdministratorId);
    const assign = async (administratorId: string | null) => {
        setBusy(true);
        try {
            taken((await api.mutate(assignApplicationDocument, { input: { id, version, administratorId, idempotencyKey: key } })).assignApplication);
            toast.success(administratorId === null ? t`The application is everybody's again` : t`The application was given to its new owner`);
            await refresh();
        } catch (error) {
            reportError(error);
        } finally {
            setBusy(false);
        }
    };
    return (
        <div className="mb-4 grid gap-2">
            <Label htmlFor={field}><Trans>Taken up by</Trans></Label>
            <NativeSelect id={field} value={assignedAdministratorId ?? ''} disabled={isBusy} onChange={event => void assign(event.target.value || null)}>
                <NativeSelectOption value="">{t`Nobody: everybody sees it`}</NativeSelectOption>
                {!isListed && <NativeSelectOption value={assignedAdministratorId ?? ''}>{assignedTo}</NativeSelectOption>}
                {people.map(one => <NativeSelectOption key={one.id} value={one.id}>{one.name}</NativeSelectOption>)}
            </NativeSelect>
            {assignedAdministratorId === null && ownId !== undefined && people.some(one => one.id === ownId) && (
                <Button variant="outline" className="justify-self-start" disabled={isBusy} onClick={() => void assign(ownId)}><Trans>Take it up</Trans></Button>
            )}
        </div>
    );
}
