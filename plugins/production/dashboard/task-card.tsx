import { Trans, useLingui } from '@lingui/react/macro';
import { Button, useDisplayLocale } from '@vendure/dashboard';
import { AlertTriangleIcon, CheckIcon, CloudUploadIcon, HashIcon, PauseIcon, PlayIcon } from 'lucide-react';
import { useState } from 'react';

import { Ltr, useFormats } from '../../screens/dashboard/shared';
import { PiecesDialog } from './pieces-dialog';
import type { OperatorTask } from './production.graphql';
import { PauseDialog, ProblemDialog } from './task-dialogs';
import type { Floor } from './use-floor';
import { StateBadge, useNameIn } from './wording';

/** At least 48 pixels high: it is pressed with a thumb in a glove. */
const big = 'min-h-14 grow text-lg';

interface TaskProps {
    task: OperatorTask;
    floor: Floor;
}

export function TaskCard({ task, now, floor }: TaskProps & { now: number }) {
    const { day, moment, number } = useFormats();
    const nameIn = useNameIn();
    const isBegun = ['running', 'paused', 'blocked'].includes(task.state);
    const why = task.pauseReasonName ? nameIn(task.pauseReasonName) : task.pauseReason;
    return (
        <article className={`bg-card flex flex-col gap-3 rounded-lg border-2 p-4 ${task.state === 'running' ? 'border-primary' : task.state === 'blocked' ? 'border-destructive' : ''}`}>
            <header className="flex items-start justify-between gap-2">
                <div>
                    <h3 className="text-xl font-semibold">{nameIn(task.name)}</h3>
                    <p className="text-muted-foreground">{nameIn(task.stationName)}</p>
                </div>
                <StateBadge state={task.state} />
            </header>
            <p className="text-lg"><bdi>{task.productName}</bdi> <span className="text-muted-foreground">(<Ltr>{task.sku}</Ltr>)</span> × <strong>{number(task.quantity)}</strong></p>
            <p className="text-muted-foreground">
                {task.batch ? <Trans>Batch {number(Number(task.batch.id))}</Trans> : <Trans>Order {task.orderCode}</Trans>} · <Ltr>{task.ticketCode}</Ltr>
                {task.dueDate && <> · <Trans>wished for {day(task.dueDate)}</Trans></>}
                <br />
                {moment(task.plannedStart)} – {moment(task.plannedEnd)}
            </p>
            {task.batch && <BatchMembers members={task.batch.members} />}
            {task.assignedToMe && <p className="font-medium"><Trans>Assigned to you</Trans></p>}
            {(isBegun || task.goodQuantity + task.scrapQuantity > 0) && <Pieces task={task} />}
            {isBegun && (
                <div className="flex flex-wrap items-baseline justify-between gap-2">
                    <Clock task={task} now={now} />
                    <span className="text-muted-foreground">{task.operatorName}</span>
                </div>
            )}
            {why && <p>{task.state === 'blocked' ? <Trans>Held up: {why}</Trans> : <Trans>Paused: {why}</Trans>}</p>}
            {task.openProblems > 0 && <p className="text-destructive flex items-center gap-2"><AlertTriangleIcon /> <Trans>{number(task.openProblems)} open problems</Trans></p>}
            {floor.waiting.some(step => step.operationId === task.id) && <p className="text-muted-foreground flex items-center gap-2"><CloudUploadIcon /> <Trans>Not sent yet</Trans></p>}
            {task.state !== 'done' && <Actions task={task} floor={floor} />}
        </article>
    );
}

/** For whom it is made at once: what is reported of the card is of all of them. */
function BatchMembers({ members }: { members: NonNullable<OperatorTask['batch']>['members'] }) {
    const { t } = useLingui();
    const { number } = useFormats();
    return (
        <ul className="flex flex-wrap gap-2" aria-label={t`Made at once for`}>
            {members.map(one => <li key={one.operationId} className="bg-muted rounded px-2 py-1"><bdi>{one.orderCode}</bdi> × <strong>{number(one.quantity)}</strong></li>)}
        </ul>
    );
}

