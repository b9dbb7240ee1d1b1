import { useLingui } from '@lingui/react/macro';

import { useFormats } from '../../screens/dashboard/shared';
import type { ChangeShown } from './change-table';

const [width, height, left, bottom] = [640, 200, 8, 22];
const colours = ['#2563eb', '#dc2626', '#16a34a', '#d97706', '#7c3aed', '#0891b2'];

interface Line {
    name: string;
    currencyCode: string;
    /** From when on which price held; null: none. */
    points: { at: number; value: number | null }[];
}

/** How prices went: a line for each list, company and quantity, of at most six of one currency: that of the latest change. */
export function PriceChart({ changes }: { changes: readonly ChangeShown[] }) {
    const { t } = useLingui();
    const { moment, money, number } = useFormats();
    const lines = linesOf(changes, quantity => `≥ ${number(quantity)}`);
    if (lines.length === 0) return null;
    const now = Date.now();
    const times = lines.flatMap(line => line.points.map(point => point.at));
    const values = lines.flatMap(line => line.points.flatMap(point => point.value ?? []));
    const [first, low, high] = [Math.min(...times), Math.min(...values), Math.max(...values)];
    const currency = lines[0]?.currencyCode ?? 'IRR';
    const x = (at: number) => left + ((at - first) / Math.max(1, now - first)) * (width - 2 * left);
    const y = (value: number) => 18 + (1 - (value - low) / Math.max(1, high - low)) * (height - bottom - 36);
    const path = (line: Line) =>
        line.points.map((point, place) => {
            if (point.value === null) return '';
            const until = line.points[place + 1]?.at ?? now;
            const isJoined = place > 0 && line.points[place - 1]?.value != null;
            return `${isJoined ? 'V' : `M${x(point.at)},`}${y(point.value)}H${x(until)}`;
        }).join('');
    return (
        <figure className="grid gap-2">
            <svg viewBox={`0 0 ${width} ${height}`} className="w-full max-w-3xl" role="img" aria-label={t`How the price went`} style={{ direction: 'ltr' }}>
                <line x1={left} x2={width - left} y1={height - bottom} y2={height - bottom} className="stroke-border" />
                {lines.map((line, place) => <path key={line.name} d={path(line)} fill="none" stroke={colours[place]} strokeWidth={2} />)}
                <text x={left} y={8} className="fill-muted-foreground" fontSize={10}>{money(high, currency)}</text>
                <text x={left} y={height - bottom - 3} className="fill-muted-foreground" fontSize={10}>{low === high ? '' : money(low, currency)}</text>
                <text x={left} y={height - 6} className="fill-muted-foreground" fontSize={10}>{moment(new Date(first))}</text>
                <text x={width - left} y={height - 6} textAnchor="end" className="fill-muted-foreground" fontSize={10}>{moment(new Date(now))}</text>
            </svg>
            <figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
                {lines.map((line, place) => <span key={line.name} className="flex items-center gap-1.5"><span className="size-2.5 rounded-full" style={{ background: colours[place] }} /><bdi>{line.name}</bdi></span>)}
            </figcaption>
        </figure>
    );
}

/** The changes come the newest first, and each tells what held before it. */
function linesOf(changes: readonly ChangeShown[], quantityName: (quantity: number) => string): Line[] {
    const lines = new Map<string, Line>();
    for (const one of [...changes].reverse()) {
        if (one.currencyCode == null) continue;
        const name = [one.companyName ?? one.priceListName ?? '–', one.minQuantity > 1 ? quantityName(one.minQuantity) : ''].filter(Boolean).join(' ');
        const line = lines.get(name) ?? { name, currencyCode: one.currencyCode, points: [] };
        lines.set(name, line);
        line.points.push({ at: new Date(String(one.at)).getTime(), value: one.toValue ?? null });
    }
    const changedAt = (line: Line) => line.points.at(-1)?.at ?? 0;
    const [latest, ...others] = [...lines.values()].sort((a, b) => changedAt(b) - changedAt(a));
    return latest === undefined ? [] : [latest, ...others.filter(line => line.currencyCode === latest.currencyCode)].slice(0, colours.length);
}
