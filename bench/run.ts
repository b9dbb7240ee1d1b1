/** `npm run bench -- boot|cart|companies|catalogue|erp|ordering|operations [--json] [rows]`: figures of this machine, beside those of others where there are others. */
import { asked, Report } from '../test/report';

const benches: Record<string, () => Promise<(report: Report) => Promise<void>>> = {
    boot: async () => (await import('./boot')).benchBoot,
    cart: async () => (await import('./cart')).benchCart,
    catalogue: async () => (await import('./catalogue')).benchCatalogue,
    ordering: async () => (await import('./ordering')).benchOrdering,
    operations: async () => (await import('./operations')).benchOperations,
    erp: async () => (await import('./erp')).benchErp,
    companies: async () => (await import('./companies')).benchCompanies,
};

async function main(): Promise<void> {
    const [name = '', ...rest] = process.argv.slice(2).sort((a, b) => Number(b in benches) - Number(a in benches));
    const load = benches[name];
    if (load === undefined) {
        console.error(`Which bench? ${Object.keys(benches).join(', ')}`);
        process.exit(2);
    }
    const report = new Report(asked(rest));
    await (await load())(report);
    report.finish();
}

main().then(
    () => process.exit(),
    (error: unknown) => {
        console.error(error);
        process.exit(1);
    },
);
