/** What comes from an ERP and what it is told. */
import type { Report } from '../../test/report';
import { benchPull } from './pull';
import { benchPush } from './push';

export async function benchErp(report: Report): Promise<void> {
    if (pullRows.some(id => report.wants(id))) await benchPull(report);
    await benchPush(report);
}

const pullRows = ['first-load', 'no-change', 'one-percent', 'price-seen', 'rss', 'shop-p95'];
