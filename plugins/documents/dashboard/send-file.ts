export interface RowAnswer {
    row: number;
    outcome: 'created' | 'updated' | 'unchanged' | 'rejected';
    message?: string;
}

export interface ImportReport {
    importer: string;
    dryRun: boolean;
    kept: boolean;
    created: number;
    updated: number;
    unchanged: number;
    rejected: number;
    answers: RowAnswer[];
    rejectsCsv: string | null;
    /** Of a file of prices or discounts. */
    effect?: ImportEffect;
}

export interface ImportEffect {
    isWaiting: boolean;
    changeSetId: number | null;
    meanBasisPoints: number | null;
    rises: FigureChange[];
    falls: FigureChange[];
}

interface FigureChange {
    what: string;
    fromValue: number;
    toValue: number;
    basisPoints: number;
    currencyCode: string | null;
}

export interface ImportWish {
    dryRun: boolean;
    allOrNothing: boolean;
    acceptUnusual: boolean;
}

/** Sends the file as the body; an answer that is no report throws with what the server said. */
export async function sendFile(importer: string, file: File, { dryRun, allOrNothing, acceptUnusual }: ImportWish): Promise<ImportReport> {
    const query = new URLSearchParams({ filename: file.name, dryRun: String(dryRun), allOrNothing: String(allOrNothing), acceptUnusual: String(acceptUnusual) });
    const response = await fetch(`/import/${encodeURIComponent(importer)}?${query.toString()}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/octet-stream', 'Apollo-Require-Preflight': 'true' },
        credentials: 'include',
        body: file,
    });
    const answer: unknown = await response.json().catch(() => null);
    if (!response.ok || answer === null) {
        // The server names its kind of error before the sentence; and of a failure of its own, the log knows more.
        const said = (answer as { message?: string } | null)?.message?.replace(/^[A-Z_]+: /, '') ?? response.statusText;
        const extensions = response.status < 500 ? { code: 'USER_INPUT_ERROR' } : {};
        throw Object.assign(new Error(said), { response, extensions });
    }
    return answer as ImportReport;
}

/** Hands the browser a file that was made here. */
export function download(text: string, filename: string): void {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = filename;
    link.click();
    URL.revokeObjectURL(url);
}
