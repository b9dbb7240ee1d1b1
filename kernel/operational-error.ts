/** Something outside is down or answers nonsense. Thrown by adapters only; the dispatcher tries again later. */
export class OperationalError extends Error {
    constructor(
        message: string,
        readonly options: { cause?: unknown; retryAfterSeconds?: number } = {},
    ) {
        super(message, { cause: options.cause });
        this.name = 'OperationalError';
    }
}
