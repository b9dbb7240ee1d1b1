/** Shopping lists of the demo firm's customers: what each orders most, shared by its people, and a private one of somebody. */
import type { INestApplicationContext } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../kernel/vendure-sql';
import { ReorderLook } from '../../plugins/lists';
import type { Progress } from './progress-bar';

const words: Record<string, { shared: string; remark: string; own: string }> = {
    fa: { shared: 'سفارش هر ماه', remark: 'پیش از پایان ماه بررسی شود', own: 'نمونه‌ها' },
    pl: { shared: 'Co miesiąc', remark: 'Sprawdzić przed końcem miesiąca', own: 'Próbki' },
};
const english = { shared: 'Every month', remark: 'Check before the month ends', own: 'Samples' };

/** The articles that the company ordered most often, each as it was ordered last. */
const favourites = `
    SELECT DISTINCT ON (b.orders, l."productVariantId") l."productVariantId" AS variant, c."enteredUnit" AS unit, c."enteredQuantity" AS quantity
    FROM (SELECT l."productVariantId" AS id, count(*) AS orders FROM company_order co JOIN order_line l ON l."orderId" = co."orderId"
          WHERE co."companyId" = $1 AND co."placedAt" IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT $2::int) b
    JOIN order_line l ON l."productVariantId" = b.id JOIN company_order_line c ON c.id = l.id
    JOIN company_order co ON co."orderId" = l."orderId" AND co."companyId" = $1
    ORDER BY b.orders DESC, l."productVariantId", co."placedAt" DESC`;

export async function seedLists(app: INestApplicationContext, ctx: RequestContext, progress: Progress): Promise<void> {
    const ask = (text: string, params: unknown[]) => sql(app.get(TransactionalConnection), ctx, text, params);
    const companies = (await ask(`
        SELECT c.id, min(m.id) AS member, min(m.language) AS language FROM company c JOIN company_member m ON m."companyId" = c.id AND m.active
        WHERE c.code LIKE 'C-%' GROUP BY c.id ORDER BY c.id`, [])) as { id: number; member: number; language: string }[];
    for (const { id, member, language } of companies) {
        const { shared, remark, own } = words[language] ?? english;
        const lists = [{ name: shared, remark, isShared: true, articles: 6 }, { name: own, remark: '', isShared: false, articles: 2 }];
        for (const { name, remark: said, isShared, articles } of lists) {
            await ask(`
                WITH made AS (INSERT INTO shopping_list ("companyId", "ownerMemberId", name, remark, "isShared") VALUES ($1, $3, $4, $5, $6) RETURNING id)
                INSERT INTO shopping_list_line ("listId", "productVariantId", unit, quantity, place)
                SELECT made.id, f.variant, f.unit, f.quantity, row_number() OVER () FROM made, (${favourites}) f`,
                [id, articles, member, name, said, isShared]);
        }
    }
    await app.get(ReorderLook).lookAt(ctx, companies.map(({ id }) => id));
    progress.show('Shopping lists', 1, 1);
}
