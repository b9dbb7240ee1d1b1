export interface RowAnswer {
    row: number;
    outcome: 'created' | 'updated' | 'unchanged' | 'rejected';
    message?: string;
}

export interface ImportReport {
    importer: string;
    dryRun: boolean;
    created: number;
    updated: number;
    unchanged: number;
    rejected: number;
    answers: RowAnswer[];
    rejectsCsv: string | null;
}

/** Sends the file as the body; an answer that is no report throws with what the server said. */
export async function sendFile(importer: string, file: File, dryRun: boolean): Promise<ImportReport> {
    const query = new URLSearchParams({ filename: file.name, dryRun: String(dryRun) });
    const response = await fetch(`/import/${encodeURIComponent(importer)}?${query.toString()}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/octet-stream', 'Apollo-Require-Preflight': 'true' },
        credentials: 'include',
        body: file,
    });
    const answer: unknown = await response.json();
    if (!response.ok) {
        throw new Error((answer as { message?: string }).message ?? response.statusText);
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
