import { z } from 'zod';

import { answerSeconds, apiSource, apiTarget, baseUrl, certificate } from '../json-api/settings';
import { rahkaranSources, rahkaranTargets } from './places';

export const rahkaranSettings = z
    .object({
        /** With the tenant's path: https://HOST.rahkaran.ir/sg1/x1, or http://localhost:5201 in the mill. */
        url: baseUrl,
        certificate: certificate.optional(),
        answerSeconds,
        /** Where the services of the framework stand; installations differ. */
        layout: z.enum(['framework-first', 'services-first']).default('framework-first'),
        /** `rsa`: the password goes under the session's key. `tls`: as it is, on a sealed line only. */
        login: z.enum(['rsa', 'tls']).default('rsa'),
        username: z.string().min(1).max(200),
        password: z.string().min(1).max(200),
        /** Whose goods and stock are read. */
        storeId: z.string().regex(/^\d{1,12}$/, 'must be a number').optional(),
        /** Places that this installation has elsewhere; weighings have none of their own and are read from here only. */
        sources: z.array(apiSource).max(30).default([]),
        targets: z.array(apiTarget).max(10).default([]),
    })
    .refine(given => given.login !== 'tls' || given.url.startsWith('https:'), { path: ['login'], message: 'must be rsa where the address does not begin with https://' })
    .transform(given => ({
        ...given,
        sources: [...rahkaranSources(given.layout, given.storeId).filter(({ object }) => !given.sources.some(own => own.object === object)), ...given.sources],
        targets: [...rahkaranTargets(given.layout).filter(({ kind }) => !given.targets.some(own => own.kind === kind)), ...given.targets],
    }));
export type RahkaranSettings = z.output<typeof rahkaranSettings>;
