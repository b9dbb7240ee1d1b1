import { I18nError, LogLevel } from '@vendure/core';

/** The same request is being worked on right now. */
export class ConflictError extends I18nError {
    constructor(message: string) {
        super(message, {}, 'CONFLICT', LogLevel.Info);
    }
}
