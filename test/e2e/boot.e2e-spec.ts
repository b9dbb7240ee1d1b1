import gql from 'graphql-tag';

import { type RunningServer, startServer } from '../server';

describe('the server', () => {
    let running: RunningServer;
    beforeAll(async () => {
        running = await startServer();
    });
    afterAll(() => running.stop());

    it('starts on a migrated database and lets the superadmin in', async () => {
        await running.adminClient.asSuperAdmin();
        const { me } = (await running.adminClient.query<{ me: { identifier: string } }>(gql`query { me { identifier } }`));
        expect(me.identifier).toBe('superadmin');
    });

    it('keeps every amount in a 64-bit column', async () => {
        const narrow = await running.sql(
            `SELECT table_name, column_name FROM information_schema.columns
             WHERE table_schema = 'public' AND data_type = 'integer' AND column_name ~* '(price|amount|total|subtotal)$'`,
        );
        expect(narrow).toEqual([]);
    });
});
