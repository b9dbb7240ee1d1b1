/** How the mill writes to its customers, and what they answered by SMS. */
import type { INestApplicationContext } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../kernel/scope';
import { sql } from '../../kernel/vendure-sql';
import { IncomingSmsService, TemplateDeskService } from '../../plugins/notifications';
import type { Progress } from './progress-bar';

const line = '30007732';

const ownWords = {
    template: 'shipment-preparing', channel: 'sms', language: 'fa',
    text: '{{name}} عزیز، بار {{shipmentNumber}} از سفارش {{orderCode}} را برای بارگیری آماده می‌کنیم. {{firmName}}',
};

/** From numbers that nobody here knows, and from one who wants no more SMS. */
const strangers = [
    { from: '09351112240', text: 'سلام، قیمت موکت طرح البرز برای یک نمایشگاه ۲۰۰ متری چند است؟' },
    { from: '09123334455', text: 'لغو' },
    { from: '+48602113355', text: 'Dzień dobry, czy wysyłają Państwo próbki do Gdańska?' },
];

const answer = 'لطفا بار را قبل از ساعت ۱۰ بفرستید، انبار ما بعدازظهر بسته است.';

export async function seedMessages(app: INestApplicationContext, ctx: RequestContext, scope: StaffScope, progress: Progress): Promise<void> {
    progress.show('Messages', 0, 1);
    await app.get(TemplateDeskService).save(ctx, scope, ownWords, ownWords.text, 0);
    const incoming = app.get(IncomingSmsService);
    const now = new Date();
    // Somebody who was told of his order of late answers that SMS.
    const [reader] = await sql<{ recipient: string }>(
        app.get(TransactionalConnection),
        ctx,
        `SELECT n.recipient FROM notification_message n WHERE n.channel = 'sms' AND n.aggregate LIKE 'order:%' AND n.language = 'fa' ORDER BY n."createdAt" DESC, n.id DESC LIMIT 1`,
    );
    const texts = [...(reader ? [{ from: reader.recipient, text: answer }] : []), ...strangers];
    for (const [place, { from, text }] of texts.entries()) await incoming.take(ctx, 'kavenegar', { externalId: `demo-${place}`, from, line, text }, now);
    progress.show('Messages', 1, 1);
}
