import { z } from 'zod';

import { calendarDay, optional } from '../../../kernel/vendure-input';

/** Facts that hold from a first to a last calendar day, both included; a day left out is open. */
export function withDays<Shape extends z.ZodRawShape>(shape: Shape) {
    return z.object({ ...shape, validFrom: optional(calendarDay), validUntil: optional(calendarDay) }).refine(inOrder, {
        path: ['validUntil'],
        message: 'must not be before validFrom',
    });
}

function inOrder(value: object): boolean {
    const { validFrom, validUntil } = value as { validFrom: string | null; validUntil: string | null };
    return validFrom === null || validUntil === null || validFrom <= validUntil;
}
