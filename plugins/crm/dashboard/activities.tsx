import { Trans, useLingui } from '@lingui/react/macro';
import { api, Badge, PermissionGuard } from '@vendure/dashboard';
import { useState } from 'react';

import { addActivityDocument } from './crm.graphql';
import { Day, type Field, FieldForm, inputOf, Moment, newKey } from '../../screens/dashboard/shared';
import { useLabels } from './labels';

interface Activity {
    id: string;
    createdAt: unknown;
    kind: string;
    text: string;
    followUpOn: string | null;
    authorName: string | null;
}

/** What was done and said, the newest first, and the form to add to it. */
export function Activities({ leadId, activities, refresh }: { leadId: string; activities: Activity[]; refresh: () => Promise<unknown> }) {
    const { t } = useLingui();
    const { kinds } = useLabels();
    const [key, setKey] = useState(newKey);
    const fields: Field[] = [
        { name: 'kind', label: t`Kind`, kind: 'select', options: Object.entries(kinds), required: true },
        { name: 'followUpOn', label: t`Follow up on`, kind: 'date' },
        { name: 'text', label: t`What happened`, kind: 'textarea', required: true },
    ];
    return (
        <div className="grid gap-6">
            <PermissionGuard requires={['UpdateLead']}>
                <FieldForm
                    key={key}
                    fields={fields}
                    initial={{ kind: 'call' }}
                    submitLabel={<Trans>Add</Trans>}
                    onSubmit={async values => {
                        await api.mutate(addActivityDocument, { input: { ...inputOf(values), leadId, idempotencyKey: key } as never });
                        setKey(newKey());
                        await refresh();
                    }}
                />
            </PermissionGuard>
            <ol className="grid gap-3">
                {activities.map(activity => (
                    <li key={activity.id} className="border-s-2 ps-4">
                        <div className="flex flex-wrap items-center gap-2 text-sm text-muted-foreground">
                            <Badge variant="outline">{kinds[activity.kind] ?? activity.kind}</Badge>
                            <Moment at={String(activity.createdAt)} />
                            {activity.authorName && <bdi>{activity.authorName}</bdi>}
                            {activity.followUpOn && (
                                <span>
                                    <Trans>Follow up on</Trans> <Day day={activity.followUpOn} />
                                </span>
                            )}
                        </div>
                        <p className="whitespace-pre-wrap" dir="auto">{activity.text}</p>
                    </li>
                ))}
            </ol>
        </div>
    );
}