function Pieces({ task }: { task: OperatorTask }) {
    const { number } = useFormats();
    return (
        <p className="flex flex-wrap gap-x-4 text-lg">
            <span><Trans>Good: <strong>{number(task.goodQuantity)}</strong> of {number(task.quantity)}</Trans></span>
            {task.scrapQuantity > 0 && <span className="text-destructive"><Trans>Scrap: {number(task.scrapQuantity)}</Trans></span>}
            <span className="text-muted-foreground"><Trans>Still here: {number(Math.max(0, task.readyQuantity))}</Trans></span>
        </p>
    );
}

/** Time worked, from the server's own instants; a tablet whose clock is slow never shows less than what is booked. */
function Clock({ task, now }: { task: OperatorTask; now: number }) {
    const { t } = useLingui();
    const { bcp47Tag } = useDisplayLocale();
    const running = task.runningSince ? Math.max(0, Math.floor((now - Date.parse(task.runningSince)) / 1000)) : 0;
    const seconds = task.workedSeconds + running;
    const two = (value: number) => value.toLocaleString(bcp47Tag, { minimumIntegerDigits: 2, useGrouping: false });
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    const over = seconds > task.plannedMinutes * 60;
    return (
        <span dir="ltr" role="timer" aria-label={t`Time worked`} className={`text-3xl font-bold tabular-nums ${over ? 'text-destructive' : ''}`}>
            {parts.map(two).join(':')}
            <span className="text-muted-foreground ms-2 text-base font-normal">/ {two(Math.floor(task.plannedMinutes / 60))}:{two(task.plannedMinutes % 60)}</span>
        </span>
    );
}

function Actions({ task, floor }: TaskProps) {
    const nameIn = useNameIn();
    const [open, setOpen] = useState<'pause' | 'pieces' | 'finish' | 'problem' | null>(null);
    const label = `${task.orderCode} · ${nameIn(task.name)}`;
    const take = (...[step, photos]: [Parameters<Floor['take']>[2], Blob[]?]) => {
        setOpen(null);
        void floor.take(task, label, step, photos);
    };
    const close = () => setOpen(null);
    const isOpen = task.state === 'running' || task.state === 'paused';
    return (
        <>
            {task.state === 'ready' && !task.skilled && <p className="text-muted-foreground"><Trans>You do not do this kind of work at this station.</Trans></p>}
            {isOpen && task.predecessorOpen && <p className="text-muted-foreground"><Trans>The operation before this one is still working: more pieces may come.</Trans></p>}
            <div className="mt-auto flex flex-wrap gap-3">
                {task.state === 'ready' && task.skilled && <Button className={big} onClick={() => take({ kind: 'start' })}><PlayIcon className="rtl:-scale-x-100" /> <Trans>Start</Trans></Button>}
                {task.state === 'running' && <Button variant="secondary" className={big} onClick={() => setOpen('pause')}><PauseIcon /> <Trans>Pause</Trans></Button>}
                {task.state === 'paused' && <Button className={big} onClick={() => take({ kind: 'resume' })}><PlayIcon className="rtl:-scale-x-100" /> <Trans>Go on</Trans></Button>}
                {isOpen && task.readyQuantity > 0 && <Button variant="secondary" className={big} onClick={() => setOpen('pieces')}><HashIcon /> <Trans>Pieces</Trans></Button>}
                {isOpen && !task.predecessorOpen && (
                    <Button className={big} variant={task.state === 'running' ? 'default' : 'outline'} onClick={() => (task.readyQuantity > 0 ? setOpen('finish') : take({ kind: 'finish' }))}><CheckIcon /> <Trans>Finish</Trans></Button>
                )}
                <Button variant="outline" className={big} onClick={() => setOpen('problem')}><AlertTriangleIcon /> <Trans>Problem</Trans></Button>
            </div>
            {open === 'pause' && <PauseDialog reasons={floor.reasons} onClose={close} onPause={given => take({ kind: 'pause', ...given })} />}
            {(open === 'pieces' || open === 'finish') && (
                <PiecesDialog task={task} reasons={floor.reasons} isFinish={open === 'finish'} onClose={close} onReport={pieces => take({ kind: open === 'finish' ? 'finish' : 'output', ...pieces })} />
            )}
            {open === 'problem' && <ProblemDialog reasons={floor.reasons} onClose={close} onReport={(problem, photos) => take({ kind: 'problem', ...problem }, photos)} />}
        </>
    );
}
