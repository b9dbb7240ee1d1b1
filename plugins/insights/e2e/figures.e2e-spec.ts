import gql from 'graphql-tag';

import { type RunningServer, startServer } from '../../../test/server';

const query = gql`
    query ($filter: ManagementFiguresFilter!) {
        managementFigures(filter: $filter) {
            currencyCode
            calendar
            months { from sales { orders amount } transport { shipments plannedKg netKg } ratings { count product } }
            orders { count amount states { state count } }
            customers { most { companyName amount } least { companyName } }
            production { open late stages { kind } }
            ratings { count product }
            conversion { leads converted }
            support { questions waitingNow }
        }
    }
`;

interface Figures {
    managementFigures: {
        currencyCode: string;
        calendar: string;
        months: { from: string; sales: { orders: number; amount: number }; transport: { shipments: number }; ratings: { count: number; product: number | null } }[];
        orders: { count: number; amount: number };
        customers: { most: { companyName: string }[] };
        conversion: { leads: number; converted: number };
        ratings: { count: number; product: number | null };
    };
}

describe('management figures', () => {
    let running: RunningServer;
    beforeAll(async () => {
        running = await startServer();
        await running.adminClient.asSuperAdmin();
    });
    afterAll(() => running.stop());

    const ask = async (filter: Record<string, unknown>) => (await running.adminClient.query<Figures>(query, { filter })).managementFigures;

    it('show months of the firm’s calendar, the running one last, and 0 where nothing was', async () => {
        const figures = await ask({ months: 3 });
        expect(figures.calendar).toBe('jalali');
        expect(figures.months).toHaveLength(3);
        const [running] = figures.months.slice(-1);
        expect(running?.from.localeCompare(new Date().toISOString().slice(0, 10))).toBeLessThanOrEqual(0);
        expect(figures.orders).toMatchObject({ count: 0, amount: 0 });
        expect(figures.ratings).toEqual({ count: 0, product: null });
    });

    it('count leads of the period, whatever became of them', async () => {
        await running.sql(
            `INSERT INTO lead (state, source, "companyName", "personName", language, "countryCode", message, version, "searchKey")
             SELECT state, 'fair', 'Aria', 'Ali', 'fa', 'IR', '', 1, 'aria' FROM unnest(ARRAY['new', 'converted', 'disqualified']) AS state`,
        );
        expect((await ask({})).conversion).toEqual({ leads: 3, converted: 1 });
    });

    it.each([
        [{ months: 0 }, /months: must be at least 1/],
        [{ months: 25 }, /months: must be at most 24/],
        [{ companyId: 'abc' }, /companyId/],
    ])('refuse the filter %j and name the field', async (filter, message) => {
        await expect(ask(filter)).rejects.toThrow(message);
    });
});
