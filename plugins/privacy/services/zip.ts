import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipFile {
    name: string;
    content: Buffer;
}

/** A ZIP archive (PKWARE's APPNOTE, without its 64-bit part): names in UTF-8, contents deflated, no times. */
export function zipOf(files: readonly ZipFile[]): Buffer {
    const locals: Buffer[] = [];
    const central: Buffer[] = [];
    let offset = 0;
    for (const { name, content } of files) {
        const label = Buffer.from(name, 'utf8');
        const packed = deflateRawSync(content);
        const facts = Buffer.alloc(26);
        facts.writeUInt16LE(20, 0);
        facts.writeUInt16LE(0x0800, 2);
        facts.writeUInt16LE(8, 4);
        // 1 January 1980, the first day that the format knows.
        facts.writeUInt16LE(0x21, 8);
        facts.writeUInt32LE(crc32(content), 10);
        facts.writeUInt32LE(packed.length, 14);
        facts.writeUInt32LE(content.length, 18);
        facts.writeUInt16LE(label.length, 22);
        const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, label, packed]);
        const entry = Buffer.alloc(14);
        entry.writeUInt32LE(offset, 10);
        central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, entry, label]));
        locals.push(local);
        offset += local.length;
    }
    const directory = Buffer.concat(central);
    const end = Buffer.alloc(22);
    end.write('PK\x05\x06', 'latin1');
    end.writeUInt16LE(files.length, 8);
    end.writeUInt16LE(files.length, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(offset, 16);
    return Buffer.concat([...locals, directory, end]);
}
