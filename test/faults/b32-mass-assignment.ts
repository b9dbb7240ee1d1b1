/** B32: no input writes a column that it does not name, whoever sends it. */
import type { Bar } from './bar';
import { runSpec } from './spec-figures';

interface Figures {
    inputs: number;
    columnsTried: number;
    columnsTaken: string[];
    controls: number;
    unexpected: string[];
}

export const massAssignment: Bar = {
    id: 'B32',
    what: 'mass assignment',
    async run(bench) {
        const product = await bench.product();
        const { figures, said } = runSpec<Figures>('test/e2e/controls.e2e-spec.ts', 'CONTROLS_FIGURES');
        if (figures === undefined) throw new Error(`The spec of the positive controls left no figures: ${said.slice(-500)}`);
        bench.equals('columns-taken', figures.columnsTaken.length, 0, 'columns taken', `${figures.columnsTried} columns tried in ${figures.inputs} inputs; ${figures.columnsTaken.slice(0, 5).join(', ')}`);
        bench.equals('unexpected-changes', figures.unexpected.length, 0, 'columns changed', `by ${figures.controls} calls that work; ${figures.unexpected.slice(0, 10).join(', ')}`);
        await bench.conclude('every input with every column; the rows before and after every call that works', product);
    },
};
