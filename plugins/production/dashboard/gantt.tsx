import { useLingui } from '@lingui/react/macro';
import { useLocalFormat } from '@vendure/dashboard';
import { PinIcon } from 'lucide-react';
import { type PointerEvent, useMemo, useRef, useState } from 'react';

import { useFormats } from '../../screens/dashboard/shared';
import { lanesOf } from './lanes';
import type { Bar, Board, BoardStation } from './production-plan.graphql';
import { useNameIn, useStateName } from './wording';

const dayMs = 86_400_000;
const stepMs = 15 * 60_000;
const laneRem = 2;
/** Of the time shown: a shorter bar has no room for a name, which its tooltip tells. */
const leastNamed = 0.04;
/** However short its work, a bar can be hit with a finger: 24 pixels, of the narrowest row of 47rem. */
const leastRem = 1.5;
const leastShown = leastRem / 47;

export interface Range {
    from: number;
    until: number;
}

interface GanttProps {
    board: Board;
    range: Range;
    chosen: string | null;
    /** Whether bars may be dragged. */
    isDraft: boolean;
    onChoose: (bar: Bar) => void;
    onMove: (bar: Bar, start: Date, stationId: string) => void;
}

/** A row for each station, a bar for each operation; what overlaps stands in lanes below each other. */
export function Gantt({ board, range, ...rest }: GanttProps) {
    const { t } = useLingui();
    const nameIn = useNameIn();
    const byStation = useMemo(() => {
        const map = new Map<string, Bar[]>();
        for (const bar of board.bars) map.set(bar.stationId, [...(map.get(bar.stationId) ?? []), bar]);
        return map;
    }, [board]);
    return (
        <div className="overflow-x-auto rounded-md border" role="region" aria-label={t`Plan by station`} tabIndex={0}>
            <div className="min-w-[56rem]">
                <div className="bg-muted/50 flex border-b text-xs">
                    <span className="bg-muted sticky start-0 z-30 w-24 shrink-0 border-e p-2 font-medium sm:w-36">{t`Station`}</span>
                    <Ticks range={range} />
                </div>
                {board.stations.map(station => (
                    <section key={station.id} className="flex border-b last:border-b-0" data-station={station.id} aria-label={nameIn(station.name)}>
                        <div className="bg-card sticky start-0 z-30 w-24 shrink-0 border-e p-2 text-sm sm:w-36">
                            <span className="line-clamp-2">{nameIn(station.name)}</span>
                        </div>
                        <Row station={station} bars={byStation.get(station.id) ?? []} downtimes={board.downtimes.filter(one => one.stationId === station.id)} range={range} {...rest} />
                    </section>
                ))}
            </div>
        </div>
    );
}

const place = ({ from, until }: Range, start: number, end: number) => {
    const share = (at: number) => ((Math.min(until, Math.max(from, at)) - from) / (until - from)) * 100;
    return { insetInlineStart: `${share(start)}%`, inlineSize: `${Math.max(0.4, share(end) - share(start))}%` };
};

/** The whole of what is pressed, which stays within its row, and its coloured part, which is as long as the work. */
const targetOf = (range: Range, start: number, end: number) => {
    const { insetInlineStart, inlineSize } = place(range, start, end);
    return { target: { insetInlineStart: `min(${insetInlineStart}, 100% - ${leastRem}rem)`, inlineSize, minInlineSize: `${leastRem}rem` }, coloured: { inlineSize: inlineSize.replace('%', 'cqi') } };
};

function Ticks({ range }: { range: Range }) {
    const { formatDate } = useLocalFormat();
    const days = Math.round((range.until - range.from) / dayMs);
    const step = days <= 1 ? 7_200_000 : days <= 7 ? dayMs : 7 * dayMs;
    const format: Intl.DateTimeFormatOptions = days <= 1 ? { hour: '2-digit', minute: '2-digit' } : { weekday: 'short', day: 'numeric', month: 'short' };
    const ticks = Array.from({ length: Math.ceil((range.until - range.from) / step) }, (_, i) => range.from + i * step);
    return (
        <div className="relative h-8 grow">
            {ticks.map(at => (
                <span key={at} className="absolute inset-y-0 truncate border-s ps-1 pt-2" style={place(range, at, at + step)}>{formatDate(new Date(at), format)}</span>
            ))}
        </div>
    );
}

interface RowProps extends Omit<GanttProps, 'board'> {
    station: BoardStation;
    bars: Bar[];
    downtimes: Board['downtimes'];
}

