import { useLingui } from '@lingui/react/macro';
import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';

import { useFormats } from '../../screens/dashboard/shared';

const most = 10;
const longest = 18;
const axes = { tickLine: false, axisLine: false, fontSize: 12, stroke: 'currentColor' } as const;
const tip = { contentStyle: { background: 'var(--popover)', color: 'var(--popover-foreground)', borderColor: 'var(--border)', borderRadius: 6 } } as const;
const shortened = (phrase: string) => (phrase.length > longest ? `${phrase.slice(0, longest)}…` : phrase);

/** The first phrases of the list as bars; the table below says the same to who cannot see them. */
export function MissedChart({ rows }: { rows: readonly { phrase: string; times: number; customers: number }[] }) {
    const { t } = useLingui();
    const { number } = useFormats();
    const shown = rows.slice(0, most);
    const format = (value: unknown) => number(Number(value));
    return (
        <figure role="img" dir="ltr" aria-label={shown.map(row => `${row.phrase}: ${number(row.times)}`).join('; ')}>
            <ResponsiveContainer width="100%" height={60 + shown.length * 34}>
                <BarChart data={shown} layout="vertical" margin={{ left: 8, right: 16 }}>
                    <CartesianGrid horizontal={false} strokeDasharray="3 3" strokeOpacity={0.4} />
                    <XAxis type="number" allowDecimals={false} tickFormatter={format} {...axes} />
                    <YAxis type="category" dataKey="phrase" width={140} tickFormatter={shortened} {...axes} />
                    <Tooltip {...tip} formatter={format} />
                    <Legend />
                    <Bar dataKey="times" name={t`Times`} fill="#c2630f" radius={[0, 3, 3, 0]} />
                    <Bar dataKey="customers" name={t`Customers`} fill="#0d9488" radius={[0, 3, 3, 0]} />
                </BarChart>
            </ResponsiveContainer>
        </figure>
    );
}
