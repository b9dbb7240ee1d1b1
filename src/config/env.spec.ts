import { EnvironmentError, readEnvironment, refuseUnsafeProduction } from './env';

describe('the environment', () => {
    it('has a default for all that a first start needs', () => {
        expect(readEnvironment({})).toMatchObject({ PORT: 3000, KARVAN_DATA: '.karvan', SMS_PROVIDER: 'local', DEMO: true });
    });

    it.each([
        [{ PORT: 'abc' }, /PORT should be/],
        [{ PORT: '70000' }, /PORT should be at most 65535/],
        [{ DATABASE_URL: 'mysql://host/db' }, /DATABASE_URL should be a URL that begins with postgres/],
        [{ COOKIE_SECRET: 'short' }, /COOKIE_SECRET should be at least 32 characters/],
        [{ SMS_PROVIDER: 'pigeon' }, /SMS_PROVIDER should be local, kavenegar, smsir, melipayamak, ghasedak or smsapi/],
    ])('names the variable that is wrong and what it should be: %j', (given, message) => {
        expect(() => readEnvironment(given)).toThrow(message);
    });

    it('never repeats a wrong value, which may be a secret', () => {
        expect(() => readEnvironment({ COOKIE_SECRET: 's3cr3t' })).toThrow(/^(?!.*s3cr3t)/s);
    });

    it('takes an empty variable for an absent one', () => {
        expect(readEnvironment({ REDIS_URL: '' }).REDIS_URL).toBeUndefined();
    });

    it('refuses to serve in production with defaults that strangers know', () => {
        const unsafe = readEnvironment({ NODE_ENV: 'production' });
        expect(() => refuseUnsafeProduction(unsafe)).toThrow(EnvironmentError);
        expect(unsafe.DEMO).toBe(false);
        const safe = readEnvironment({ NODE_ENV: 'production', SUPERADMIN_PASSWORD: 'long enough for us', PUBLIC_URL: 'https://b2b.example' });
        expect(() => refuseUnsafeProduction(safe)).not.toThrow();
    });
});
