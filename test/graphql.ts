/** A person at one of the APIs of a running product: signs in, asks, and keeps his token. */
interface Answer<Data> {
    data?: Data | null;
    errors?: { message: string; extensions?: { code?: string } }[];
}

export class GraphqlError extends Error {
    constructor(
        message: string,
        readonly code: string | undefined,
        readonly status: number,
    ) {
        super(message);
    }
}

export class Caller {
    private token: string | undefined;

    constructor(
        private readonly url: string,
        private readonly api: 'shop-api' | 'admin-api',
        private readonly language = 'en',
    ) {}

    async signIn(username: string, password: string): Promise<this> {
        const { login } = await this.ask<{ login: { __typename: string; message?: string } }>(
            `mutation SignIn($username: String!, $password: String!) {
                login(username: $username, password: $password, rememberMe: true) { __typename ... on ErrorResult { message } }
            }`,
            { username, password },
        );
        if (login.__typename !== 'CurrentUser') throw new Error(`${username} cannot sign in: ${login.message ?? login.__typename}`);
        return this;
    }

    /** The answer's data. Throws what the API refused. */
    async ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
        const response = await fetch(`${this.url}/${this.api}?languageCode=${this.language}`, {
            method: 'POST',
            headers: {
                'Content-Type': 'application/json',
                ...(this.token ? { Authorization: `Bearer ${this.token}` } : {}),
            },
            body: JSON.stringify({ query, variables }),
        });
        this.token = response.headers.get('vendure-auth-token') ?? this.token;
        const answer = (await response.json()) as Answer<Data>;
        const error = answer.errors?.[0];
        if (error || answer.data == null) throw new GraphqlError(error?.message ?? 'no data', error?.extensions?.code, response.status);
        return answer.data;
    }

    /** Speaks in a session that is open already: signing in costs a third of a second of the server's time. */
    inSession(token: string): this {
        this.token = token;
        return this;
    }

    get bearer(): string | undefined {
        return this.token;
    }
}
