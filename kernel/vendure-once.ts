import type { RequestContext } from '@vendure/core';

/** On the context itself, so that the copies that transactions make of it remember together with it. */
const memory = Symbol('what was asked once');

type Remembering = RequestContext & { [memory]?: Map<string, Promise<unknown>> };

/** A context for one piece of work, in which a question asked through `once` is asked of the database once. Only for work that changes none of the answers. */
export function remembering(ctx: RequestContext): RequestContext {
    if ((ctx as Remembering)[memory] !== undefined) return ctx;
    return Object.assign(ctx.copy(), { [memory]: new Map() });
}

/** The answer that was given before in the same piece of work; asked anew where nobody remembers. Nobody may change what he is given. */
export function once<T>(ctx: RequestContext, question: string, ask: () => Promise<T>): Promise<T> {
    const answers = (ctx as Remembering)[memory];
    if (answers === undefined) return ask();
    const known = answers.get(question) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const answer = ask();
    answers.set(question, answer);
    // What failed is asked again: a transaction that is tried once more starts afresh.
    answer.catch(() => answers.delete(question));
    return answer;
}
