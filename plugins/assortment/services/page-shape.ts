import { z } from 'zod';

/** Which part of a list is wanted. */
export const pageShape = {
    skip: z.preprocess(value => value ?? 0, z.int().min(0).max(1_000_000)),
    take: z.preprocess(value => value ?? 25, z.int().min(1).max(100)),
};
