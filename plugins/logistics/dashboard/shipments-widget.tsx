import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, Badge, DashboardBaseWidget } from '@vendure/dashboard';

import { Num, QueryState } from '../../screens/dashboard/shared';
import { boardQuery } from './logistics.graphql';
import { useStateName } from './wording';

/** Where the shipments under way stand, for who sends them. */
export function ShipmentsWidget() {
    const { t } = useLingui();
    const stateName = useStateName();
    const query = useQuery({ queryKey: ['logistics', 'board'], queryFn: () => api.query(boardQuery), refetchInterval: 30_000 });
    const items = query.data?.shipments.items;
    return (
        <DashboardBaseWidget id="shipments-widget" title={t`Loading board`}>
            <QueryState query={query} />
            <ul>
                {['planned', 'loading', 'weighed', 'dispatched'].map(state => (
                    <li key={state} className="border-b py-1.5">
                        <Link to="/logistics/board" className="flex items-center justify-between gap-2 hover:underline">
                            {stateName(state)} <Badge variant="secondary"><Num value={items?.filter(one => one.state === state).length ?? 0} /></Badge>
                        </Link>
                    </li>
                ))}
            </ul>
        </DashboardBaseWidget>
    );
}
