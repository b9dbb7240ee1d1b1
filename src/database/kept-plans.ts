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

/**
 * What a connection is asked, with a name where the text is marked by `keptMark`: PostgreSQL keeps the plan of a named statement with the connection.
 * Every other one it plans anew, which for the dozen tables behind a request costs more than reading them.
 */
export function withKeptPlan([text, values, ...rest]: readonly unknown[]): unknown[] {
    if (typeof text !== 'string' || !text.startsWith(keptMark)) return [text, values, ...rest];
    const config = { name: nameOf(text), text, values: Array.isArray(values) ? values : [] };
    return typeof values === 'function' ? [config, values] : [config, ...rest];
}
