import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Button, type DashboardRouteDefinition, Page, PageBlock, PageLayout, PageTitle, Spinner } from '@vendure/dashboard';
import { RefreshCwIcon, WifiOffIcon } from 'lucide-react';
import { useEffect, useState } from 'react';

import { errorText, Num } from '../../screens/dashboard/shared';
import { myOperationsQuery } from './production.graphql';
import { TaskCard } from './task-card';
import { useNameIn } from './wording';

const refreshMs = 10_000;
const allStations = 'all';
const stationKey = 'karvan.my-work.station';

export const myWork: DashboardRouteDefinition = {
    navMenuItem: {
        sectionId: 'production', id: 'my-work', url: '/production/my-work', title: /* i18n*/ 'My work', order: 30,
        requiresPermission: ['OperateWork'],
    },
    path: '/production/my-work',
    loader: () => ({ breadcrumb: () => <Trans>My work</Trans> }),
    component: () => <MyWorkPage />,
};

/** The clock of the page, so that all running times tick together. */
function useNow(): number {
    const [now, setNow] = useState(() => Date.now());
    useEffect(() => {
        const timer = setInterval(() => setNow(Date.now()), 1000);
        return () => clearInterval(timer);
    }, []);
    return now;
}

/**
 * The operator's page: what is running, what may be started, what comes next. All of it is the server's state,
 * so a reload or another tablet shows the same; only the chosen station is remembered here.
 */
function MyWorkPage() {
    const { t } = useLingui();
    const nameIn = useNameIn();
    const now = useNow();
    const queryClient = useQueryClient();
    const [station, setStation] = useState(() => localStorage.getItem(stationKey) ?? allStations);
    const { data, error, isPending, isFetching } = useQuery({
        queryKey: ['production', 'my-work'],
        queryFn: () => api.query(myOperationsQuery),
        refetchInterval: refreshMs,
        refetchOnWindowFocus: true,
    });
    const choose = (id: string) => {
        localStorage.setItem(stationKey, id);
        setStation(id);
    };
    const reload = () => void queryClient.invalidateQueries({ queryKey: ['production', 'my-work'] });
    const tasks = data?.myOperations ?? [];
    const stations = [...new Map(tasks.map(task => [task.stationId, task.stationName]))];
    const known = station === allStations || stations.some(([id]) => id === station);
    const shown = known && station !== allStations ? tasks.filter(task => task.stationId === station) : tasks;
    const atWork = shown.filter(task => task.state === 'running' || task.state === 'paused');
    const ready = shown.filter(task => task.state === 'ready');
    const later = shown.filter(task => task.state === 'waiting');
    return (
        <Page pageId="my-work">
            <PageTitle><Trans>My work</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="full" blockId="my-work">
                    <div className="mb-4 flex flex-wrap items-center gap-2">
                        {stations.length > 1 && [[allStations, null] as const, ...stations].map(([id, name]) => (
                            <Button key={id} variant={station === id || (!known && id === allStations) ? 'default' : 'outline'} className="min-h-12 px-5 text-base" onClick={() => choose(id)}>
                                {name ? nameIn(name) : t`All stations`}
                            </Button>
                        ))}
                        <span className="grow" />
                        <Button variant="ghost" className="min-h-12 min-w-12" aria-label={t`Refresh`} onClick={reload}><RefreshCwIcon className={isFetching ? 'animate-spin' : ''} /></Button>
                    </div>
                    {isPending && <Spinner />}
                    {error && (
                        <p role="alert" className="border-destructive text-destructive mb-4 flex items-center gap-3 rounded-md border p-4 text-base">
                            <WifiOffIcon /> <span><Trans>The list cannot be loaded: {errorText(error)}. What you see may be old.</Trans></span>
                        </p>
                    )}
                    {data && shown.length === 0 && <p className="text-muted-foreground py-8 text-center text-lg"><Trans>Nothing waits for you.</Trans></p>}
                    <Section title={t`At work`} tasks={atWork} now={now} />
                    <Section title={t`Can be started`} tasks={ready} now={now} />
                    <Section title={t`Comes later`} tasks={later} now={now} />
                </PageBlock>
            </PageLayout>
        </Page>
    );
}

function Section({ title, tasks, now }: { title: string; tasks: Parameters<typeof TaskCard>[0]['task'][]; now: number }) {
    if (tasks.length === 0) {
        return null;
    }
    return (
        <section className="mb-6" aria-label={title}>
            <h2 className="mb-3 text-lg font-medium">{title} (<Num value={tasks.length} />)</h2>
            <div className="grid gap-4 lg:grid-cols-2 2xl:grid-cols-3">
                {tasks.map(task => <TaskCard key={task.id} task={task} now={now} />)}
            </div>
        </section>
    );
}
