import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api } from '@vendure/dashboard';

import { graphql } from '@/gql';

import { errorText, useFormats } from '../../screens/dashboard/shared';

const resaleQuery = graphql(`
    query OrderResale($orderId: ID!) {
        orderResale(orderId: $orderId) { level companyId companyName customerName costNet paidNet earningNet owedGross decision currencyCode }
    }
`);

/** Who stands between the buyer and us, what each pays and earns, and who owes us. */
export function OrderResale() {
    const { t } = useLingui();
    const { money } = useFormats();
    const { id: orderId } = useParams({ strict: false }) as { id: string };
    const { data, error } = useQuery({ queryKey: ['order-resale', orderId], queryFn: () => api.query(resaleQuery, { orderId }), enabled: orderId !== 'new' });
    if (error) return <p role="alert" className="text-destructive">{errorText(error)}</p>;
    const levels = data?.orderResale ?? [];
    if (levels.length === 0) return <p className="text-muted-foreground text-sm"><Trans>The buyer is our own customer.</Trans></p>;
    const decisions: Record<string, string> = {
        automatic: t`accepted automatically`, waiting: t`waits`, approved: t`approved`, rejected: t`rejected`, withdrawn: t`taken back by the buyer`,
    };
    return (
        <ol className="grid gap-4">
            {levels.map(level => (
                <li key={level.level} className="grid gap-1">
                    <p><bdi className="font-medium">{level.companyName}</bdi> → <bdi>{level.customerName}</bdi></p>
                    <p className="text-muted-foreground text-sm">{level.decision === null ? t`not asked yet` : decisions[level.decision ?? '']}</p>
                    <p className="tabular-nums text-sm"><Trans>pays {money(level.costNet, level.currencyCode)}, gets {money(level.paidNet, level.currencyCode)}, earns {money(level.earningNet, level.currencyCode)} net</Trans></p>
                    {level.owedGross !== null && <p className="tabular-nums text-sm font-medium"><Trans>owes us {money(level.owedGross ?? 0, level.currencyCode)} with tax</Trans></p>}
                </li>
            ))}
        </ol>
    );
}
