export const largestFileBytes = 10_000_000;
export const largestXmlBytes = 3_000_000;

export type FileRefusalReason = 'empty' | 'too-large' | 'not-a-document' | 'unreadable-xml' | 'not-an-invoice' | 'unknown-invoice';

/** What the bytes are, by themselves and never by a file's name: a PDF begins with its mark, XML with a tag or its declaration. */
export function formatOf(head: string): 'pdf' | 'xml' | null {
    if (head.startsWith('%PDF-')) return 'pdf';
    return /^(\ufeff|\u00ef\u00bb\u00bf)?\s*<[?A-Za-z!]/.test(head) ? 'xml' : null;
}

/** `FV-2026-11-0001.pdf` is of the invoice FV/2026/11/0001: letters and digits count. */
export function numberKey(text: string): string {
    return text
        .replace(/\.(pdf|xml)$/i, '')
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A name for the download that is one on every system, whatever the number holds. */
export function downloadName(number: string, format: string): string {
    const safe = number.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 80);
    return `${safe === '' ? 'invoice' : safe}.${format}`;
}
