export type TableFormat = 'csv' | 'xlsx' | 'xml';

/** What a file is by its bytes, whatever it is called; null: nothing that has records. */
export function tableFormat(content: Uint8Array): TableFormat | null {
    if (content.length === 0) return null;
    if (content[0] === 0x50 && content[1] === 0x4b && content[2] === 0x03 && content[3] === 0x04) return 'xlsx';
    const start = content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf ? 3 : 0;
    if (content.includes(0)) return null;
    const first = content.subarray(start).find(byte => byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
    return first === undefined ? null : first === 0x3c ? 'xml' : 'csv';
}

/** A name of its own that the source's pattern takes: the moment stands for the first star, nothing for the others. */
export function nameByPattern(pattern: string, at: Date): string {
    const moment = at.toISOString().replace(/\D/g, '').slice(0, 17);
    return pattern.replace('*', `-upload-${moment}`).replaceAll('*', '').replace(/^-/, '');
}
