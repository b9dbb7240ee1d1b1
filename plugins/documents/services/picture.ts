import { HttpException } from '@nestjs/common';
import type { Request, Response } from 'express';
import sharp from 'sharp';

import { inputError } from '../../../kernel/vendure-input';
import { isPictureFormat, largestPictureBytes, mostPicturePixels, pictureFormat, type PictureProblem } from '../domain/picture-file';
import { readBody } from './read-body';

const problems: Record<PictureProblem, string> = {
    'empty': 'file: is empty',
    'too-large': 'file: is larger than 10 MB',
    'not-a-picture': 'file: is neither PNG nor JPEG nor WebP',
};

/** As large as a screen shows it. */
const box = { width: 1600, height: 1600 };
const contentType = 'application/octet-stream';

/** The picture that is the request's body. Its content type is none that a form of another site can send. */
export async function readPicture(request: Request): Promise<Buffer> {
    if (request.headers['content-type'] !== contentType) throw new HttpException(`Send the file as the body, as ${contentType}`, 415);
    return readBody(request, largestPictureBytes);
}

/** Drawn anew as a JPEG, so that nothing but what is seen of the file is kept: no place, no name of a telephone, no second file behind it. */
export async function redrawnPicture(content: Buffer): Promise<Buffer> {
    const format = pictureFormat(content);
    if (!isPictureFormat(format)) throw inputError(problems[format]);
    try {
        return await sharp(content, { limitInputPixels: mostPicturePixels }).rotate().resize({ ...box, fit: 'inside', withoutEnlargement: true }).flatten({ background: '#fff' }).jpeg({ quality: 80 }).toBuffer();
    } catch {
        // Whatever it is, it is no picture: sharp says so by throwing.
        throw inputError(problems['not-a-picture']);
    }
}

/** Never shown as a page of ours, and kept by no cache but the browser's own. */
export function sendPicture(response: Response, name: string, content: Buffer): void {
    response.set({
        'Content-Type': 'image/jpeg',
        'Content-Disposition': `attachment; filename="${name}.jpg"`,
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, no-store',
    });
    response.send(content);
}
