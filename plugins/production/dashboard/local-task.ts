/** What a device shows of work that the server has not heard of yet. */

export interface Name {
    en: string;
    fa: string;
    pl?: string | null;
    ru?: string | null;
}

export interface LocalTask {
    id: string;
    workOrderId: string;
    sequence: number;
    openBeforeIds: string[];
    state: string;
    quantity: number;
    goodQuantity: number;
    scrapQuantity: number;
    readyQuantity: number;
    predecessorOpen: boolean;
    workedSeconds: number;
    runningSince?: string | null;
    finishedAt?: string | null;
    pauseReason?: string | null;
    pauseReasonName?: Name | null;
    openProblems: number;
    /** What is done at once with it: a step of any of them is a step of it. */
    batch?: { members: { operationId: string }[] } | null;
}

export type StepKind = 'start' | 'pause' | 'resume' | 'finish' | 'output' | 'problem';

export interface KeptStep {
    key: string;
    /** Who did it: a tablet goes from hand to hand. */
    operatorId: string;
    operationId: string;
    kind: StepKind;
    /** By this device's clock. */
    at: string;
    clockOffsetMs: number;
    afterKey: string | null;
    good?: number;
    scrap?: number;
    scrapReasonCode?: string | null;
    reason?: string | null;
    reasonCode?: string | null;
    problemKind?: string | null;
    stopsWork?: boolean | null;
    /** What it is called on the screen when the server refuses it. */
    label: string;
    photoIds?: string[];
}

const changesState = (kind: StepKind) => kind !== 'output' && kind !== 'problem';

/** The step of the same operation that this one stands on, while the server has not answered it. */
export function standsOn(steps: readonly KeptStep[], operationId: string): string | null {
    return steps.filter(step => step.operationId === operationId && changesState(step.kind)).at(-1)?.key ?? null;
}

/** The tasks as they will be when the server has taken the steps. */
export function withSteps<Task extends LocalTask>(tasks: readonly Task[], steps: readonly KeptStep[], reasonName: (code: string) => Name | null): Task[] {
    return steps.reduce<Task[]>((all, step) => {
        const task = all.find(one => one.id === step.operationId || one.batch?.members.some(member => member.operationId === step.operationId));
        if (task === undefined) return all;
        const changed = afterStep(task, step, reasonName);
        return all.map(one => (one.id === task.id ? changed : step.kind === 'finish' ? afterFinished(one, changed) : one));
    }, [...tasks]);
}

function afterStep<Task extends LocalTask>(task: Task, step: KeptStep, reasonName: (code: string) => Name | null): Task {
    const at = new Date(Date.parse(step.at) + step.clockOffsetMs).toISOString();
    switch (step.kind) {
        case 'start':
        case 'resume':
            return { ...task, state: 'running', runningSince: at, pauseReason: null, pauseReasonName: null };
        case 'pause':
            return { ...stopped(task, at), state: 'paused', pauseReason: step.reason, pauseReasonName: step.reasonCode ? reasonName(step.reasonCode) : null };
        case 'output':
            return withPieces(task, step);
        case 'finish':
            return { ...stopped(withPieces(task, step), at), state: 'done', finishedAt: at };
        case 'problem': {
            const openProblems = task.openProblems + 1;
            if (!step.stopsWork) return { ...task, openProblems };
            return { ...stopped(task, at), state: 'blocked', openProblems, pauseReason: step.reason, pauseReasonName: step.reasonCode ? reasonName(step.reasonCode) : null };
        }
    }
}

function withPieces<Task extends LocalTask>(task: Task, { good = 0, scrap = 0 }: KeptStep): Task {
    return { ...task, goodQuantity: task.goodQuantity + good, scrapQuantity: task.scrapQuantity + scrap, readyQuantity: task.readyQuantity - good - scrap };
}

function stopped<Task extends LocalTask>(task: Task, at: string): Task {
    const worked = task.runningSince ? Math.max(0, Math.floor((Date.parse(at) - Date.parse(task.runningSince)) / 1000)) : 0;
    return { ...task, workedSeconds: task.workedSeconds + worked, runningSince: null };
}

/** What comes after a finished operation may begin when that was the last that it waited for. */
function afterFinished<Task extends LocalTask>(task: Task, finished: Task): Task {
    if (!task.openBeforeIds.includes(finished.id)) return task;
    const openBeforeIds = task.openBeforeIds.filter(id => id !== finished.id);
    if (openBeforeIds.length > 0) return { ...task, openBeforeIds };
    const readyQuantity = Math.min(task.quantity, finished.goodQuantity) - task.goodQuantity - task.scrapQuantity;
    return { ...task, openBeforeIds, predecessorOpen: false, readyQuantity, state: task.state === 'waiting' ? 'ready' : task.state };
}
