import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, Button, useDisplayLocale } from '@vendure/dashboard';
import { AlertTriangleIcon, CheckIcon, PauseIcon, PlayIcon } from 'lucide-react';
import { useState } from 'react';

import { errorText, Ltr, useFormats } from '../../screens/dashboard/shared';
import { finishMutation, type OperatorTask, pauseMutation, resumeMutation, startMutation } from './production.graphql';
import { PauseDialog, ProblemDialog } from './task-dialogs';
import { StateBadge, useNameIn, useRefusalText } from './wording';

/** At least 48 pixels high: it is pressed with a thumb in a glove. */
const big = 'min-h-14 grow text-lg';

type Step = { do: 'start' | 'resume' | 'finish' } | { do: 'pause'; reason: string };

async function take(step: Step, id: string) {
    switch (step.do) {
        case 'start':
            return (await api.mutate(startMutation, { id })).startOperation;
        case 'resume':
            return (await api.mutate(resumeMutation, { id })).resumeOperation;
        case 'finish':
            return (await api.mutate(finishMutation, { id })).finishOperation;
        case 'pause':
            return (await api.mutate(pauseMutation, { id, reason: step.reason })).pauseOperation;
    }
}

export function TaskCard({ task, now }: { task: OperatorTask; now: number }) {
    const { day, moment, number } = useFormats();
    const nameIn = useNameIn();
    return (
        <article className={`bg-card flex flex-col gap-3 rounded-lg border-2 p-4 ${task.state === 'running' ? 'border-primary' : ''}`}>
            <header className="flex items-start justify-between gap-2">
                <div>
                    <h3 className="text-xl font-semibold">{nameIn(task.name)}</h3>
                    <p className="text-muted-foreground">{nameIn(task.stationName)}</p>
                </div>
                <StateBadge state={task.state} />
            </header>
            <p className="text-lg"><bdi>{task.productName}</bdi> <span className="text-muted-foreground">(<Ltr>{task.sku}</Ltr>)</span> × <strong>{number(task.quantity)}</strong></p>
            <p className="text-muted-foreground">
                <Trans>Order {task.orderCode}</Trans>
                {task.dueDate && <> · <Trans>wished for {day(task.dueDate)}</Trans></>}
                <br />
                {moment(task.plannedStart)} – {moment(task.plannedEnd)}
            </p>
            {task.assignedToMe && <p className="font-medium"><Trans>Assigned to you</Trans></p>}
            {(task.state === 'running' || task.state === 'paused') && (
                <div className="flex flex-wrap items-baseline justify-between gap-2">
                    <Clock task={task} now={now} />
                    <span className="text-muted-foreground">{task.operatorName}</span>
                </div>
            )}
            {task.pauseReason && <p><Trans>Paused: {task.pauseReason}</Trans></p>}
            {task.openProblems > 0 && <p className="text-destructive flex items-center gap-2"><AlertTriangleIcon /> <Trans>{number(task.openProblems)} open problems</Trans></p>}
            <Actions task={task} />
        </article>
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

function Actions({ task }: { task: OperatorTask }) {
    const refusalText = useRefusalText();
    const queryClient = useQueryClient();
    const [trouble, setTrouble] = useState<string | null>(null);
    const [open, setOpen] = useState<'pause' | 'problem' | null>(null);
    const step = useMutation({
        mutationFn: (wanted: Step) => take(wanted, task.id),
        onMutate: () => setTrouble(null),
        onSuccess: answer => {
            if (answer.__typename === 'OperationRefusal') setTrouble(refusalText(answer));
            else setOpen(null);
        },
        onError: failure => setTrouble(errorText(failure)),
        // Refused or not: the truth is at the server.
        onSettled: () => queryClient.invalidateQueries({ queryKey: ['production', 'my-work'] }),
    });
    const busy = step.isPending;
    return (
        <>
            {trouble && <p role="alert" className="border-destructive text-destructive rounded-md border p-3 text-base">{trouble}</p>}
            <div className="mt-auto flex flex-wrap gap-3">
                {task.state === 'ready' && <Button className={big} disabled={busy} onClick={() => step.mutate({ do: 'start' })}><PlayIcon className="rtl:-scale-x-100" /> <Trans>Start</Trans></Button>}
                {task.state === 'running' && <Button variant="secondary" className={big} disabled={busy} onClick={() => setOpen('pause')}><PauseIcon /> <Trans>Pause</Trans></Button>}
                {task.state === 'paused' && <Button className={big} disabled={busy} onClick={() => step.mutate({ do: 'resume' })}><PlayIcon className="rtl:-scale-x-100" /> <Trans>Go on</Trans></Button>}
                {(task.state === 'running' || task.state === 'paused') && (
                    <Button className={big} variant={task.state === 'running' ? 'default' : 'outline'} disabled={busy} onClick={() => step.mutate({ do: 'finish' })}><CheckIcon /> <Trans>Finish</Trans></Button>
                )}
                <Button variant="outline" className={big} disabled={busy} onClick={() => setOpen('problem')}><AlertTriangleIcon /> <Trans>Problem</Trans></Button>
            </div>
            {open === 'pause' && <PauseDialog trouble={trouble} onClose={() => setOpen(null)} onPause={reason => step.mutate({ do: 'pause', reason })} />}
            {open === 'problem' && <ProblemDialog operationId={task.id} onClose={() => setOpen(null)} />}
        </>
    );
}
