/** B34: no text in a file that we hand out is a formula, and all read back as they were. */
import type { Bar } from './bar';
import { runSpec } from './spec-figures';

interface Figures {
    exports: number;
    texts: number;
    unescaped: string[];
    lost: string[];
}

export const exportedTexts: Bar = {
    id: 'B34',
    what: 'exported tables',
    async run(bench) {
        const product = await bench.product();
        const { figures, passed, said } = runSpec<Figures>('test/e2e/exports.e2e-spec.ts', 'EXPORT_FIGURES');
        if (figures === undefined) throw new Error(`The spec left no figures: ${said.slice(-500)}`);
        bench.atLeast('exports', figures.exports, 8, 'files', `${figures.texts} cells`);
        bench.equals('unescaped', figures.unescaped.length, 0, 'cells', figures.unescaped.slice(0, 3).join(' | '));
        bench.equals('round-trip', figures.lost.length, 0, 'texts lost', figures.lost.slice(0, 3).join(' | '));
        bench.equals('spec', passed ? 0 : 1, 0, 'failures', said.slice(-300));
        await bench.conclude('30 payloads in every text of every CSV and XLSX', product);
    },
};
