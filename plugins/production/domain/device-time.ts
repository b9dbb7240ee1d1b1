/** How far a device's clock may run ahead before it counts as wrong. */
export const aheadMs = 2 * 60_000;
/** A step that waited longer than this on a device is taken as a day old. */
export const oldestMs = 24 * 60 * 60_000;

export interface DeviceTime {
    /** What the device's own clock said. */
    at: Date;
    /** The server's clock less the device's, as the device found it when they last spoke. */
    offsetMs: number;
}

export interface BelievedTime {
    at: Date;
    /** The device's time was out of bounds, and the nearest possible one is taken: work is not lost because a clock is wrong. */
    isCorrected: boolean;
}

/** When a step took place: what the device says, but never before the last that is known of the operation, never in the future, and of the last day. */
export function believedTime({ at, offsetMs }: DeviceTime, { now, lastEventAt }: { now: Date; lastEventAt: Date | null }): BelievedTime {
    const told = at.getTime() + offsetMs;
    const earliest = Math.max(now.getTime() - oldestMs, lastEventAt?.getTime() ?? 0);
    const latest = Math.max(now.getTime(), earliest);
    const believed = Math.min(latest, Math.max(earliest, Number.isFinite(told) ? told : now.getTime()));
    return { at: new Date(believed), isCorrected: !(told >= earliest && told <= latest + aheadMs) };
}
