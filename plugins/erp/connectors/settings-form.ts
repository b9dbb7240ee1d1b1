import { z } from 'zod';

/** What a form asks for, from what the server checks: one description for both. */
export function formOf(schema: z.ZodType): Record<string, unknown> {
    return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}
