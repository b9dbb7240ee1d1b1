import { LocalAssetStorageStrategy } from '@vendure/asset-server-plugin';
import type { AssetServerOptions } from '@vendure/asset-server-plugin';
import path from 'node:path';
import type { Stream } from 'node:stream';
import sharp from 'sharp';

import { inputError } from '../../kernel/vendure-input';

export const largestAssetBytes = 10_000_000;
const mostPixels = 40_000_000;

/** What staff may upload. A drawing that can carry scripts (SVG) is no picture here. */
export const assetTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', '.pdf'];

/**
 * Files of staff as they are kept: a picture is drawn anew, so that nothing but what is seen of it is in the file (no place where it was taken, no
 * script behind its end), and a PDF begins as one. What is neither is refused before anything is written.
 */
export class CleanAssetFiles extends LocalAssetStorageStrategy {
    override async writeFileFromBuffer(fileName: string, data: Buffer): Promise<string> {
        return super.writeFileFromBuffer(fileName, isUpload(fileName) ? await cleaned(fileName, data) : data);
    }

    override async writeFileFromStream(fileName: string, data: Stream): Promise<string> {
        return this.writeFileFromBuffer(fileName, await read(data as AsyncIterable<Buffer> & Stream));
    }
}

/** Files by the address at which the request came in, as the asset server's own are. */
export function cleanAssetFiles({ assetUploadDir, route }: AssetServerOptions): CleanAssetFiles {
    return new CleanAssetFiles(assetUploadDir, (request, identifier) => {
        const prefix = `${request.protocol}://${request.get('host') ?? ''}/${route}/`;
        return identifier === '' || identifier.startsWith(prefix) ? identifier : prefix + identifier;
    });
}

/** Previews and sizes are made of it by the server itself. */
function isUpload(fileName: string): boolean {
    return fileName.startsWith('source/');
}

async function read(data: AsyncIterable<Buffer>): Promise<Buffer> {
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of data) {
        size += part.length;
        if (size > largestAssetBytes) throw inputError(`file: is larger than ${largestAssetBytes / 1_000_000} MB`);
        parts.push(part);
    }
    return Buffer.concat(parts);
}

async function cleaned(fileName: string, content: Buffer): Promise<Buffer> {
    if (path.extname(fileName).toLowerCase() === '.pdf') {
        if (!content.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw inputError('file: is no PDF');
        return content;
    }
    try {
        const picture = sharp(content, { limitInputPixels: mostPixels, animated: true }).rotate();
        const { format, isPalette } = await picture.metadata();
        if (format === 'png') return await picture.png(isPalette ? { palette: true, effort: 3 } : {}).toBuffer();
        if (format === 'jpeg') return await picture.jpeg({ quality: 92 }).toBuffer();
        if (format === 'webp' || format === 'gif') return await picture.toBuffer();
    } catch {
        // Whatever it is, it is no picture: sharp says so by throwing.
    }
    throw inputError('file: is neither PNG nor JPEG nor WebP nor GIF, or has too many pixels');
}
