import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api } from '@vendure/dashboard';

import { errorText } from '../../screens/dashboard/shared';
import { orderCreditQuery } from './orders.graphql';
import { useWording } from './wording';

/** What of the customer's credit is taken, and whether an amount that is asked for would still fit. */
export function CreditBar({ companyId, asked }: { companyId: string; asked: number }) {
    const { t } = useLingui();
    const { money, number } = useWording();
    const { data, error } = useQuery({ queryKey: ['company-orders', 'credit', companyId], queryFn: () => api.query(orderCreditQuery, { companyId }) });
    if (error) return <p role="alert" className="text-destructive text-sm">{errorText(error)}</p>;
    if (!data) return null;
    const { limitMinor, exposureMinor, availableMinor, termDays, currencyCode } = data.companyCredit;
    const exposure = money(exposureMinor, currencyCode);
    if (limitMinor === null || availableMinor === null) {
        return <p className="text-sm"><Trans>No credit limit. Open orders: {exposure}</Trans></p>;
    }
    const percent = limitMinor === 0 ? 100 : Math.min(100, (exposureMinor / limitMinor) * 100);
    const isFull = exposureMinor >= limitMinor;
    const [limit, available] = [money(limitMinor, currencyCode), money(availableMinor, currencyCode)];
    return (
        <div className="grid gap-2 text-sm">
            <div
                role="meter" aria-label={t`Credit taken`} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(percent)}
                className="bg-muted h-3 overflow-hidden rounded-full"
            >
                <div className={`h-full ${isFull ? 'bg-destructive' : 'bg-primary'}`} style={{ width: `${percent}%` }} />
            </div>
            <p className="tabular-nums"><Trans>{exposure} of {limit} taken</Trans></p>
            <p className="tabular-nums"><Trans>Available: {available}</Trans></p>
            <p className="text-muted-foreground"><Trans>Payable within {number(termDays)} days</Trans></p>
            {asked > availableMinor && (
                <p className="text-destructive"><Trans>This order is beyond the limit.</Trans></p>
            )}
        </div>
    );
}
