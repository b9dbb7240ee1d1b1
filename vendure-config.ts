import { AssetServerPlugin } from '@vendure/asset-server-plugin';
import { BigIntMoneyStrategy, DefaultSchedulerPlugin, type VendureConfig } from '@vendure/core';
import { BullMQJobQueuePlugin } from '@vendure/job-queue-plugin/package/bullmq';
import { DashboardPlugin } from '@vendure/dashboard/plugin';
import { randomBytes } from 'node:crypto';
import path from 'node:path';

import { assetTypes, cleanAssetFiles, largestAssetBytes } from './src/config/asset-files';
import { UnguessableAssetNames } from './src/config/asset-names';
import { newDemoPassword } from './src/config/demo-password';
import { databaseUrl, dataFolder, env, keptSecret, publicUrl } from './src/config/env';
import { WatchedClient } from './src/database/watched-client';
import { staffCookie } from './src/edge/staff-cookie';
import { makePino, PinoVendureLogger } from './src/edge/pino-logger';
import { longestLists } from './src/edge/refuse-arguments';
import { plugins } from './src/plugins';

const root = process.cwd();

function database(raw: string) {
    const url = new URL(raw);
    return {
        host: url.hostname,
        port: Number(url.port || 5432),
        username: decodeURIComponent(url.username),
        password: decodeURIComponent(url.password),
        database: url.pathname.slice(1),
    };
}

/** The plugin does not honour a URL on all of its connections, so it gets the parts. */
function redis(raw: string) {
    const url = new URL(raw);
    return {
        host: url.hostname,
        port: Number(url.port || 6379),
        username: decodeURIComponent(url.username) || undefined,
        password: decodeURIComponent(url.password) || undefined,
        db: Number(url.pathname.slice(1) || 0),
        ...(url.protocol === 'rediss:' ? { tls: {} } : {}),
    };
}

export const config: VendureConfig = {
    logger: new PinoVendureLogger(makePino(env.LOG_LEVEL, env.NODE_ENV !== 'production')),
    apiOptions: {
        port: env.PORT,
        adminApiPath: 'admin-api',
        shopApiPath: 'shop-api',
        shopListQueryLimit: longestLists.shop,
        adminListQueryLimit: longestLists.admin,
    },
    authOptions: {
        tokenMethod: ['cookie', 'bearer'],
        superadminCredentials: {
            identifier: env.SUPERADMIN_USERNAME,
            password: env.SUPERADMIN_PASSWORD ?? (env.NODE_ENV === 'test' ? 'superadmin' : keptSecret('demo-password', newDemoPassword)),
        },
        // What src/edge/session-keys.ts prolongs; a session that ends is dead on every server when its half second in the cache is over.
        sessionDuration: env.STAFF_IDLE_MINUTES * 60_000,
        sessionCacheTTL: 0.5,
        cookieOptions: {
            // Apart, so that one browser holds the Dashboard and the portal in which a staff member acts for somebody.
            name: { shop: 'session', admin: staffCookie },
            sameSite: 'lax',
            secure: publicUrl.startsWith('https:'),
            httpOnly: true,
            secret: env.COOKIE_SECRET ?? keptSecret('cookie', () => randomBytes(48).toString('base64url')),
        },
    },
    dbConnectionOptions: {
        type: 'postgres',
        ...database(databaseUrl),
        synchronize: false,
        logging: false,
        poolSize: env.DATABASE_POOL,
        extra: {
            // A connection opened anew costs a second on a busy machine and knows no plan yet; what a firewall would forget is kept alive.
            idleTimeoutMillis: 300_000,
            keepAlive: true,
            application_name: 'karvan',
            Client: WatchedClient,
            options: '-c statement_timeout=8s -c lock_timeout=3s -c idle_in_transaction_session_timeout=15s -c timezone=UTC -c pg_trgm.word_similarity_threshold=0.45 -c work_mem=32MB -c jit=off',
        },
        migrations: [path.join(__dirname, 'migrations/*.{js,ts}')],
    },
    assetOptions: { permittedFileTypes: assetTypes, uploadMaxFileSize: largestAssetBytes },
    entityOptions: { moneyStrategy: new BigIntMoneyStrategy() },
    paymentOptions: { paymentMethodHandlers: [] },
    importExportOptions: { importAssetsDir: path.join(root, 'static/demo/images') },
    plugins: [
        AssetServerPlugin.init({ route: 'assets', assetUploadDir: path.join(dataFolder, 'assets'), namingStrategy: new UnguessableAssetNames(), storageStrategyFactory: cleanAssetFiles }),
        DefaultSchedulerPlugin.init(),
        ...plugins,
        // Redis wakes workers sooner and takes the polling off PostgreSQL; without it the outbox plugin's own queue is used.
        ...(env.REDIS_URL ? [BullMQJobQueuePlugin.init({ connection: redis(env.REDIS_URL) })] : []),
        DashboardPlugin.init({ route: 'dashboard', appDir: path.join(root, 'dist/dashboard') }),
    ],
};
