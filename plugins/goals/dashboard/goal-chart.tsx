import { useLingui } from '@lingui/react/macro';
import { useDisplayLocale } from '@vendure/dashboard';
import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';

import { useFormats } from '../../screens/dashboard/shared';
import type { GoalStandingShown } from './goals.graphql';

const most = 10;
const longest = 18;
const axes = { tickLine: false, axisLine: false, fontSize: 12, stroke: 'currentColor' } as const;
const tip = { contentStyle: { background: 'var(--popover)', color: 'var(--popover-foreground)', borderColor: 'var(--border)', borderRadius: 6 } } as const;
const shortened = (name: string) => (name.length > longest ? `${name.slice(0, longest)}…` : name);

/** What the first companies of the list bought, beside the value of their next or last step. One currency: amounts of two share no scale. */
export function GoalChart({ rows }: { rows: readonly GoalStandingShown[] }) {
    const { t } = useLingui();
    const { money } = useFormats();
    const { bcp47Tag } = useDisplayLocale();
    const currency = rows[0]?.currencyCode ?? '';
    const shown = rows
        .filter(row => row.currencyCode === currency)
        .slice(0, most)
        .map(row => ({ name: row.companyName, sales: row.salesNet, goal: (row.next ?? row.steps.at(-1))?.fromNet ?? 0 }));
    const short = new Intl.NumberFormat(bcp47Tag, { notation: 'compact', maximumFractionDigits: 1 });
    const exact = (value: unknown) => money(Number(value), currency);
    return (
        <figure role="img" dir="ltr" aria-label={shown.map(row => `${row.name}: ${exact(row.sales)} / ${exact(row.goal)}`).join('; ')}>
            <ResponsiveContainer width="100%" height={70 + shown.length * 44}>
                <BarChart data={shown} layout="vertical" margin={{ left: 8, right: 16 }}>
                    <CartesianGrid horizontal={false} strokeDasharray="3 3" strokeOpacity={0.4} />
                    <XAxis type="number" tickFormatter={(value: number) => short.format(value / 100)} {...axes} />
                    <YAxis type="category" dataKey="name" width={140} tickFormatter={shortened} interval={0} {...axes} />
                    <Tooltip {...tip} formatter={exact} />
                    <Legend />
                    <Bar dataKey="sales" name={t`Bought, net`} fill="#c2630f" radius={[0, 3, 3, 0]} isAnimationActive={false} />
                    <Bar dataKey="goal" name={t`Goal`} fill="#94a3b8" radius={[0, 3, 3, 0]} isAnimationActive={false} />
                </BarChart>
            </ResponsiveContainer>
        </figure>
    );
}
