import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api } from '@vendure/dashboard';

import { Ltr, Moment, QueryState } from '../../screens/dashboard/shared';
import { DocumentState, usePushWords } from './push-words';
import { orderErpQuery } from './push.graphql';

/** What the ERP was told of the order and how it calls it; on the order's page. */
export function OrderErp() {
    const { nounName } = usePushWords();
    const { id } = useParams({ strict: false }) as { id: string };
    const query = useQuery({ queryKey: ['company-orders', id, 'erp'], queryFn: () => api.query(orderErpQuery, { id }), enabled: id !== 'new' });
    if (id === 'new') return null;
    if (!query.data) return <QueryState query={query} />;
    const { erpDocuments: documents = [], waybills = [] } = query.data.companyOrder ?? {};
    if (documents.length + waybills.length === 0) return <p className="text-muted-foreground text-sm"><Trans>The ERP has not been told of it yet.</Trans></p>;
    return (
        <ul className="grid gap-3 text-sm">
            {documents.map(one => (
                <li key={one.id} className="grid gap-1">
                    <span className="flex flex-wrap items-center gap-2">{nounName(one.noun)} <Ltr>{one.key}</Ltr> <DocumentState state={one.state} /></span>
                    {one.number && <span><Trans>Number at the ERP</Trans>: <Ltr className="font-medium">{one.number}</Ltr> {one.erpState && <bdi className="text-muted-foreground">{one.erpState}</bdi>}</span>}
                    {one.reason && <span className="text-destructive">{one.field && <><Ltr className="font-mono">{one.field}</Ltr>: </>}<bdi>{one.reason}</bdi></span>}
                    <span className="text-muted-foreground"><Moment at={one.updatedAt} /></span>
                </li>
            ))}
            {waybills.map(({ number, carrier }) => (
                <li key={`waybill-${number}`}><Trans>Waybill</Trans>: <Ltr className="font-medium">{number}</Ltr> <bdi className="text-muted-foreground">{carrier}</bdi></li>
            ))}
        </ul>
    );
}
