/** Everything that Karvan reads from the environment, checked once, in one place. `.env.example` documents each. */
import dotenv from 'dotenv';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

dotenv.config({ quiet: true });

const port = z.coerce.number().int().min(1).max(65535);
const url = (...protocols: string[]) =>
    z
        .string()
        .refine(
            value => URL.canParse(value) && protocols.includes(new URL(value).protocol.replace(':', '')),
            `a URL that begins with ${protocols.map(p => `${p}://`).join(' or ')}`,
        );
const flag = z.enum(['0', '1'], 'either 0 or 1').transform(value => value === '1');

const smsProviders = ['local', 'kavenegar', 'smsir', 'melipayamak', 'ghasedak', 'smsapi'] as const;

const variables = z.object({
    NODE_ENV: z.enum(['development', 'test', 'production'], 'development, test or production').default('development'),
    PORT: port.default(3000),
    KARVAN_DATA: z.string().min(1).default('.karvan'),
    DATABASE_URL: url('postgres', 'postgresql').optional(),
    /** Said by `npm start` to its programs: PostgreSQL's processes are on this machine and ours. */
    DATABASE_IS_OWN: flag.default(false),
    DATABASE_POOL: z.coerce.number().int().min(2).max(500).default(20),
    REDIS_URL: url('redis', 'rediss').optional(),
    PUBLIC_URL: url('http', 'https').optional(),
    TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
    CORS_ORIGINS: z.string().default(''),
    COOKIE_SECRET: z.string().min(32, 'at least 32 characters').optional(),
    SUPERADMIN_USERNAME: z.string().min(3).default('superadmin'),
    SUPERADMIN_PASSWORD: z.string().min(12, 'at least 12 characters').optional(),
    STAFF_IDLE_MINUTES: z.coerce.number().min(1).max(720).default(15),
    MEMBER_IDLE_MINUTES: z.coerce.number().min(1).max(10_080).default(30),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
    OTEL_EXPORTER_OTLP_ENDPOINT: url('http', 'https').optional(),
    METRICS_TOKEN: z.string().min(16, 'at least 16 characters').optional(),
    RATE_LIMIT_FACTOR: z.coerce.number().min(0.01).max(10_000).default(1),
    MAIL_URL: url('smtp', 'smtps').optional(),
    MAIL_FROM: z.string().default('Karvan <no-reply@localhost>'),
    SMS_PROVIDER: z.enum(smsProviders, smsProviders.join(', ').replace(/,(?=[^,]*$)/, ' or')).default('local'),
    SMS_API_KEY: z.string().optional(),
    SMS_USER: z.string().optional(),
    SMS_LINE: z.string().optional(),
    SMS_URL: url('http', 'https').optional(),
    SMS_PER_SECOND: z.coerce.number().min(0.1).max(1_000).default(20),
    /** How long a worker may be silent before others take over what it was doing. */
    LEASE_SECONDS: z.coerce.number().min(1).max(3600).default(60),
    /** Outside effects under way at once in one worker. */
    WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(100).default(8),
    /** Jobs of one queue under way at once in one worker. */
    JOB_CONCURRENCY: z.coerce.number().int().min(1).max(100).default(1),
    ZARINPAL_MERCHANT_ID: z.string().optional(),
    ZARINPAL_URL: url('https', 'http').default('https://payment.zarinpal.com'),
    PRZELEWY24_MERCHANT_ID: z.coerce.number().int().min(1).optional(),
    PRZELEWY24_POS_ID: z.coerce.number().int().min(1).optional(),
    PRZELEWY24_API_KEY: z.string().optional(),
    PRZELEWY24_CRC: z.string().optional(),
    PRZELEWY24_URL: url('https', 'http').default('https://secure.przelewy24.pl'),
    /** InPost's ShipX, or its sandbox: https://sandbox-api-shipx-pl.easypack24.net */
    INPOST_URL: url('https', 'http').default('https://api-shipx-pl.easypack24.net'),
    SCALE_PORT: port.optional(),
    /** Where connections to ERPs may go: `erp.mill.local:5201,10.0.0.5:1433`. Nothing named is nowhere. */
    ERP_HOSTS: z.string().regex(/^(\s*[A-Za-z0-9.[\]:-]+:\d{1,5}\s*(,|$))*$/, 'hosts with ports, divided by commas').default(''),
    /** The folder below which files are exchanged with ERPs; `erp-files` in the data folder when not given. */
    ERP_FILES: z.string().min(1).optional(),
    DEMO: flag.optional(),
});

export const environmentSchema = variables.transform(given => ({ ...given, DEMO: given.DEMO ?? given.NODE_ENV !== 'production' }));

export type Environment = z.infer<typeof environmentSchema>;

export class EnvironmentError extends Error {}

/** Reads and checks; an error names the variable, what it should be, and never its value. */
export function readEnvironment(source: NodeJS.ProcessEnv): Environment {
    const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
    const result = environmentSchema.safeParse(given);
    if (result.success) {
        return result.data;
    }
    const lines = result.error.issues.map(issue => `  ${issue.path.join('.')} should be ${wanted(issue)}`);
    throw new EnvironmentError(`The environment is not right:\n${lines.join('\n')}\nSee .env.example.`);
}

function wanted(issue: z.core.$ZodIssue): string {
    if (issue.code === 'too_small' && issue.origin === 'number') return `at least ${issue.minimum}`;
    if (issue.code === 'too_big') return `at most ${issue.maximum}`;
    if (issue.code === 'invalid_type') return `a ${issue.expected}`;
    return issue.message;
}

/** In production nothing may have a default that a stranger knows: the programs that serve refuse to start. */
export function refuseUnsafeProduction(given: Environment): void {
    const missing = (['SUPERADMIN_PASSWORD', 'PUBLIC_URL'] as const).filter(name => given[name] === undefined);
    if (given.NODE_ENV === 'production' && missing.length > 0) {
        throw new EnvironmentError(`In production set ${missing.join(' and ')}. See .env.example.`);
    }
}

export const env: Environment = readEnvironment(process.env);

/** Where Karvan keeps its database, secrets, uploads. */
export const dataFolder = path.resolve(env.KARVAN_DATA);

export const databaseUrl = env.DATABASE_URL ?? 'postgres://karvan@127.0.0.1:5433/karvan';

/** The address that people and links use. Never taken from a request's Host header. */
export const publicUrl = (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, '');

/** A secret that outlives restarts: from the environment in production, else made once and kept in the data folder. */
export function keptSecret(name: string, make: () => string): string {
    const file = path.join(dataFolder, 'secrets', name);
    if (!fs.existsSync(file)) {
        fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
        fs.writeFileSync(file, make(), { mode: 0o600, flag: 'wx' });
    }
    return fs.readFileSync(file, 'utf8').trim();
}
