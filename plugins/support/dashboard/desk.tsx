import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Button, NativeSelect, NativeSelectOption, PermissionGuard, Textarea } from '@vendure/dashboard';
import { StickyNoteIcon } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';

import { errorText, LabelledField, newKey, reportError, useFormats } from '../../screens/dashboard/shared';
import { assignMutation, cannedAnswersQuery, noteMutation, ownersQuery, priorityMutation, type Thread } from './support.graphql';
import { priorities, usePriorityName } from './wording';

/** Whose the conversation is, how urgent it is, and until when the customer is to be answered. */
export function Keeping({ thread }: { thread: Thread }) {
    const { t } = useLingui();
    const { moment } = useFormats();
    const priorityName = usePriorityName();
    const queryClient = useQueryClient();
    const { data } = useQuery({ queryKey: ['support-owners'], queryFn: () => api.query(ownersQuery), staleTime: 300_000 });
    const change = useMutation({
        mutationFn: (work: () => Promise<unknown>) => work(),
        onSuccess: () => void queryClient.invalidateQueries({ queryKey: ['support'] }),
        onError: reportError,
    });
    const { id, ownerAdministratorId, ownerName, priority, dueAt } = thread;
    const owners = data?.supportOwners ?? [];
    // Somebody who has left, or lost the right since, is named as long as he is the one.
    const isListed = ownerAdministratorId == null || owners.some(one => one.id === ownerAdministratorId);
    return (
        <div className="flex flex-wrap items-end gap-4">
            <LabelledField label={<Trans>Looked after by</Trans>}>
                {told => (
                    <NativeSelect {...told} value={ownerAdministratorId ?? ''} disabled={change.isPending} onChange={event => change.mutate(() => api.mutate(assignMutation, { id, administratorId: event.target.value || null }))}>
                        <NativeSelectOption value="">{t`Nobody`}</NativeSelectOption>
                        {!isListed && <NativeSelectOption value={ownerAdministratorId ?? ''}>{ownerName ?? ''}</NativeSelectOption>}
                        {owners.map(one => <NativeSelectOption key={one.id} value={one.id}>{one.name}</NativeSelectOption>)}
                    </NativeSelect>
                )}
            </LabelledField>
            <LabelledField label={<Trans>Priority</Trans>}>
                {told => (
                    <NativeSelect {...told} value={priority} disabled={change.isPending} onChange={event => change.mutate(() => api.mutate(priorityMutation, { id, priority: event.target.value }))}>
                        {priorities.map(one => <NativeSelectOption key={one} value={one}>{priorityName(one)}</NativeSelectOption>)}
                    </NativeSelect>
                )}
            </LabelledField>
            {dueAt && <p className={`pb-2 text-sm ${Date.parse(dueAt) < Date.now() ? 'text-destructive font-medium' : 'text-muted-foreground'}`}><Trans>To be answered by {moment(dueAt)}</Trans></p>}
        </div>
    );
}

/** What staff say to each other; the customer never sees it. */
export function Notes({ thread }: { thread: Thread }) {
    const { t } = useLingui();
    const { moment } = useFormats();
    const queryClient = useQueryClient();
    const [text, setText] = useState('');
    const [key, setKey] = useState(newKey);
    const write = useMutation({
        mutationFn: () => api.mutate(noteMutation, { id: thread.id, text, idempotencyKey: key }),
        onSuccess: () => {
            setText('');
            setKey(newKey());
            void queryClient.invalidateQueries({ queryKey: ['support'] });
        },
        onError: failure => toast.error(errorText(failure)),
    });
    return (
        <section aria-label={t`Internal notes`} className="flex flex-col gap-3 rounded-md border border-dashed border-amber-500/60 bg-amber-500/5 p-3">
            <h3 className="flex items-center gap-2 text-sm font-medium"><StickyNoteIcon size={16} /> <Trans>Internal notes</Trans> <span className="text-muted-foreground font-normal"><Trans>the customer does not see them</Trans></span></h3>
            <ul className="flex flex-col gap-2 empty:hidden">
                {thread.notes.map(note => (
                    <li key={note.id}>
                        <p className="text-muted-foreground text-xs"><bdi>{note.author}</bdi> · {moment(note.at)}</p>
                        <p dir="auto" className="text-sm break-words whitespace-pre-wrap">{note.text}</p>
                    </li>
                ))}
            </ul>
            <PermissionGuard requires={['AnswerSupportThread']}>
                <form className="flex flex-col gap-2" onSubmit={event => { event.preventDefault(); if (text.trim()) write.mutate(); }}>
                    <Textarea aria-label={t`Note`} placeholder={t`Note`} dir="auto" className="min-h-16" maxLength={4000} value={text} onChange={event => { setText(event.target.value); setKey(newKey()); }} />
                    <Button type="submit" size="sm" variant="outline" className="self-start" disabled={text.trim() === '' || write.isPending}><Trans>Add the note</Trans></Button>
                </form>
            </PermissionGuard>
        </section>
    );
}

/** Begins an answer with one that is given often. */
export function CannedChoice({ onChoose }: { onChoose: (text: string) => void }) {
    const { t } = useLingui();
    const { data } = useQuery({ queryKey: ['support', 'canned'], queryFn: () => api.query(cannedAnswersQuery), staleTime: 60_000 });
    const answers = data?.cannedAnswers ?? [];
    if (answers.length === 0) return null;
    return (
        <NativeSelect aria-label={t`Ready answers`} value="" onChange={event => { const found = answers.find(one => one.id === event.target.value); if (found) onChoose(found.text); }}>
            <NativeSelectOption value="">{t`Ready answers`}</NativeSelectOption>
            {answers.map(one => <NativeSelectOption key={one.id} value={one.id}>{`${one.title} (${one.language})`}</NativeSelectOption>)}
        </NativeSelect>
    );
}
