import { createHash } from 'node:crypto';

import { keptMark } from '../../kernel/vendure-sql';

const names = new Map<string, string>();

function nameOf(text: string): string {
    let name = names.get(text);
    if (name === undefined) {
        name = createHash('sha1').update(text).digest('base64url');
        names.set(text, name);
    }
    return name;
}

/** A kept plan is for the few rows that requests name as a rule; for a whole file it may go about them pair by pair. */
const mostNamed = 500;

/**
 * What a connection is asked, with a name where the text is marked by `keptMark`: PostgreSQL keeps the plan of a named statement with the connection.
 * Every other one it plans anew, which for the dozen tables behind a request costs more than reading them. One that names very many rows is planned for them, whatever its mark says.
 */
export function withKeptPlan([text, values, ...rest]: readonly unknown[]): unknown[] {
    if (typeof text !== 'string' || !text.startsWith(keptMark) || namesMany(values)) return [text, values, ...rest];
    const config = { name: nameOf(text), text, values: Array.isArray(values) ? values : [] };
    return typeof values === 'function' ? [config, values] : [config, ...rest];
}

function namesMany(values: unknown): boolean {
    return Array.isArray(values) && values.some(value => Array.isArray(value) && value.length > mostNamed);
}
