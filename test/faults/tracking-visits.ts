/** Those who open a personal link, each from an address of his own. */
import crypto from 'node:crypto';
import http from 'node:http';

import type { Product } from '../product';

export interface Answer {
    status: number;
    headers: http.IncomingHttpHeaders;
    body: string;
}

/** Asks from an address of its own: all of 127.0.0.0/8 is this machine. */
export function visit(product: Product, token: string, from: string, agent?: http.Agent): Promise<Answer> {
    const { port } = new URL(product.url);
    return new Promise((resolve, reject) => {
        const request = http.get({ host: '127.0.0.1', port, path: `/t/${token}`, localAddress: from, agent }, response => {
            const parts: Buffer[] = [];
            response.on('data', (part: Buffer) => parts.push(part));
            response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts).toString() }));
        });
        request.on('error', reject);
    });
}

export const newToken = () => crypto.randomBytes(32).toString('base64url');

/** Gives the shipment a link whose token we know: the database has only its hash. */
export async function link(product: Product, shipmentId: number, expires: string): Promise<string> {
    const token = newToken();
    await product.sql(
        `INSERT INTO tracking_link ("shipmentId", nonce, "tokenHash", "expiresAt") VALUES ($1, $2, $3, now() + $4::interval)`,
        [shipmentId, newToken(), crypto.createHash('sha256').update(token).digest('hex'), expires],
    );
    return token;
}
