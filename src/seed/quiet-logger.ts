import type { VendureLogger } from '@vendure/core';

/** Only what went wrong, for programs whose own output people read. */
export const quietLogger: VendureLogger = {
    error: (message, context, trace) => console.error(`[${context ?? 'karvan'}] ${message}`, trace ?? ''),
    warn: () => undefined,
    info: () => undefined,
    verbose: () => undefined,
    debug: () => undefined,
};
