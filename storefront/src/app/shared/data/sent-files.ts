import { Injectable } from '@angular/core';

/** As the server keeps it: a picture drawn anew, or a PDF. */
export interface SentFile {
    id: string;
    name: string;
    format: string;
    sizeBytes: number;
}

export type FileRefusal = 'too-large' | 'wrong-kind' | 'failed';

export const fileKinds = 'image/jpeg,image/png,image/webp,application/pdf';
export const mostFiles = 6;
const mostBytes = 10_000_000;

/** Files that go with a message: they are sent before it, and named by it. */
@Injectable({ providedIn: 'root' })
export class SentFiles {
    /** The file is the body of the request. Sending it twice is as good as once. */
    async send(file: File): Promise<SentFile | FileRefusal> {
        if (file.size > mostBytes) return 'too-large';
        const response = await fetch(`/my-support-files?filename=${encodeURIComponent(file.name || 'photo')}`, {
            method: 'POST',
            credentials: 'same-origin',
            headers: { 'Content-Type': 'application/octet-stream' },
            body: file,
        }).catch(() => null);
        if (response?.ok) return (await response.json()) as SentFile;
        const reasons: Record<number, FileRefusal> = { 400: 'wrong-kind', 413: 'too-large' };
        return reasons[response?.status ?? 0] ?? 'failed';
    }
}

export const fileAddress = (id: string): string => `/my-support-files/${id}`;
