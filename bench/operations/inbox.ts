/** The inbox of the support desk among 100,000 conversations: what waits, and all of them, the newest first. */
import type { Product } from '../../test/product';
import type { Report } from '../../test/report';
import { World } from '../../test/world';
import { load, p50, p95, rounded, timed } from '../measure';

const threads = 100_000;
const rounds = 40;
const limitMs = 80;

const list = `query ($options: SupportThreadListOptions) {
    supportThreads(options: $options) { totalItems items { id subject orderCode state companyName askedBy lastMessageAt waitingSince dueAt priority ownerName } }
}`;

async function fill(world: World): Promise<void> {
    const { companyId, branchId, id: memberId } = world.buyer(0);
    await world.product.sql(
        `INSERT INTO support_thread ("companyId", "branchId", "memberId", "askedBy", subject, state, "lastMessageAt", "waitingSince", "dueAt", "ownerAdministratorId", priority)
         SELECT $1, $2, $3, 'Mina Rad', 'Question ' || n, CASE WHEN n % 40 = 0 THEN 'open' WHEN n % 3 = 0 THEN 'answered' ELSE 'closed' END, now() - n * interval '3 minutes',
                CASE WHEN n % 40 = 0 THEN now() - n * interval '3 minutes' END, CASE WHEN n % 40 = 0 THEN now() - n * interval '2 minutes' END, 1,
                CASE WHEN n % 50 = 0 THEN 'urgent' ELSE 'normal' END
           FROM generate_series(1, $4::int) n`,
        [companyId, branchId, memberId, threads],
    );
    await world.product.sql(
        `INSERT INTO support_message ("threadId", "sentAt", author, "memberId", "authorName", text)
         SELECT id, "lastMessageAt", 'member', "memberId", 'Mina Rad', 'When will it be ready?' FROM support_thread`,
    );
    await world.product.sql('ANALYZE support_thread; ANALYZE support_message');
}

export async function benchInbox(report: Report, product: Product): Promise<void> {
    const world = await World.make(product, { companies: 1, membersEach: 1 });
    await fill(world);
    const asked = [
        { take: 30, filter: { state: { eq: 'open' } }, sort: { dueAt: 'ASC' } },
        { take: 30, sort: { lastMessageAt: 'DESC' } },
    ];
    const each: number[] = [];
    let total = 0;
    for (let round = -4; round < rounds; round++) {
        for (const options of asked) {
            const ms = await timed(async () => {
                total = (await world.staff.ask<{ supportThreads: { totalItems: number } }>(list, { options })).supportThreads.totalItems;
            });
            if (round >= 0) each.push(ms);
        }
    }
    report.add({
        id: 'inbox', pass: total === threads && p95(each) <= limitMs, figure: rounded(p95(each)), limit: limitMs, unit: 'ms',
        what: `a page of 30 of ${total} conversations, those that wait and all of them in turn, median ${rounded(p50(each))} ms; ${load()}`,
    });
}
