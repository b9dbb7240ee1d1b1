let last: Promise<unknown> = Promise.resolve();

/**
 * For work that goes through a great many records, a step at a time: of all such work in this process one step runs at a time, in the order in which they were asked
 * for, so that it takes one processor core and its database as much, and the shop has the others. A step takes a second at most, and never asks for another step.
 */
export async function inBackgroundLane<T>(step: () => Promise<T>): Promise<T> {
    const mine = last.then(step);
    last = mine.catch(() => undefined);
    return mine;
}
