import { Trans, useLingui } from '@lingui/react/macro';
import { Button, type DashboardRouteDefinition, Page, PageBlock, PageLayout, PageTitle, Spinner } from '@vendure/dashboard';
import { RefreshCwIcon } from 'lucide-react';
import { useEffect, useState } from 'react';

import { Num } from '../../screens/dashboard/shared';
import { FloorNews } from './floor-news';
import { useOfflinePage } from './offline-page';
import type { OperatorTask } from './production.graphql';
import { ScanField } from './scan-field';
import { TaskCard } from './task-card';
import { type Floor, useFloor } from './use-floor';
import { useNameIn } from './wording';

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
 * The operator's page: what is running, what may be started, what comes next. It is the server's state with what this device
 * has not sent yet; of its own it remembers the chosen station only.
 */
function MyWorkPage() {
    const { t } = useLingui();
    const nameIn = useNameIn();
    const now = useNow();
    const floor = useFloor();
    useOfflinePage();
    const [station, setStation] = useState(() => localStorage.getItem(stationKey) ?? allStations);
    const [scanned, setScanned] = useState<string | null>(null);
    const choose = (id: string) => {
        localStorage.setItem(stationKey, id);
        setStation(id);
    };
    const { tasks } = floor;
    const stations = [...new Map(tasks.map(task => [task.stationId, task.stationName]))];
    const known = station === allStations || stations.some(([id]) => id === station);
    const found = scanned === null ? [] : tasks.filter(task => task.ticketCode === scanned || task.batch?.members.some(one => one.ticketCode === scanned));
    const atStation = known && station !== allStations ? tasks.filter(task => task.stationId === station) : tasks;
    const shown = found.length > 0 ? found : atStation;
    const inState = (...states: string[]) => shown.filter(task => states.includes(task.state));
    return (
        <Page pageId="my-work">
            <PageTitle><Trans>My work</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="full" blockId="my-work">
                    <div className="mb-4 flex flex-wrap items-center gap-2">
                        {found.length === 0 && stations.length > 1 && [[allStations, null] as const, ...stations].map(([id, name]) => (
                            <Button key={id} variant={station === id || (!known && id === allStations) ? 'default' : 'outline'} className="min-h-12 px-5 text-base" onClick={() => choose(id)}>
                                {name ? nameIn(name) : t`All stations`}
                            </Button>
                        ))}
                        <span className="grow" />
                        <ScanField isUnknown={scanned !== null && found.length === 0} isFound={found.length > 0} onScan={setScanned} />
                        <Button variant="ghost" className="min-h-12 min-w-12" aria-label={t`Refresh`} onClick={floor.reload}><RefreshCwIcon className={floor.isFetching ? 'animate-spin' : ''} /></Button>
                    </div>
                    <FloorNews floor={floor} />
                    {floor.isPending && <Spinner />}
                    {!floor.isPending && shown.length === 0 && <p className="text-muted-foreground py-8 text-center text-lg"><Trans>Nothing waits for you.</Trans></p>}
                    <Section title={t`At work`} tasks={inState('running', 'paused', 'blocked')} now={now} floor={floor} />
                    <Section title={t`Can be started`} tasks={inState('ready')} now={now} floor={floor} />
                    <Section title={t`Comes later`} tasks={inState('waiting')} now={now} floor={floor} />
                    <Section title={t`Done, not sent yet`} tasks={inState('done')} now={now} floor={floor} />
                </PageBlock>
            </PageLayout>
        </Page>
    );
}

function Section({ title, tasks, now, floor }: { title: string; tasks: OperatorTask[]; now: number; floor: Floor }) {
    if (tasks.length === 0) {
        return null;
    }
    return (
        <section className="mb-6" aria-label={title}>
            <h2 className="mb-3 text-lg font-medium">{title} (<Num value={tasks.length} />)</h2>
            <div className="grid gap-4 lg:grid-cols-2 2xl:grid-cols-3">
                {tasks.map(task => <TaskCard key={task.id} task={task} now={now} floor={floor} />)}
            </div>
        </section>
    );
}
