/** The part of `sessionStorage` that is used here. */
export type TypedStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** What somebody typed and has not sent yet: kept for this tab, and for him alone, because another may sign in after him. */
export function readTyped<T>(name: string, memberId: string | undefined, storage = browserStorage()): T | null {
    if (memberId === undefined) return null;
    try {
        return JSON.parse(storage?.getItem(slot(name, memberId)) ?? 'null') as T | null;
    } catch {
        return null;
    }
}

export function keepTyped(name: string, memberId: string | undefined, typed: unknown, storage = browserStorage()): void {
    if (memberId === undefined) return;
    try {
        storage?.setItem(slot(name, memberId), JSON.stringify(typed));
    } catch {
        // A full storage loses what was typed at a reload, nothing more.
    }
}

function slot(name: string, memberId: string): string {
    return `karvan.typed.${name}.${memberId}`;
}

/** A browser that forbids storage throws already when it is asked for. */
function browserStorage(): TypedStorage | null {
    try {
        return sessionStorage;
    } catch {
        return null;
    }
}
