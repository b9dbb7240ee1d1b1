import { createHash } from 'node:crypto';
import { Client, type QueryConfig } from 'pg';

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
 * A connection that keeps the plans of statements that `kept` has marked. PostgreSQL plans every other one anew, which for the dozen tables behind a
 * request costs more than reading them.
 */
export class PlanKeepingClient extends Client {
    // What the base class takes has a dozen forms; a marked statement comes as TypeORM sends it, as a text with its values.
    override query(...given: unknown[]): never {
        const [text, values, ...rest] = given;
        const ask = super.query.bind(this) as (...asked: unknown[]) => never;
        if (typeof text !== 'string' || !text.startsWith(keptMark)) return ask(...given);
        const config: QueryConfig = { name: nameOf(text), text, values: Array.isArray(values) ? values : [] };
        return typeof values === 'function' ? ask(config, values) : ask(config, ...rest);
    }
}
