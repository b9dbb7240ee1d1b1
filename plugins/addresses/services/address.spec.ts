import { systemScope } from '../../../kernel/scope';
import { Factory } from '../../../test/factories';
import { type RunningServer, startServer } from '../../../test/server';
import { AddressService, mostAddresses } from './address.service';

let running: RunningServer;
let factory: Factory;

beforeAll(async () => {
    running = await startServer();
    factory = await Factory.of(running);
});
afterAll(() => running.stop());

describe('the addresses of a company', () => {
    it('are not more than it can look after; a retired one makes room', async () => {
        const [{ id }, other] = [await factory.company(), await factory.company()];
        const addresses = running.server.app.get(AddressService);
        const add = (companyId: number) => addresses.add(factory.ctx, systemScope, companyId, { label: 'Depot', streetLine: 'Azadi 1', city: 'Tehran', countryCode: 'IR' });
        const [last] = await running.sql<{ id: number }>(
            `INSERT INTO company_address ("companyId", state, label, "streetLine", city, "countryCode") SELECT $1, 'usable', 'Depot ' || n, 'Azadi 1', 'Tehran', 'IR' FROM generate_series(1, $2::int) n RETURNING id`,
            [id, mostAddresses.kept],
        );
        await expect(add(id)).rejects.toThrow(/^label: a company has at most 2000 addresses/);
        expect(await add(other.id)).toBeGreaterThan(0);
        expect(await addresses.retire(factory.ctx, systemScope, last?.id ?? 0)).toBeNull();
        expect(await add(id)).toBeGreaterThan(0);
        await expect(add(id)).rejects.toThrow(/^label/);
    });
});