function Row({ bars, downtimes, range, ...rest }: RowProps) {
    const lanes = useMemo(() => {
        const least = leastShown * (range.until - range.from);
        return lanesOf(bars.map(bar => {
            const start = Math.min(Math.max(Date.parse(bar.start), range.from), range.until - least);
            return { start, end: Math.max(Date.parse(bar.end), start + least) };
        }));
    }, [bars, range]);
    const count = Math.max(1, ...lanes.map(lane => lane + 1));
    const now = Date.now();
    return (
        <div className="@container relative grow py-1" data-lanes style={{ blockSize: `${count * laneRem + 0.5}rem` }}>
            {downtimes.map(one => (
                <span
                    key={one.id} title={one.reason} className="absolute inset-y-0 bg-[repeating-linear-gradient(45deg,var(--color-muted-foreground)_0_1px,transparent_1px_7px)] opacity-40"
                    style={place(range, Date.parse(one.from), Date.parse(one.until))}
                />
            ))}
            {now > range.from && now < range.until && <span aria-hidden className="bg-primary absolute inset-y-0 z-10 !w-px" style={place(range, now, now)} />}
            {bars.map((bar, index) => <BarButton key={bar.operationId} bar={bar} lane={lanes[index] ?? 0} range={range} {...rest} />)}
        </div>
    );
}

function toneOf(bar: Bar): string {
    if (bar.late) return 'bg-destructive/15 border-destructive';
    if (bar.state === 'running') return 'bg-primary text-primary-foreground border-primary';
    if (bar.state === 'paused' || bar.state === 'blocked') return 'bg-amber-500/20 border-amber-500';
    return bar.state === 'ready' ? 'bg-secondary border-primary/50' : 'bg-muted border-border';
}

function BarButton({ bar, lane, range, chosen, isDraft, onChoose, onMove }: Omit<RowProps, 'bars' | 'downtimes'> & { bar: Bar; lane: number }) {
    const { t } = useLingui();
    const { moment, number } = useFormats();
    const nameIn = useNameIn();
    const stateName = useStateName();
    const from = useRef<{ x: number; y: number } | null>(null);
    const [shift, setShift] = useState<{ x: number; y: number } | null>(null);
    const mayMove = isDraft && (bar.state === 'waiting' || bar.state === 'ready');
    const isNamed = (Date.parse(bar.end) - Date.parse(bar.start)) / (range.until - range.from) > leastNamed;
    const code = bar.batch ? t`Batch of ${number(bar.batch.size)}` : bar.orderCode;
    const { target, coloured } = targetOf(range, Date.parse(bar.start), Date.parse(bar.end));
    // What can be seen comes first, for a reader who speaks to the page.
    const told = [code, nameIn(bar.name), ...(bar.batch?.workOrders.map(one => one.orderCode) ?? []), bar.productName, stateName(bar.state), `${moment(bar.start)} – ${moment(bar.end)}`, bar.late && t`Late`, bar.isPinned && t`Put there by hand`];
    const drop = (event: PointerEvent<HTMLButtonElement>) => {
        const began = from.current;
        from.current = null;
        if (began === null || shift === null) return;
        setShift(null);
        const track = event.currentTarget.parentElement;
        if (!track) return;
        const isRtl = getComputedStyle(track).direction === 'rtl';
        const moved = ((event.clientX - began.x) / track.clientWidth) * (range.until - range.from) * (isRtl ? -1 : 1);
        const start = Math.round((Date.parse(bar.start) + moved) / stepMs) * stepMs;
        const row = document.elementsFromPoint(event.clientX, event.clientY).find(one => one instanceof HTMLElement && one.dataset.station);
        onMove(bar, new Date(start), (row instanceof HTMLElement && row.dataset.station) || bar.stationId);
    };
    return (
        <button
            type="button" title={told.filter(Boolean).join('\n')} aria-label={told.filter(Boolean).join(', ')} aria-pressed={chosen === bar.operationId}
            className={`absolute h-7 rounded text-start text-xs whitespace-nowrap ${chosen === bar.operationId ? 'ring-ring ring-2' : ''} ${mayMove ? 'cursor-grab touch-none' : ''} ${shift ? 'z-20 opacity-80' : ''}`}
            style={{
                ...target, insetBlockStart: `${lane * laneRem + 0.35}rem`,
                ...(shift && { transform: `translate(${shift.x}px, ${shift.y}px)` }),
            }}
            onClick={() => onChoose(bar)}
            onPointerDown={event => {
                if (!mayMove) return;
                from.current = { x: event.clientX, y: event.clientY };
                event.currentTarget.setPointerCapture(event.pointerId);
            }}
            onPointerMove={event => {
                const began = from.current;
                if (began === null) return;
                const next = { x: event.clientX - began.x, y: event.clientY - began.y };
                if (shift !== null || Math.hypot(next.x, next.y) > 4) setShift(next);
            }}
            onPointerUp={drop}
            onPointerCancel={() => { from.current = null; setShift(null); }}
        >
            <span className={`flex h-full items-center gap-1 overflow-hidden rounded border ${isNamed ? 'px-1' : ''} ${toneOf(bar)}`} style={coloured}>
                {isNamed && (
                    <>
                        {bar.isPinned && <PinIcon size={12} className="shrink-0" />}
                        <bdi>{code}</bdi> <span className="truncate">{nameIn(bar.name)}</span>
                    </>
                )}
            </span>
        </button>
    );
}
