import type { NextFunction, Request, RequestHandler, Response } from 'express';

/** Whoever asked hears within ten seconds, the way included. */
export const patienceMs = 9_000;

/**
 * Where the database is far away or slow, a customer is told in time that it takes longer, and asks again: what he began goes on, and his key tells him
 * what became of it (ADR 0008). What the server would answer later has nobody to go to.
 */
export function answerWithin(ms: number): RequestHandler {
    return (_: Request, res: Response, next: NextFunction) => {
        const timer = setTimeout(() => {
            if (res.headersSent) return;
            res.setHeader('Retry-After', '1');
            res.status(503).json({ errors: [{ message: 'This takes longer than usual. Ask again in a moment.', extensions: { code: 'NO_ANSWER_YET' } }] });
            silence(res);
        }, ms);
        res.once('close', () => clearTimeout(timer));
        next();
    };
}

function silence(res: Response): void {
    const nothing = () => res;
    Object.assign(res, { setHeader: nothing, appendHeader: nothing, removeHeader: nothing, writeHead: nothing, write: () => true, end: nothing, send: nothing, json: nothing });
}
