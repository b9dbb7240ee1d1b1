/** One request as it goes over the wire, from whichever address of this machine. */
import http from 'node:http';
import { performance } from 'node:perf_hooks';

export interface Asked {
    api?: 'shop-api' | 'admin-api';
    query: string;
    variables?: Record<string, unknown>;
    token?: string;
    headers?: Record<string, string>;
    /** All of 127.0.0.0/8 is this machine: each is another client. */
    from?: string;
    agent?: http.Agent;
}

export interface Said {
    status: number;
    body: string;
    headers: http.IncomingHttpHeaders;
    ms: number;
    /** The code of the first error. */
    code: string | undefined;
    data: Record<string, { __typename?: string } & Record<string, unknown>> | null;
}

export function ask(url: string, { api = 'shop-api', query, variables, token, headers, from, agent }: Asked): Promise<Said> {
    const sent = JSON.stringify({ query, variables });
    const began = performance.now();
    return new Promise((resolve, reject) => {
        const request = http.request(
            {
                host: '127.0.0.1',
                port: new URL(url).port,
                path: `/${api}?languageCode=en`,
                method: 'POST',
                localAddress: from,
                agent,
                headers: {
                    'Content-Type': 'application/json',
                    'Content-Length': Buffer.byteLength(sent),
                    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
                    ...headers,
                },
            },
            response => {
                const parts: Buffer[] = [];
                response.on('data', (part: Buffer) => parts.push(part));
                response.on('end', () => {
                    const body = Buffer.concat(parts).toString('utf8');
                    const read = (body.startsWith('{') ? JSON.parse(body) : {}) as { data?: Said['data']; errors?: { extensions?: { code?: string } }[] };
                    resolve({
                        status: response.statusCode ?? 0,
                        body,
                        headers: response.headers,
                        ms: performance.now() - began,
                        code: read.errors?.[0] && (read.errors[0].extensions?.code ?? 'NO_CODE'),
                        data: read.data ?? null,
                    });
                });
            },
        );
        request.on('error', reject);
        request.end(sent);
    });
}

export const signInQuery = 'mutation ($username: String!, $password: String!) { login(username: $username, password: $password) { __typename } }';

/** Whether the password was looked at, and was right. */
export function verdictOf(said: Said): 'right' | 'wrong' | 'limited' | 'other' {
    if (said.status === 429) return 'limited';
    const type = said.data?.login?.__typename;
    if (type === 'CurrentUser') return 'right';
    return type === 'InvalidCredentialsError' ? 'wrong' : 'other';
}
