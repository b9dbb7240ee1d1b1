/** What a ZIP file (an XLSX is one) says it unpacks to, in bytes; null when it is not a readable ZIP. */
export function unpackedSize(zip: Buffer): number | null {
    const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
    if (end < 0 || end + 22 > zip.length) return null;
    const entries = zip.readUInt16LE(end + 10);
    let at = zip.readUInt32LE(end + 16);
    let total = 0;
    for (let entry = 0; entry < entries; entry++) {
        if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) return null;
        total += zip.readUInt32LE(at + 24);
        at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    }
    return total;
}
