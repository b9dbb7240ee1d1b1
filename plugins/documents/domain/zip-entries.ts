export interface ZipEntry {
    path: string;
    /** Where its packed bytes lie in the file. */
    from: number;
    to: number;
    /** Bytes that it says it unpacks to. */
    size: number;
    isDeflated: boolean;
}

/** The table of contents of a ZIP file (an XLSX is one); null when it is not a readable ZIP. */
export function zipEntries(zip: Buffer): ZipEntry[] | null {
    const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
    if (end < 0 || end + 22 > zip.length) return null;
    const entries: ZipEntry[] = [];
    let at = zip.readUInt32LE(end + 16);
    for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
        if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) return null;
        const nameEnd = at + 46 + zip.readUInt16LE(at + 28);
        const local = zip.readUInt32LE(at + 42);
        if (nameEnd > zip.length || local + 30 > zip.length) return null;
        const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
        const to = from + zip.readUInt32LE(at + 20);
        if (to > zip.length) return null;
        const path = zip.toString('utf8', at + 46, nameEnd);
        entries.push({ path, from, to, size: zip.readUInt32LE(at + 24), isDeflated: zip.readUInt16LE(at + 10) !== 0 });
        at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    }
    return entries;
}
