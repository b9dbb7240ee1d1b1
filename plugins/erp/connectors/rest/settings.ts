import { z } from 'zod';

import { answerSeconds, apiSource, apiTarget, baseUrl, certificate } from '../json-api/settings';

export const restSettings = z
    .object({
        url: baseUrl,
        certificate: certificate.optional(),
        answerSeconds,
        auth: z.enum(['none', 'basic', 'bearer', 'api-key', 'oauth']),
        /** Name of the user, or the client's id for OAuth. */
        username: z.string().max(200).default(''),
        /** Password, token, key or the client's secret. */
        secret: z.string().max(5_000).default(''),
        /** Where an API key stands. */
        header: z.string().regex(/^[A-Za-z0-9-]{1,60}$/, 'must be the name of a header').default('X-API-Key'),
        /** Where OAuth's tokens are handed out, by client credentials. */
        tokenUrl: baseUrl.optional(),
        scope: z.string().max(500).default(''),
        sources: z.array(apiSource).max(30).default([]),
        targets: z.array(apiTarget).max(10).default([]),
    })
    .refine(given => given.auth !== 'oauth' || given.tokenUrl !== undefined, { path: ['tokenUrl'], message: 'is required' })
    .refine(given => given.auth === 'none' || given.secret !== '', { path: ['secret'], message: 'is required' });
export type RestSettings = z.output<typeof restSettings>;
