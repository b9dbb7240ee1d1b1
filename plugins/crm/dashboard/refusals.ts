import { msg } from '@lingui/core/macro';

/** Why the server refuses what staff ask of it, in its own English, by which the Dashboard looks the sentence up (`said-by-server.ts`). */
export const refusals = [
    msg({ id: 'The lead is not in a state in which this can be done.', message: 'The lead is not in a state in which this can be done.' }),
    msg({ id: 'A company that looks the same exists already: choose it, or go on without it.', message: 'A company that looks the same exists already: choose it, or go on without it.' }),
    msg({ id: 'Whether this firm is a customer already can be decided only by somebody who sees all customers. Ask your manager.', message: 'Whether this firm is a customer already can be decided only by somebody who sees all customers. Ask your manager.' }),
    msg({ id: 'The opportunity has been won already.', message: 'The opportunity has been won already.' }),
    msg({ id: 'The opportunity has been lost already.', message: 'The opportunity has been lost already.' }),
];
