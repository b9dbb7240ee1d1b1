import type { RequestContext } from '@vendure/core';

interface Waiting<V> {
    id: number;
    resolve: (value: V) => void;
    reject: (error: unknown) => void;
}

/** Gathers what the field resolvers of one request ask for, and asks it at once: a list of a hundred orders is one query. */
export class RequestBatch<V> {
    private readonly waiting = new WeakMap<object, Waiting<V>[]>();

    constructor(
        private readonly load: (ctx: RequestContext, ids: number[]) => Promise<Map<number, V>>,
        private readonly absent: V,
    ) {}

    get(ctx: RequestContext, id: number): Promise<V> {
        const request = ctx.req ?? ctx;
        return new Promise((resolve, reject) => {
            const known = this.waiting.get(request);
            if (known) {
                known.push({ id, resolve, reject });
                return;
            }
            this.waiting.set(request, [{ id, resolve, reject }]);
            setImmediate(() => void this.answer(ctx, request));
        });
    }

    private async answer(ctx: RequestContext, request: object): Promise<void> {
        const asked = this.waiting.get(request) ?? [];
        this.waiting.delete(request);
        try {
            const found = await this.load(ctx, [...new Set(asked.map(({ id }) => id))]);
            asked.forEach(({ id, resolve }) => resolve(found.get(id) ?? this.absent));
        } catch (error) {
            asked.forEach(({ reject }) => reject(error));
        }
    }
}
