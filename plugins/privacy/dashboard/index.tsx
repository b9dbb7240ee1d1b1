import { Trans } from '@lingui/react/macro';
import { Link, useParams } from '@tanstack/react-router';
import { Button, defineDashboardExtension } from '@vendure/dashboard';

import { personPage } from './person-page';
import { requestDetail } from './request-detail';
import { requestList } from './request-list';

function CustomerPersonalData() {
    const { id } = useParams({ strict: false }) as { id: string };
    if (id === 'new') return null;
    return (
        <div className="grid gap-3 text-sm">
            <p className="text-muted-foreground"><Trans>See what is kept of this person, hand it out, or erase it.</Trans></p>
            <Button variant="outline" render={<Link to={`/personal-data/person?customerId=${id}`} />}><Trans>Personal data</Trans></Button>
        </div>
    );
}

defineDashboardExtension({
    routes: [requestList, requestDetail, personPage],
    pageBlocks: [
        {
            id: 'customer-personal-data',
            title: <Trans>Personal data</Trans>,
            location: { pageId: 'customer-detail', column: 'side', position: { blockId: 'groups', order: 'after' } },
            component: CustomerPersonalData,
            requiresPermission: ['HandlePersonalData'],
        },
    ],
});
