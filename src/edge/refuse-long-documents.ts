import type { NextFunction, Request, Response } from 'express';

import type { QueryLimits } from './query-limits';

/** More than any of our own screens needs; comparing fragments with each other costs the square of their number. */
const mostFragments = 100;

/** What is wrong with a document before it is parsed, or null. */
export function refuseDocument(document: string, { characters }: Pick<QueryLimits, 'characters'>): string | null {
    if (document.length > characters) {
        return `The GraphQL document is longer than ${characters} characters.`;
    }
    if (document.split('fragment').length - 1 > mostFragments) {
        return `The GraphQL document has more than ${mostFragments} fragments.`;
    }
    return null;
}

/** Refuses at the door: validation runs all of its rules, dear ones too, on a document that one of them finds too long. */
export function refuseLongDocuments(limits: QueryLimits) {
    return (req: Request, res: Response, next: NextFunction): void => {
        const { query } = { ...req.query, ...(req.body as { query?: unknown } | undefined) };
        const refused = typeof query === 'string' ? refuseDocument(query, limits) : null;
        if (refused === null) {
            next();
        } else {
            res.status(400).json({ errors: [{ message: refused, extensions: { code: 'BAD_REQUEST' } }] });
        }
    };
}
