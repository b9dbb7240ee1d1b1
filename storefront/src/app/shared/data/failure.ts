/** Why a request did not give its answer, in the words that screens tell apart. */
export type FailureKind = 'offline' | 'forbidden' | 'input' | 'missing' | 'limited' | 'server';

interface FailureDetails {
    requestId?: string | null;
    fields?: Record<string, string>;
    status?: number;
}

export class RequestFailure extends Error {
    override readonly name = 'RequestFailure';
    readonly requestId: string | null;
    /** What the server says about single fields of the form, by the field's name. */
    readonly fields: Record<string, string>;
    readonly status: number | null;

    constructor(
        readonly kind: FailureKind,
        message: string,
        details: FailureDetails = {},
    ) {
        super(message);
        this.requestId = details.requestId ?? null;
        this.fields = details.fields ?? {};
        this.status = details.status ?? null;
    }

    /** Trying the same again may help. */
    get isTransient(): boolean {
        return this.kind === 'offline' || (this.kind === 'server' && [502, 503, 504].includes(this.status ?? 0));
    }
}

export function asFailure(error: unknown): RequestFailure {
    if (error instanceof RequestFailure) return error;
    // Angular's resources wrap what is thrown in an Error with a cause.
    if (error instanceof Error && error.cause instanceof RequestFailure) return error.cause;
    return new RequestFailure('server', error instanceof Error ? error.message : String(error));
}

export interface GraphqlError {
    message: string;
    extensions?: { code?: string };
}

const kindOfCode: Record<string, FailureKind> = {
    FORBIDDEN: 'forbidden',
    UNAUTHENTICATED: 'forbidden',
    USER_INPUT_ERROR: 'input',
    BAD_USER_INPUT: 'input',
    ENTITY_NOT_FOUND: 'missing',
    TOO_MANY_REQUESTS: 'limited',
    RATE_LIMITED: 'limited',
};

/** Reads a refused answer. The server writes `field: what is wrong`, several of them on lines of their own. */
export function failureOf(status: number, errors: readonly GraphqlError[], requestId: string | null): RequestFailure {
    const first = errors[0];
    const message = first?.message ?? `HTTP ${status}`;
    const kind = kindOfCode[first?.extensions?.code ?? ''] ?? kindOfStatus(status);
    const fields = kind === 'input' ? fieldsOf(message) : {};
    return new RequestFailure(kind, message, { requestId, fields, status });
}

function kindOfStatus(status: number): FailureKind {
    if (status === 401 || status === 403) return 'forbidden';
    if (status === 404) return 'missing';
    if (status === 429) return 'limited';
    return 'server';
}

export function fieldsOf(message: string): Record<string, string> {
    const found = message
        .split(/\n|; /)
        .map((line) => /^([A-Za-z][\w.[\]]*): (.+)$/.exec(line.trim()))
        .filter((match) => match !== null)
        .map(([, path, text]) => [path?.split('.').at(-1) ?? '', text ?? ''] as const);
    return Object.fromEntries(found);
}
