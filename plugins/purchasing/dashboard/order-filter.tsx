import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { api, Badge, Button, Label } from '@vendure/dashboard';
import { DownloadIcon, XIcon } from 'lucide-react';
import { useState } from 'react';

import { DayField, Ltr, SearchField } from '../../screens/dashboard/shared';
import { companySearchQuery, companyToOrderForQuery, orderCountsQuery } from './orders.graphql';
import { reviewStates, useWording } from './wording';

interface OrderFilter {
    /** `all` for every state; `awaits-goods` for orders of pre-sales, which are in none of the others. */
    state: string;
    company?: string;
    /** YYYY-MM-DD, both days included. */
    from?: string;
    until?: string;
}

/** What the list shows stands in the address, so that it survives a reload and can be passed on. */
export function useOrderFilter(): OrderFilter {
    const search = useSearch({ strict: false }) as Record<string, unknown>;
    const text = (name: string) => (search[name] === undefined || search[name] === '' ? undefined : String(search[name]));
    return { state: text('state') ?? 'Submitted', company: text('company'), from: text('from'), until: text('until') };
}

/** Orders of goods that were sold before they were in stock have a place of their own until those have come. */
const awaitsGoods = 'awaits-goods';

const isDay = (day: string | undefined): day is string => day !== undefined && /^\d{4}-\d\d-\d\d$/.test(day);

/** The filter as conditions of the list query; days are those of the screen's own zone. */
export function conditions({ state, company, from, until }: OrderFilter) {
    const start = isDay(from) ? new Date(new Date(`${from}T00:00:00`).getTime() - 1).toISOString() : null;
    const end = isDay(until) ? new Date(new Date(`${until}T00:00:00`).getTime() + 86_400_000).toISOString() : null;
    return [
        ...(state === 'all' ? [] : state === awaitsGoods ? [{ awaitsGoods: { eq: true } }] : [{ state: { eq: state } }, { awaitsGoods: { eq: false } }]),
        ...(company === undefined ? [] : [{ companyId: { eq: company } }]),
        ...(start === null ? [] : [{ placedAt: { after: start } }]),
        ...(end === null ? [] : [{ placedAt: { before: end } }]),
    ];
}

/** Above the list: the states with their numbers, a company, a period. */
export function OrderFilterBar() {
    const { t } = useLingui();
    const navigate = useNavigate();
    const filter = useOrderFilter();
    const [from, setFrom] = useState(filter.from ?? '');
    const [until, setUntil] = useState(filter.until ?? '');
    const change = (changed: Partial<OrderFilter>) =>
        void navigate({ to: '/order-review', search: ((before: object) => ({ ...before, ...changed, page: undefined })) as never });
    const changeDay = (name: 'from' | 'until', day: string) => {
        if (name === 'from') setFrom(day);
        else setUntil(day);
        if (day === '' || isDay(day)) change({ [name]: day || undefined });
    };
    return (
        <div className="grid gap-4">
            <StateTabs chosen={filter.state} onChoose={state => change({ state })} />
            {filter.state === awaitsGoods && <FutureOrders />}
            <div className="grid gap-3 sm:grid-cols-3 xl:max-w-4xl">
                <div className="grid content-start gap-1.5">
                    <Label htmlFor="orders-company"><Trans>Company</Trans></Label>
                    {filter.company === undefined ? (
                        <SearchField
                            id="orders-company" queryKey={['companies-to-order-for']} placeholder={t`All companies`}
                            find={async term => (await api.query(companySearchQuery, { options: { take: 10, filter: { name: { contains: term } }, sort: { name: 'ASC' as const } } })).companies.items}
                            keyOf={one => one.id} show={one => <>{one.name} <Ltr className="text-muted-foreground text-sm">{one.code}</Ltr></>}
                            onChoose={one => change({ company: one.id })}
                        />
                    ) : (
                        <ChosenCompany id={filter.company} onClear={() => change({ company: undefined })} />
                    )}
                </div>
                <div className="grid content-start gap-1.5">
                    <Label htmlFor="orders-from"><Trans>Placed from</Trans></Label>
                    <DayField id="orders-from" value={from} onChange={day => changeDay('from', day)} />
                </div>
                <div className="grid content-start gap-1.5">
                    <Label htmlFor="orders-until"><Trans>until</Trans></Label>
                    <DayField id="orders-until" value={until} onChange={day => changeDay('until', day)} />
                </div>
            </div>
        </div>
    );
}

/** What was ordered of goods that are not there, for who buys or makes them. */
function FutureOrders() {
    return (
        <div className="flex flex-wrap items-center gap-2">
            <p className="text-muted-foreground text-sm"><Trans>Orders of goods that are not in stock yet. They go on by themselves when the goods are laid in stock.</Trans></p>
            {['csv', 'xlsx'].map(format => (
                <Button key={format} size="sm" variant="outline" render={<a href={`/pre-sale-orders/${format}`} target="_blank" rel="noreferrer" />}><DownloadIcon /> {format.toUpperCase()}</Button>
            ))}
        </div>
    );
}

function ChosenCompany({ id, onClear }: { id: string; onClear: () => void }) {
    const { t } = useLingui();
    const { data } = useQuery({ queryKey: ['company-orders', 'company', id], queryFn: () => api.query(companyToOrderForQuery, { id }) });
    return (
        <Button id="orders-company" type="button" variant="secondary" className="justify-between" aria-label={t`Show all companies`} onClick={onClear}>
            <span className="truncate">{data?.company?.name ?? '…'}</span> <XIcon />
        </Button>
    );
}

function StateTabs({ chosen, onChoose }: { chosen: string; onChoose: (state: string) => void }) {
    const { t } = useLingui();
    const { stateName, number } = useWording();
    const { data } = useQuery({ queryKey: ['company-orders', 'counts'], queryFn: () => api.query(orderCountsQuery), refetchInterval: 30_000 });
    const counts = new Map(data?.companyOrderCounts.map(one => [one.state, one.count]));
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const shown = reviewStates.filter(state => state === 'Submitted' || state === 'OnHold' || state === chosen || counts.has(state));
    return (
        <div role="group" aria-label={t`State`} className="flex flex-wrap gap-2">
            {shown.map(state => (
                <Button key={state} size="sm" variant={chosen === state ? 'default' : 'outline'} aria-pressed={chosen === state} onClick={() => onChoose(state)}>
                    {stateName(state)} <Badge variant="secondary">{number(counts.get(state) ?? 0)}</Badge>
                </Button>
            ))}
            <Button size="sm" variant={chosen === awaitsGoods ? 'default' : 'outline'} aria-pressed={chosen === awaitsGoods} onClick={() => onChoose(awaitsGoods)}>
                <Trans>Pre-sale</Trans> <Badge variant="secondary">{number(counts.get(awaitsGoods) ?? 0)}</Badge>
            </Button>
            <Button size="sm" variant={chosen === 'all' ? 'default' : 'outline'} aria-pressed={chosen === 'all'} onClick={() => onChoose('all')}>
                <Trans>All</Trans> <Badge variant="secondary">{number(total)}</Badge>
            </Button>
        </div>
    );
}
