/** `npm run test:faults [-- --json] [ids]`: what must hold when everything happens at once or dies half-way. `SEED=` repeats a run. */
import { type Product, startProduct } from '../product';
import { asked, Report } from '../report';
import { serverKilled } from './b10-server';
import { orderLimits } from './b11-limits';
import { tokenQuality } from './b12-tokens';
import { guessing } from './b13-guessing';
import { trackingLink } from './b14-tracking';
import { takeovers } from './b15-takeover';
import { timing } from './b16-timing';
import { sessionsAndPasswords } from './b17-sessions';
import { ssrf } from './b18-ssrf';
import { xmlBombs } from './b19-xml';
import { noOversell } from './b1-oversell';
import { payOnce } from './b2-pay-once';
import { uploads } from './b20-uploads';
import { webhooksOut } from './b21-webhooks';
import { actingAndApprovals } from './b24-acting';
import { smsOnce } from './b25-sms';
import { erpDown } from './b27-erp-down';
import { erpPull } from './b26-erp-pull';
import { erpNetworkCut } from './b28-erp';
import { networkCut } from './b28-network';
import { deadlocksRunAgain } from './b29-deadlocks';
import { coinsNeverNegative } from './b3-coins';
import { audit } from './b30-audit';
import { massAssignment } from './b32-mass-assignment';
import { injection } from './b33-injection';
import { exportedTexts } from './b34-exports';
import { wrongClocks } from './b36-clock';
import { weighbridgeNumbers } from './b40-weighbridge';
import { creditLimit } from './b4-credit-limit';
import { priceTruth } from './b41-price-truth';
import { lostUpdates } from './b42-lost-updates';
import { personalData } from './b43-personal-data';
import { erpPush } from './b5-erp';
import { exactlyOncePush } from './b5-push';
import { idempotencyKeys } from './b7-idempotency';
import { noLostJobs } from './b8-jobs';
import { databaseKilled } from './b9-database';
import { type Bar, Bench } from './bar';
import { broadcastKilled } from './broadcast-killed';
import { floorDevices } from './floor-devices';
import { scaleAgentKilled } from './scale-agent';

const bars: readonly Bar[] = [
    noOversell,
    payOnce,
    coinsNeverNegative,
    creditLimit,
    idempotencyKeys,
    orderLimits,
    tokenQuality,
    guessing,
    trackingLink,
    takeovers,
    timing,
    sessionsAndPasswords,
    ssrf,
    xmlBombs,
    uploads,
    webhooksOut,
    actingAndApprovals,
    smsOnce,
    erpPull,
    deadlocksRunAgain,
    audit,
    massAssignment,
    injection,
    exportedTexts,
    wrongClocks,
    priceTruth,
    lostUpdates,
    personalData,
    weighbridgeNumbers,
    scaleAgentKilled,
    exactlyOncePush,
    ...erpPush,
    ...erpDown,
    broadcastKilled,
    noLostJobs,
    databaseKilled,
    serverKilled,
    networkCut,
    ...erpNetworkCut,
    floorDevices,
];

/** Short leases, so that what a killed worker held is free again while we watch. */
const env = { LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal', LEASE_SECONDS: '3', DATABASE_POOL: '20' };

async function main(): Promise<void> {
    const report = new Report(asked());
    const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1_000_000_000));
    let product: Promise<Product> | undefined;
    const shared = () => (product ??= startProduct({ data: 'empty', processes: ['server'], env }));
    const stop = async () => {
        await (await product?.catch(() => undefined))?.stop();
        product = undefined;
    };
    try {
        for (const bar of bars.filter(({ id }) => report.wants(id))) {
            const bench = new Bench(bar.id, seed, report, shared);
            const failure = await bar.run(bench).then(
                () => undefined,
                (error: Error) => error,
            );
            if (failure === undefined) continue;
            bench.fail(`${bar.what}: ${failure.message}`);
            if (process.env.DEBUG) console.error(failure);
            await stop(); // Whatever it left half-way is not the next bar's.
        }
    } finally {
        await stop();
    }
    report.finish();
}

void main().then(() => process.exit());
