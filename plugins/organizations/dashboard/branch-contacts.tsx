import { Trans, useLingui } from '@lingui/react/macro';
import { api, Badge, Button, PermissionGuard } from '@vendure/dashboard';

import { updateBranchDocument } from './company.graphql';
import { type Field, FormDialog, inputOf, valuesOf } from '../../screens/dashboard/shared';

export interface BranchContact {
    name: string;
    job: string;
    phone: string | null;
    email: string | null;
    isMain: boolean;
}

interface Props {
    branch: { id: string; name: string; version: number; contacts: BranchContact[] };
    refresh: () => Promise<void>;
}

/** Whom one calls or writes to at a branch, the main one first. They are saved as a part of the branch. */
export function BranchContacts({ branch, refresh }: Props) {
    const { t } = useLingui();
    const { id, contacts } = branch;
    const fields: Field[] = [
        { name: 'name', label: t`Name`, required: true },
        { name: 'job', label: t`Job` },
        { name: 'phone', label: t`Phone`, ltr: true },
        { name: 'email', label: t`E-mail`, ltr: true },
        { name: 'isMain', label: t`Main contact`, kind: 'switch' },
    ];
    const save = async (changed: object[], version: number | undefined) => {
        await api.mutate(updateBranchDocument, { input: { id, version, contacts: changed } as never });
        await refresh();
    };
    /** The one who becomes the main contact takes that from whoever was it. */
    const withOne = (one: object & { isMain?: unknown }, place: number) => {
        const others = contacts.map(other => (one.isMain === true ? { ...other, isMain: false } : other));
        return [...others.slice(0, place), one, ...others.slice(place + 1)];
    };
    return (
        <div className="grid gap-1">
            {contacts.map((contact, place) => (
                <div key={`${place} ${contact.name}`} className="flex flex-wrap items-center gap-x-2">
                    <bdi className="font-medium">{contact.name}</bdi>
                    {contact.isMain && <Badge variant="outline"><Trans>Main contact</Trans></Badge>}
                    {contact.job && <bdi className="text-muted-foreground">{contact.job}</bdi>}
                    {contact.phone && <bdi dir="ltr">{contact.phone}</bdi>}
                    {contact.email && <bdi dir="ltr">{contact.email}</bdi>}
                    <PermissionGuard requires={['UpdateCompany']}>
                        <FormDialog
                            title={contact.name}
                            trigger={<Button size="sm" variant="ghost" aria-label={t`Edit ${contact.name}`}><Trans>Edit</Trans></Button>}
                            fields={fields}
                            initial={valuesOf(fields, { ...contact })}
                            submitLabel={<Trans>Save</Trans>}
                            version={branch.version}
                            onStale={refresh}
                            onSubmit={(values, version) => save(withOne(inputOf(values), place), version)}
                        />
                        <FormDialog
                            title={<Trans>Remove the contact</Trans>}
                            trigger={<Button size="sm" variant="ghost" aria-label={t`Remove ${contact.name}`}><Trans>Remove</Trans></Button>}
                            fields={[]}
                            initial={{}}
                            submitLabel={<Trans>Remove</Trans>}
                            version={branch.version}
                            onStale={refresh}
                            onSubmit={(_, version) => save(contacts.filter(other => other !== contact), version)}
                        >
                            <p><bdi>{contact.name}</bdi></p>
                        </FormDialog>
                    </PermissionGuard>
                </div>
            ))}
            <PermissionGuard requires={['UpdateCompany']}>
                <FormDialog
                    title={<Trans>New contact</Trans>}
                    trigger={<Button size="sm" variant="ghost" aria-label={t`New contact of ${branch.name}`}><Trans>New contact</Trans></Button>}
                    fields={fields}
                    initial={{ isMain: contacts.length === 0 }}
                    submitLabel={<Trans>Save</Trans>}
                    version={branch.version}
                    onStale={refresh}
                    onSubmit={(values, version) => save(withOne(inputOf(values), contacts.length), version)}
                />
            </PermissionGuard>
        </div>
    );
}
