import { HttpException } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';

import { pictures } from '../domain/uploaded-file';
import { readBody } from './read-body';

/** The texts of a form, beside its pictures. */
const mostFormBytes = 100_000;

/** A form that a page without scripts sends in parts: its texts, and its files as they came. Refused while it comes where it is too large. */
export async function readForm(request: IncomingMessage, mostFiles: number): Promise<{ fields: Record<string, string>; files: { name: string; content: Buffer }[] }> {
    const body = await readBody(request, mostFiles * pictures.largestBytes + mostFormBytes);
    const parts = await new Response(new Uint8Array(body), { headers: { 'Content-Type': request.headers['content-type'] ?? '' } }).formData().catch(() => {
        throw new HttpException('The form could not be read', 400);
    });
    const fields: Record<string, string> = {};
    const sent: Blob[] = [];
    const names: string[] = [];
    for (const [name, value] of parts.entries()) {
        if (typeof value === 'string') fields[name] = value;
        // A browser sends an empty file where none was chosen.
        else if (value.size > 0) {
            sent.push(value);
            names.push(value.name);
        }
    }
    if (sent.length > mostFiles) throw new HttpException(`At most ${mostFiles} files`, 413);
    const contents = await Promise.all(sent.map(file => file.arrayBuffer()));
    return { fields, files: contents.map((content, place) => ({ name: names[place] ?? '', content: Buffer.from(content) })) };
}
