import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api, Badge } from '@vendure/dashboard';

import { QueryState, useFormats } from '../../screens/dashboard/shared';
import { useCompanyId } from './company-prices';
import { priceScheduleQuery } from './price-change.graphql';
import { useValidity } from './validity';

/** Of a company: which lists and contract prices hold when. */
export function CompanySchedule() {
    const companyId = useCompanyId();
    return companyId === null ? null : <PriceSchedule companyId={companyId} />;
}

const dayMs = 86_400_000;
const dayOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / dayMs;

/** What holds when, as bars on one line of time; a bar without an end goes on. */
export function PriceSchedule(of: { companyId?: string; priceListId?: string }) {
    const { t } = useLingui();
    const { day, number } = useFormats();
    const validity = useValidity();
    const query = useQuery({ queryKey: ['price-schedule', of.companyId, of.priceListId], queryFn: () => api.query(priceScheduleQuery, of) });
    const rows = query.data?.priceSchedule ?? [];
    if (!query.data) return <QueryState query={query} />;
    if (rows.length === 0) return <p className="text-muted-foreground text-sm"><Trans>No prices yet</Trans></p>;
    const today = Math.floor(Date.now() / dayMs);
    const borders = rows.flatMap(row => [row.validFrom, row.validUntil]).filter(one => one != null).map(dayOf);
    // Long past beginnings would leave no room for what is to come.
    const first = Math.max(today - 90, Math.min(today - 30, ...borders));
    const last = Math.min(today + 730, Math.max(today + 90, ...borders) + 14);
    const place = (at: number) => Math.min(100, Math.max(0, ((at - first) / (last - first)) * 100));
    const nameOf = (row: (typeof rows)[number]) => (row.kind === 'contract-prices' ? t`Contract prices` : (row.name ?? ''));
    return (
        <ul className="grid gap-3 text-sm">
            {rows.map((row, at) => {
                const [from, until] = [row.validFrom == null ? 0 : place(dayOf(row.validFrom)), row.validUntil == null ? 100 : place(dayOf(row.validUntil) + 1)];
                return (
                    <li key={at} className="grid gap-1">
                        <div className="flex flex-wrap items-baseline justify-between gap-x-3">
                            <span>
                                {row.kind === 'list-prices' ? <Trans>Prices of <bdi>{nameOf(row)}</bdi></Trans> : <bdi>{nameOf(row)}</bdi>} {!row.enabled && <Badge variant="outline"><Trans>Off</Trans></Badge>}
                            </span>
                            <span className="text-muted-foreground">{validity(row)} · <Trans>prices: {number(row.prices)}</Trans></span>
                        </div>
                        <div className="bg-muted relative h-2 rounded-full" aria-hidden="true">
                            <div className={`absolute h-2 rounded-full ${row.enabled ? 'bg-primary' : 'bg-muted-foreground/40'}`} style={{ insetInlineStart: `${from}%`, width: `${Math.max(1, until - from)}%` }} />
                            <div className="bg-destructive absolute -inset-y-1 w-0.5" style={{ insetInlineStart: `${place(today)}%` }} />
                        </div>
                    </li>
                );
            })}
            <li className="text-muted-foreground flex justify-between text-xs"><span>{day(textOf(first))}</span><span><Trans>The mark is today.</Trans></span><span>{day(textOf(last))}</span></li>
        </ul>
    );
}

function textOf(day: number): string {
    return new Date(day * dayMs).toISOString().slice(0, 10);
}
