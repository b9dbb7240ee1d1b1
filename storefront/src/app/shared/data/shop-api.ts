import { inject, Injectable, signal } from '@angular/core';
import { print } from '@0no-co/graphql.web';

import { attemptKey, endAttempt } from './attempt';
import { failureOf, GraphqlError, RequestFailure } from './failure';
import { TadaDocumentNode } from './graphql';
import { Preferences } from './preferences';

interface CallOptions {
    signal?: AbortSignal;
    /** How often a transient failure is tried again. Only for what may safely happen twice. */
    retries?: number;
}

/** The one door to the server. Queries are tried again after a transient failure, mutations only when they carry an idempotency key. */
@Injectable({ providedIn: 'root' })
export class ShopApi {
    private readonly preferences = inject(Preferences);
    /** Counts refusals for lack of a session; the shell looks at it and asks who is signed in. */
    readonly refusals = signal(0);

    query<R, V>(document: TadaDocumentNode<R, V>, variables: V, abort?: AbortSignal): Promise<R> {
        return this.call(document, variables, { signal: abort, retries: 2 });
    }

    mutate<R, V>(document: TadaDocumentNode<R, V>, variables: V): Promise<R> {
        return this.call(document, variables, {});
    }

    /** For a mutation whose variables carry an idempotency key: the server answers the second call as the first. */
    mutateOnce<R, V>(document: TadaDocumentNode<R, V>, variables: V): Promise<R> {
        return this.call(document, variables, { retries: 2 });
    }

    /** A mutation with an idempotency key: the same request keeps its key over reloads and retries until it is answered. */
    async attempt<R, I extends object>(
        name: string,
        document: TadaDocumentNode<R, { input: I }>,
        request: Omit<I, 'idempotencyKey'>,
    ): Promise<R> {
        const input = { ...request, idempotencyKey: attemptKey(name, request) } as unknown as I;
        const answer = await this.mutateOnce(document, { input });
        endAttempt(name);
        return answer;
    }

    private async call<R, V>(document: TadaDocumentNode<R, V>, variables: V, options: CallOptions): Promise<R> {
        const retries = options.retries ?? 0;
        for (let attempt = 0; ; attempt++) {
            try {
                return await this.send(document, variables, options.signal);
            } catch (error) {
                const mayRetry = error instanceof RequestFailure && error.isTransient && attempt < retries;
                if (!mayRetry || options.signal?.aborted) throw error;
                await new Promise((resolve) => setTimeout(resolve, 300 * 3 ** attempt));
            }
        }
    }

    private async send<R, V>(document: TadaDocumentNode<R, V>, variables: V, abort?: AbortSignal): Promise<R> {
        const response = await fetch(`/shop-api?languageCode=${this.preferences.language()}`, {
            method: 'POST',
            credentials: 'same-origin',
            headers: { 'Content-Type': 'application/json', 'Apollo-Require-Preflight': 'true' },
            body: JSON.stringify({ query: print(document as never), variables }),
            signal: abort,
        }).catch((error: unknown) => {
            if (abort?.aborted) throw error;
            throw new RequestFailure('offline', String(error));
        });
        const requestId = response.headers.get('x-request-id');
        const body = (await response.json().catch(() => null)) as { data?: R; errors?: GraphqlError[] } | null;
        if (response.ok && body?.data && !body.errors?.length) return body.data;
        const failure = failureOf(response.status, body?.errors ?? [], requestId);
        if (failure.kind === 'forbidden') this.refusals.update((count) => count + 1);
        throw failure;
    }
}
