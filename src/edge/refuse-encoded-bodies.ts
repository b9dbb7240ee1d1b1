import type { NextFunction, Request, Response } from 'express';

const largestBody = 1024 * 1024;
/** Nobody signs in with more; a large document costs time to validate. */
const largestFromStranger = 64 * 1024;
/** Uploads stream to their own limits. */
const staffAndMembers = 'admin-api|api|import|shipment-photos|production-photos|erp-files|invoice-files|order-rows|my-labels|offer-logo|my-support-files|support-files';
const uploads = new RegExp(`^/((${staffAndMembers})(/|$|\\?)|erp-agent/report(\\?|$)|d/[\\w-]+/photo\\?|t/[\\w-]+/damage(\\?|$))`);

/**
 * Node's brotli decoder had a remote code execution (CVE-2026-111497), and no client of ours compresses its requests:
 * a body with any content encoding is refused before anything reads it.
 */
export function refuseEncodedBodies(req: Request, res: Response, next: NextFunction): void {
    const encoding = req.headers['content-encoding'];
    if (encoding !== undefined && encoding.trim().toLowerCase() !== 'identity') {
        refuse(res, 415, 'Send the body without a content encoding.');
        return;
    }
    const isStranger = req.headers.cookie === undefined && req.headers.authorization === undefined;
    const limit = isStranger ? largestFromStranger : largestBody;
    if (Number(req.headers['content-length'] ?? 0) > limit && !uploads.test(req.originalUrl)) {
        refuse(res, 413, `The body is larger than ${limit} bytes.`);
        return;
    }
    next();
}

function refuse(res: Response, status: number, message: string): void {
    // The unread body would be taken for the next request on this connection.
    res.setHeader('Connection', 'close');
    res.status(status).json({ errors: [{ message, requestId: res.getHeader('X-Request-Id') }] });
}
