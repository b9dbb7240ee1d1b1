import type { Response } from 'express';
import { createHash } from 'node:crypto';

import { payStyle } from '../domain/pay-page';

const styleHash = createHash('sha256').update(payStyle).digest('base64');

/** A page that fetches nothing, runs nothing, is kept nowhere and tells nobody where its reader came from. Its form may lead on to a provider. */
export function securePage(response: Response): Response {
    response.removeHeader('Content-Security-Policy-Report-Only');
    return response.set({
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self' https: http://localhost:* http://127.0.0.1:*; base-uri 'none'; frame-ancestors 'none'`,
        'Referrer-Policy': 'no-referrer',
        'X-Robots-Tag': 'noindex, nofollow',
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
        'X-Frame-Options': 'DENY',
    });
}
