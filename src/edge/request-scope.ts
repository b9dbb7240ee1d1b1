import type { NextFunction, Request, Response } from 'express';
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const current = new AsyncLocalStorage<{ requestId: string }>();

/** A caller's own id is kept when it is harmless in a log line, so that one id follows a request through many systems. */
const acceptable = /^[A-Za-z0-9._-]{8,64}$/;

/** The id of the request being served, for log lines and audit entries. */
export function currentRequestId(): string | undefined {
    return current.getStore()?.requestId;
}

export function requestScope(req: Request, res: Response, next: NextFunction): void {
    const given = req.headers['x-request-id'];
    const requestId = typeof given === 'string' && acceptable.test(given) ? given : randomUUID();
    res.setHeader('X-Request-Id', requestId);
    // What reads the header later, the audit log for one, gets this id and never what a stranger wrote there.
    req.headers['x-request-id'] = requestId;
    current.run({ requestId }, next);
}
