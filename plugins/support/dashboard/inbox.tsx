import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { api, Button, type DashboardRouteDefinition, Input, NativeSelect, NativeSelectOption, Page, PageBlock, PageLayout, PageTitle, Spinner } from '@vendure/dashboard';
import { useEffect, useState } from 'react';

import { errorText, useFormats } from '../../screens/dashboard/shared';
import { Conversation } from './conversation';
import { ownersQuery, type ThreadRow, threadsQuery } from './support.graphql';
import { PriorityBadge, StateBadge, useWaiting } from './wording';

const refreshMs = 15_000;
const page = 30;

export const inbox: DashboardRouteDefinition = {
    navMenuItem: {
        sectionId: 'support', id: 'support-inbox', url: '/support', title: /* i18n*/ 'Messages', order: 10,
        requiresPermission: ['ReadSupportThread'],
    },
    path: '/support',
    validateSearch: (search: Record<string, unknown>) => ({ thread: typeof search.thread === 'string' || typeof search.thread === 'number' ? String(search.thread) : undefined }),
    loader: () => ({ breadcrumb: () => <Trans>Messages</Trans> }),
    component: () => <InboxPage />,
};

/** What was typed last, once the typing rests. */
function useRested(value: string): string {
    const [rested, setRested] = useState(value);
    useEffect(() => {
        const timer = setTimeout(() => setRested(value), 300);
        return () => clearTimeout(timer);
    }, [value]);
    return rested;
}

function InboxPage() {
    const { t } = useLingui();
    const navigate = useNavigate();
    const { thread: chosen } = useSearch({ strict: false }) as { thread?: string };
    const [state, setState] = useState('open');
    const [owner, setOwner] = useState('all');
    const [company, setCompany] = useState('');
    const [skip, setSkip] = useState(0);
    const rested = useRested(company.trim());
    const owners = useQuery({ queryKey: ['support-owners'], queryFn: () => api.query(ownersQuery), staleTime: 300_000 });
    const me = owners.data?.me?.id;
    const { data, error, isPending } = useQuery({
        queryKey: ['support', 'threads', state, owner, me, rested, skip],
        queryFn: () => api.query(threadsQuery, {
            options: {
                skip,
                take: page,
                filter: {
                    ...(state === 'all' ? {} : { state: { eq: state } }),
                    ...(owner === 'nobody' ? { ownerAdministratorId: { isNull: true } } : owner === 'mine' ? { ownerAdministratorId: { eq: me } } : {}),
                    ...(rested ? { companyName: { contains: rested } } : {}),
                },
                // Whose answer is due first is answered first; elsewhere the newest comes first.
                sort: state === 'open' ? { dueAt: 'ASC' as const } : { lastMessageAt: 'DESC' as const },
            },
        }),
        refetchInterval: refreshMs,
    });
    const choose = (id: string) => void navigate({ to: '/support', search: { thread: id } as never });
    const { items = [], totalItems = 0 } = data?.supportThreads ?? {};
    const whose = { all: t`Everybody's`, mine: t`Mine`, nobody: t`Nobody's` };
    const states = { open: t`Waiting for an answer`, answered: t`Answered`, closed: t`Closed`, all: t`All` };
    return (
        <Page pageId="support-inbox">
            <PageTitle><Trans>Messages</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="full" blockId="support-inbox">
                    <div className="grid gap-4 lg:grid-cols-[minmax(18rem,1fr)_2fr]">
                        <section aria-label={t`Conversations`} className="flex flex-col gap-3">
                            <div className="grid gap-2">
                                <NativeSelect className="w-full" aria-label={t`State`} value={state} onChange={event => { setState(event.target.value); setSkip(0); }}>
                                    {Object.entries(states).map(([value, label]) => <NativeSelectOption key={value} value={value}>{label}</NativeSelectOption>)}
                                </NativeSelect>
                                <NativeSelect className="w-full" aria-label={t`Looked after by`} value={owner} onChange={event => { setOwner(event.target.value); setSkip(0); }}>
                                    {Object.entries(whose).map(([value, label]) => <NativeSelectOption key={value} value={value}>{label}</NativeSelectOption>)}
                                </NativeSelect>
                                <Input aria-label={t`Company`} placeholder={t`Company`} value={company} onChange={event => { setCompany(event.target.value); setSkip(0); }} />
                            </div>
                            {isPending && <Spinner />}
                            {error && <p role="alert" className="text-destructive">{errorText(error)}</p>}
                            {data && items.length === 0 && <p className="text-muted-foreground py-6 text-center"><Trans>No conversation here.</Trans></p>}
                            <ThreadRows rows={items} chosen={chosen} onChoose={choose} />
                            {totalItems > page && (
                                <div className="flex justify-between">
                                    <Button variant="outline" disabled={skip === 0} onClick={() => setSkip(skip - page)}><Trans>Previous</Trans></Button>
                                    <Button variant="outline" disabled={skip + page >= totalItems} onClick={() => setSkip(skip + page)}><Trans>Next</Trans></Button>
                                </div>
                            )}
                        </section>
                        {chosen ? <Conversation key={chosen} id={chosen} /> : <p className="text-muted-foreground self-center text-center"><Trans>Choose a conversation.</Trans></p>}
                    </div>
                </PageBlock>
            </PageLayout>
        </Page>
    );
}

/** Arrow keys go through the list; Enter opens, as on any button. */
function ThreadRows({ rows, chosen, onChoose }: { rows: ThreadRow[]; chosen: string | undefined; onChoose: (id: string) => void }) {
    const waiting = useWaiting();
    const { moment } = useFormats();
    const move = (event: React.KeyboardEvent<HTMLButtonElement>) => {
        const row = event.currentTarget.parentElement;
        const next = event.key === 'ArrowDown' ? row?.nextElementSibling : event.key === 'ArrowUp' ? row?.previousElementSibling : null;
        if (next) {
            event.preventDefault();
            next.querySelector('button')?.focus();
        }
    };
    return (
        <ul className="divide-y rounded-md border empty:hidden">
            {rows.map(row => (
                <li key={row.id}>
                    <button
                        type="button"
                        aria-current={row.id === chosen}
                        className="hover:bg-muted/60 focus-visible:ring-ring aria-[current=true]:bg-muted w-full p-3 text-start outline-none focus-visible:ring-2"
                        onClick={() => onChoose(row.id)}
                        onKeyDown={move}
                    >
                        <span className="flex items-start justify-between gap-2"><strong className="line-clamp-2">{row.subject}</strong> <span className="flex gap-1"><PriorityBadge priority={row.priority} /> <StateBadge state={row.state} /></span></span>
                        <span className="text-muted-foreground block text-sm">{row.companyName} · {row.askedBy}{row.orderCode && <> · <span className="whitespace-nowrap">{row.orderCode}</span></>}</span>
                        {row.waitingSince && (
                            <span className={`block text-sm ${row.dueAt && Date.parse(row.dueAt) < Date.now() ? 'text-destructive font-medium' : ''}`}>
                                <Trans>waits {waiting(row.waitingSince)}</Trans>{row.dueAt && <> · <Trans>due {moment(row.dueAt)}</Trans></>}
                            </span>
                        )}
                        {row.ownerName && <span className="text-muted-foreground block text-sm"><Trans>Looked after by {row.ownerName}</Trans></span>}
                    </button>
                </li>
            ))}
        </ul>
    );
}
