/** What somebody typed and has not sent yet: kept for this tab, and for him alone, because another may sign in after him. */
export function readTyped<T>(name: string, memberId: string | undefined): T | null {
    if (memberId === undefined) return null;
    try {
        return JSON.parse(sessionStorage.getItem(slot(name, memberId)) ?? 'null') as T | null;
    } catch {
        // A browser that forbids storage throws already when it is asked for.
        return null;
    }
}

export function keepTyped(name: string, memberId: string | undefined, typed: unknown): void {
    if (memberId === undefined) return;
    try {
        sessionStorage.setItem(slot(name, memberId), JSON.stringify(typed));
    } catch {
        // Without storage what was typed is lost at a reload, nothing more.
    }
}

function slot(name: string, memberId: string): string {
    return `karvan.typed.${name}.${memberId}`;
}
