import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, Button, PermissionGuard, Spinner, Textarea } from '@vendure/dashboard';
import { CheckIcon, SendIcon } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { toast } from 'sonner';

import { errorText, newKey, useFormats } from '../../screens/dashboard/shared';
import { CannedChoice, Keeping, Notes } from './desk';
import { FileList, FileTray, type SentFile } from './shared';
import { answerMutation, closeMutation, type Thread, threadQuery } from './support.graphql';
import { StateBadge } from './wording';

const refreshMs = 15_000;
const longest = 4000;

export function Conversation({ id }: { id: string }) {
    const { t } = useLingui();
    const { data, error, isPending } = useQuery({
        queryKey: ['support', 'thread', id],
        queryFn: () => api.query(threadQuery, { id }),
        refetchInterval: refreshMs,
    });
    const thread = data?.supportThread;
    return (
        <section aria-label={t`Conversation`} className="flex min-w-0 flex-col gap-4">
            {isPending && <Spinner />}
            {error && <p role="alert" className="text-destructive">{errorText(error)}</p>}
            {thread && (
                <>
                    <Head thread={thread} />
                    <PermissionGuard requires={['AnswerSupportThread']}><Keeping thread={thread} /></PermissionGuard>
                    <Messages thread={thread} />
                    <PermissionGuard requires={['AnswerSupportThread']}><AnswerBox thread={thread} /></PermissionGuard>
                    <Notes key={thread.id} thread={thread} />
                </>
            )}
        </section>
    );
}

function Head({ thread }: { thread: Thread }) {
    return (
        <header className="flex flex-wrap items-start justify-between gap-2 border-b pb-3">
            <div>
                <h2 className="text-lg font-semibold">{thread.subject}</h2>
                <p className="text-muted-foreground text-sm">
                    <bdi>{thread.companyName}</bdi> · {thread.askedBy}
                    {thread.orderId && <> · <Link to={`/order-review/${thread.orderId}`} className="whitespace-nowrap underline underline-offset-4"><Trans>Order {thread.orderCode}</Trans></Link></>}
                    {thread.stageName && <> · <Trans>Stage {thread.stageName}</Trans></>}
                </p>
            </div>
            <StateBadge state={thread.state} />
        </header>
    );
}

function Messages({ thread }: { thread: Thread }) {
    const { moment } = useFormats();
    const end = useRef<HTMLLIElement>(null);
    const count = thread.messages.length;
    useEffect(() => end.current?.scrollIntoView({ block: 'nearest' }), [count]);
    return (
        <ol className="flex max-h-[55vh] flex-col gap-3 overflow-y-auto" aria-live="polite">
            {thread.messages.map((message, index) => (
                <li
                    key={message.id}
                    ref={index === count - 1 ? end : undefined}
                    className={`max-w-[85%] rounded-lg p-3 ${message.fromStaff ? 'bg-primary/10 self-end' : 'bg-muted self-start'}`}
                >
                    <p className="text-muted-foreground text-xs">{message.author} · {moment(message.at)}</p>
                    <p dir="auto" className="break-words whitespace-pre-wrap">{message.text}</p>
                    <FileList files={message.files} />
                </li>
            ))}
        </ol>
    );
}

interface Draft {
    text: string;
    /** Belongs to the text: sending it again after a lost answer writes it once. */
    key: string;
}

function readDraft(storageKey: string): Draft {
    try {
        const kept = JSON.parse(sessionStorage.getItem(storageKey) ?? '') as Partial<Draft>;
        if (typeof kept.text === 'string' && typeof kept.key === 'string') {
            return { text: kept.text, key: kept.key };
        }
    } catch {
        // Nothing kept, or not by us: begin anew.
    }
    return { text: '', key: newKey() };
}

function AnswerBox({ thread }: { thread: Thread }) {
    const { t } = useLingui();
    const { number } = useFormats();
    const queryClient = useQueryClient();
    const storageKey = `karvan.support.draft.${thread.id}`;
    const [draft, setDraft] = useState(() => readDraft(storageKey));
    useEffect(() => {
        if (draft.text === '') sessionStorage.removeItem(storageKey);
        else sessionStorage.setItem(storageKey, JSON.stringify(draft));
    }, [draft, storageKey]);
    const [files, setFiles] = useState<SentFile[]>([]);
    const refresh = () => queryClient.invalidateQueries({ queryKey: ['support'] });
    const send = useMutation({
        mutationFn: async () => (await api.mutate(answerMutation, { id: thread.id, text: draft.text, fileIds: files.map(one => one.id), idempotencyKey: draft.key })).answerSupportThread,
        onSuccess: answer => {
            if (answer.__typename === 'ThreadRefusal') {
                toast.error(t`This conversation is closed. It opens again when the customer writes.`);
            } else {
                setDraft({ text: '', key: newKey() });
                setFiles([]);
                toast.success(t`The answer is sent.`);
            }
            void refresh();
        },
    });
    const close = useMutation({
        mutationFn: () => api.mutate(closeMutation, { id: thread.id }),
        onSuccess: refresh,
        onError: failure => toast.error(errorText(failure)),
    });
    if (thread.state === 'closed') {
        return <p className="text-muted-foreground text-sm"><Trans>This conversation is closed. It opens again when the customer writes.</Trans></p>;
    }
    const blank = draft.text.trim() === '';
    const submit = () => !blank && !send.isPending && send.mutate();
    return (
        <form className="flex flex-col gap-2" onSubmit={event => { event.preventDefault(); submit(); }}>
            <Textarea
                aria-label={t`Your answer`}
                placeholder={t`Your answer (Ctrl+Enter sends it)`}
                dir="auto"
                className="min-h-28"
                maxLength={longest}
                value={draft.text}
                onChange={event => {
                    // A changed text is another message, and needs a key of its own.
                    const text = event.currentTarget.value;
                    setDraft({ text, key: newKey() });
                }}
                onKeyDown={event => {
                    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
                        event.preventDefault();
                        submit();
                    }
                }}
            />
            <FileTray
                files={files}
                onChange={chosen => {
                    setFiles(chosen);
                    setDraft({ ...draft, key: newKey() });
                }}
            />
            {send.error && <p role="alert" className="text-destructive">{errorText(send.error)}</p>}
            <div className="flex flex-wrap items-center gap-2">
                <Button type="submit" disabled={blank || send.isPending}><SendIcon className="rtl:-scale-x-100" /> <Trans>Answer</Trans></Button>
                <Button type="button" variant="outline" disabled={close.isPending} onClick={() => close.mutate()}><CheckIcon /> <Trans>Close the conversation</Trans></Button>
                <CannedChoice onChoose={text => setDraft({ text: draft.text.trim() === '' ? text : `${draft.text}\n${text}`, key: newKey() })} />
                <span className="text-muted-foreground ms-auto text-xs">{number(draft.text.length)} / {number(longest)}</span>
            </div>
        </form>
    );
}
