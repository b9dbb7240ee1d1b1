import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, Badge, DashboardBaseWidget } from '@vendure/dashboard';

import { Num, QueryState } from '../../screens/dashboard/shared';
import { inboxDocument } from './registration.graphql';

/** How much waits for a decision. */
export function InboxWidget() {
    const { t } = useLingui();
    const query = useQuery({ queryKey: ['registration-inbox'], queryFn: () => api.query(inboxDocument), refetchInterval: 30_000 });
    const inbox = query.data?.registrationInbox;
    const rows = inbox && [
        { to: '/applications', label: t`New applications`, count: inbox.newApplications },
        { to: '/applications', label: t`Applicants who were asked`, count: inbox.askedApplications },
        { to: '/change-requests', label: t`Data changes`, count: inbox.openChangeRequests },
    ];
    return (
        <DashboardBaseWidget id="registration-inbox-widget" title={t`Waiting for a decision`}>
            <QueryState query={query} />
            <ul>
                {rows?.map(({ to, label, count }) => (
                    <li key={label} className="border-b py-1.5">
                        <Link to={to} className="flex items-center justify-between gap-2 hover:underline">
                            {label} <Badge variant="secondary"><Num value={count} /></Badge>
                        </Link>
                    </li>
                ))}
            </ul>
        </DashboardBaseWidget>
    );
}
