import os from 'node:os';

/** For background programs: where they share a machine with the shop, they take the processor's time that it leaves. */
export function giveWay(): void {
    os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
}
