import { HttpException } from '@nestjs/common';
import type { Request, Response } from 'express';
import sharp from 'sharp';

import { inputError } from '../../../kernel/vendure-input';
import { fileFormat, type FileFormat, type FileLimits, fileProblemText, isFileProblem, mostPicturePixels, pictures, safeFileName } from '../domain/uploaded-file';
import { readBody } from './read-body';

/** As large as a screen shows it. */
const screen = { width: 1600, height: 1600 };
const contentType = 'application/octet-stream';
const types: Record<FileFormat, string> = { pdf: 'application/pdf', png: 'image/png', jpeg: 'image/jpeg', webp: 'image/webp' };

export interface Drawn {
    content: Buffer;
    width: number;
    height: number;
}

/** A file as it is kept: a picture of ours, or a PDF as it came. */
export interface KeptFile {
    format: 'jpeg' | 'pdf';
    content: Buffer;
}

/** The file that is the request's body. Its content type is none that a form of another site can send. */
export async function readUpload(request: Request, { largestBytes }: FileLimits = pictures): Promise<Buffer> {
    if (request.headers['content-type'] !== contentType) throw new HttpException(`Send the file as the body, as ${contentType}`, 415);
    return readBody(request, largestBytes);
}

/** What the file is, by its bytes; a mistake of the sender that names the field where the place does not take it. */
export function uploadFormat(content: Buffer, limits: FileLimits): FileFormat {
    const format = fileFormat(content, limits);
    if (isFileProblem(format)) throw inputError(fileProblemText(format, limits));
    return format;
}

/** Drawn anew, so that nothing but what is seen of the file is kept: no place, no name of a telephone, no second file behind it. */
export async function redrawnPicture(content: Buffer, wanted: { limits?: FileLimits; as?: 'jpeg' | 'png'; box?: { width: number; height: number } | null } = {}): Promise<Drawn> {
    const { limits = pictures, as = 'jpeg', box = screen } = wanted;
    uploadFormat(content, limits);
    try {
        const upright = sharp(content, { limitInputPixels: mostPicturePixels }).rotate();
        const fitted = box === null ? upright : upright.resize({ ...box, fit: 'inside', withoutEnlargement: true });
        const drawn = as === 'png' ? fitted.png({ compressionLevel: 9 }) : fitted.flatten({ background: '#fff' }).jpeg({ quality: 80 });
        const { data, info } = await drawn.toBuffer({ resolveWithObject: true });
        return { content: data, width: info.width, height: info.height };
    } catch {
        // Whatever it is, it is no picture: sharp says so by throwing.
        throw inputError(fileProblemText('wrong-kind', limits));
    }
}

export async function keptFile(content: Buffer, limits: FileLimits): Promise<KeptFile> {
    if (uploadFormat(content, limits) === 'pdf') return { format: 'pdf', content };
    return { format: 'jpeg', content: (await redrawnPicture(content, { limits })).content };
}

/** Always for the disk, never shown as a page of ours, and kept by no cache but the browser's own. */
export function sendFile(response: Response, { name, format, content }: { name: string; format: FileFormat; content: Buffer }): void {
    response.attachment(safeFileName(name, format));
    response.set({
        'Content-Type': types[format],
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, no-store',
    });
    response.send(content);
}
