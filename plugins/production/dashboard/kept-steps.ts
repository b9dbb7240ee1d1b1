/** The device's own memory: steps that wait for the network, what the server refused, and the last list that was seen. All of it outlives a reload. */
import type { KeptStep, Name } from './local-task';
import type { MyFloor } from './production.graphql';

/** A step that the server did not take, and what it said instead. */
export interface RefusedStep {
    key: string;
    operatorId: string;
    label: string;
    kind: KeptStep['kind'];
    reason: string;
    message: string;
    quantity: number | null;
    /** How the operation stands now, and who had it. */
    state: string | null;
    operatorName: string | null;
}

interface SeenFloor {
    data: MyFloor;
    at: number;
}

const names = { steps: 'karvan.floor.steps', refused: 'karvan.floor.refused', seen: 'karvan.floor.seen', offset: 'karvan.floor.clock-offset' };

function read<T>(name: string, otherwise: T): T {
    try {
        const text = localStorage.getItem(name);
        return text === null ? otherwise : (JSON.parse(text) as T);
    } catch {
        return otherwise;
    }
}

/** Throws where the device has no room: a step that cannot be kept must not look as if it were. */
function write(name: string, value: unknown): void {
    localStorage.setItem(name, JSON.stringify(value));
}

export const keptSteps = () => read<KeptStep[]>(names.steps, []);
export const refusedSteps = () => read<RefusedStep[]>(names.refused, []);
export const seenFloor = () => read<SeenFloor | null>(names.seen, null);
export const clockOffsetMs = () => read<number>(names.offset, 0);

export function keepStep(step: KeptStep): void {
    write(names.steps, [...keptSteps(), step]);
}

/** Refusals are written before the steps are forgotten: whoever closes the page between the two is told twice rather than never. */
export function settleSteps(keys: readonly string[], refused: readonly RefusedStep[]): void {
    write(names.refused, [...refusedSteps().filter(one => !refused.some(other => other.key === one.key)), ...refused]);
    write(names.steps, keptSteps().filter(step => !keys.includes(step.key)));
}

export function forgetRefused(key: string): void {
    write(names.refused, refusedSteps().filter(one => one.key !== key));
}

/** The server's list, and its clock as seen from here: half of the way there and back is taken off. */
export function rememberFloor(data: MyFloor, sentAt: number, now: number): void {
    write(names.seen, { data, at: now } satisfies SeenFloor);
    write(names.offset, Math.round(Date.parse(data.operatorFloor.now) - (sentAt + now) / 2));
}

/** What the server has answered since it gave the list. */
export function rememberTasks(myOperations: MyFloor['myOperations']): void {
    const seen = seenFloor();
    if (seen) write(names.seen, { ...seen, data: { ...seen.data, myOperations } } satisfies SeenFloor);
}

export function nameOfReason(data: MyFloor | undefined, use: string): (code: string) => Name | null {
    return code => data?.operatorFloor.reasons.find(reason => reason.use === use && reason.code === code)?.name ?? null;
}
