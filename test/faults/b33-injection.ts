/** B33: what a caller writes is text to the database, to its expressions and to our templates. */
import type { Bar } from './bar';
import { runSpec } from './spec-figures';

interface Figures {
    places: number;
    calls: number;
    syntaxErrors: string[];
    delays: string[];
    carriedOut: string[];
    broken: string[];
    reached: number;
}

export const injection: Bar = {
    id: 'B33',
    what: 'injection',
    async run(bench) {
        const product = await bench.product();
        const { figures, said } = runSpec<Figures>('test/e2e/injection.e2e-spec.ts', 'INJECTION_FIGURES');
        if (figures === undefined) throw new Error(`The spec left no figures: ${said.slice(-500)}`);
        bench.atLeast('places', figures.places, 1000, 'places', `${figures.calls} calls, ${figures.reached} % of which were let in`);
        bench.equals('syntax-errors', figures.syntaxErrors.length, 0, 'errors in the log of PostgreSQL', figures.syntaxErrors.slice(0, 3).join(' | '));
        bench.equals('delays', figures.delays.length, 0, 'calls', figures.delays.slice(0, 3).join(' | '));
        bench.equals('templates', figures.carriedOut.length, 0, 'answers', figures.carriedOut.slice(0, 3).join(' | '));
        bench.equals('broken', figures.broken.length, 0, 'answers', figures.broken.slice(0, 3).join(' | '));
        await bench.conclude('every argument of every field, every route, every import', product);
    },
};
