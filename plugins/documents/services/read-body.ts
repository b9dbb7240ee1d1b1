import { HttpException } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';

/** The request's body as it comes; one that is too large is refused while it comes. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
        throw tooLarge(maxBytes);
    }
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > maxBytes) throw tooLarge(maxBytes);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}

function tooLarge(maxBytes: number): HttpException {
    return new HttpException(`The file is larger than ${maxBytes / 1_000_000} MB`, 413);
}
