/** The specs that SPECS names, as one file: Vendure and all else is loaded once for them, and not once for each. */
import path from 'node:path';

for (const spec of (process.env.SPECS ?? '').split(',')) describe(spec, () => void jest.requireActual(path.resolve(spec)));

// Each spec's own limit was said for all of them: the last one said holds, and it must be enough for the longest.
jest.setTimeout(900_000);
