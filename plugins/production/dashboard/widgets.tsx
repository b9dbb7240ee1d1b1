import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, Badge, DashboardBaseWidget } from '@vendure/dashboard';

import { Day, Num, QueryState } from '../../screens/dashboard/shared';
import { boardQuery, myOperationsQuery } from './production.graphql';
import { useNameIn, useStateName } from './wording';

const shownTasks = 6;

/** The first thing an operator sees: what he is at, and what he may start. */
export function MyWorkWidget() {
    const { t } = useLingui();
    const nameIn = useNameIn();
    const stateName = useStateName();
    const query = useQuery({ queryKey: ['production', 'my-work'], queryFn: () => api.query(myOperationsQuery), refetchInterval: 30_000 });
    const tasks = query.data?.myOperations.filter(task => task.state !== 'waiting');
    return (
        <DashboardBaseWidget id="my-work-widget" title={t`My work`}>
            <QueryState query={query} />
            {tasks?.length === 0 && <p className="text-muted-foreground"><Trans>Nothing waits for you.</Trans></p>}
            <ul className="divide-y">
                {tasks?.slice(0, shownTasks).map(task => (
                    <li key={task.id}>
                        <Link to="/production/my-work" className="grid min-h-12 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 py-2 hover:underline">
                            <span className="truncate"><bdi>{task.orderCode}</bdi> · {nameIn(task.name)} · <bdi>{task.productName}</bdi></span>
                            <Badge variant={task.state === 'ready' ? 'secondary' : 'default'}>{stateName(task.state)}</Badge>
                        </Link>
                    </li>
                ))}
            </ul>
        </DashboardBaseWidget>
    );
}

/** How the floor stands, for who plans it: the counts, and what is late. */
export function WorkOrdersWidget() {
    const { t } = useLingui();
    const stateName = useStateName();
    const query = useQuery({ queryKey: ['production', 'board'], queryFn: () => api.query(boardQuery), refetchInterval: 30_000 });
    const items = query.data?.workOrders.items;
    const late = items?.filter(one => one.late) ?? [];
    return (
        <DashboardBaseWidget id="work-orders-widget" title={t`Work orders`}>
            <QueryState query={query} />
            <ul>
                {['planned', 'released', 'running'].map(state => (
                    <li key={state} className="border-b py-1.5">
                        <Link to="/production/planning" className="flex items-center justify-between gap-2 hover:underline">
                            {stateName(state)} <Badge variant="secondary"><Num value={items?.filter(one => one.state === state).length ?? 0} /></Badge>
                        </Link>
                    </li>
                ))}
                <li className="flex items-center justify-between gap-2 py-1.5">
                    <Trans>Late</Trans> <Badge variant={late.length > 0 ? 'destructive' : 'secondary'}><Num value={late.length} /></Badge>
                </li>
                {late.slice(0, shownTasks).map(one => (
                    <li key={one.id} className="text-muted-foreground flex justify-between gap-2 text-sm">
                        <Link to={`/production/work-orders/${one.id}`} className="truncate hover:underline"><bdi>{one.orderCode}</bdi> · <bdi>{one.productName}</bdi></Link>
                        {one.dueDate && <Day day={one.dueDate} />}
                    </li>
                ))}
            </ul>
        </DashboardBaseWidget>
    );
}
