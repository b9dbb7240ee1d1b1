/** `npm run journey [-- --json] [ids]`: the main job through the public APIs on a scratch database, one line a step. */
import { startProduct } from '../product';
import { asked, Report } from '../report';
import { newJourney } from './people';
import { askOnStage, steps } from './steps';

const limitMs = 30_000;

async function main(): Promise<void> {
    const report = new Report(asked());
    const product = await startProduct({ processes: ['server', 'worker', 'demo/scale'] });
    try {
        const journey = newJourney(product);
        journey.halfWay = stageId => askOnStage(journey, stageId);
        // A step stands on the ones before it, so all run; arguments choose which are printed.
        for (const { id, what, run } of steps) {
            const began = Date.now();
            const failure = await run(journey).then(
                () => undefined,
                (error: Error) => error.message,
            );
            const figure = Date.now() - began;
            if (report.wants(id) || failure) report.add({ id, pass: failure === undefined && figure <= limitMs, figure, limit: limitMs, unit: 'ms', what: failure ?? what });
            if (failure) break;
        }
    } finally {
        await product.stop();
    }
    report.finish();
}

void main().then(() => process.exit());
