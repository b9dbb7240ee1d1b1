import type { Response } from 'express';

const types = {
    pdf: 'application/pdf',
    xml: 'application/octet-stream',
    csv: 'text/csv; charset=utf-8',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Always for the disk, never shown in our own origin: what is in the file came from elsewhere. */
export function sendDocument(response: Response, format: keyof typeof types, filename: string, content: string | Buffer): void {
    response.set({
        'Content-Type': types[format],
        'Content-Disposition': `attachment; filename="${filename}"`,
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'no-store',
    });
    response.send(content);
}
