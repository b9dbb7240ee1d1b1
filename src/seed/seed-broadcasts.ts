/** What the mill wrote to many of its customers lately. */
import type { INestApplicationContext } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../kernel/scope';
import { sql } from '../../kernel/vendure-sql';
import { BroadcastRefusal, BroadcastSender, BroadcastService } from '../../plugins/broadcasts';
import type { Progress } from './progress-bar';

const everybody = { companyIds: [], groupNames: [], countryCodes: [], firmBranchIds: [], priceListIds: [], noOrderForDays: null };

const closed = {
    texts: [
        { language: 'fa', subject: 'برنامهٔ کار در تعطیلات', text: 'انبار روز شنبه برای شمارش موجودی بسته است. سفارش‌ها را در پرتال بگذارید؛ یکشنبه از ساعت ۸ بارگیری می‌کنیم.' },
        { language: 'en', subject: 'Working hours around the stock count', text: 'The warehouse is closed on Saturday for the yearly stock count. Orders placed in the portal are loaded from Sunday 8:00 on.' },
        { language: 'pl', subject: 'Godziny pracy podczas inwentaryzacji', text: 'W sobotę magazyn jest zamknięty z powodu rocznej inwentaryzacji. Zamówienia z portalu ładujemy od niedzieli od 8:00.' },
        { language: 'ru', subject: 'Часы работы во время инвентаризации', text: 'В субботу склад закрыт на ежегодную инвентаризацию. Заказы с портала грузим с воскресенья, с 8:00.' },
    ],
    audience: everybody, banner: true, byMail: false, bySms: false,
};
const collection = {
    texts: [
        { language: 'en', subject: 'The spring collection can be ordered', text: 'Twelve new patterns of moquette are in the catalogue. Samples go out within two days.' },
        { language: 'pl', subject: 'Kolekcję wiosenną można już zamawiać', text: 'W katalogu jest dwanaście nowych wzorów wykładzin. Próbki wysyłamy w dwa dni.' },
    ],
    audience: { ...everybody, countryCodes: ['PL'] }, banner: false, byMail: false, bySms: false,
};
const missing = {
    texts: [{ language: 'fa', subject: 'مدتی است از شما سفارشی نداریم', text: 'اگر چیزی مانع است به ما بگویید. برای سفارش بعدی نمونهٔ رایگان می‌فرستیم.' }],
    audience: { ...everybody, countryCodes: ['IR'], noOrderForDays: 90 }, banner: false, byMail: true, bySms: false,
};

export async function seedBroadcasts(app: INestApplicationContext, ctx: RequestContext, scope: StaffScope, progress: Progress): Promise<void> {
    const [book, sender] = [app.get(BroadcastService), app.get(BroadcastSender)];
    for (const [place, broadcast] of [closed, collection].entries()) {
        progress.show('Broadcasts', place, 3);
        const saved = await book.save(ctx, scope, { ...broadcast, idempotencyKey: `demo-broadcast-${place}` });
        if (saved instanceof BroadcastRefusal) continue;
        const { id, version } = saved;
        if ((await book.schedule(ctx, scope, { id, version, sendAt: null, idempotencyKey: `demo-broadcast-go-${place}` })) instanceof BroadcastRefusal) continue;
        let sent: number | null = 0;
        while (sent !== null) sent = await sender.sendBatch(ctx, id, (await book.find(ctx, scope, id)).lastMemberId);
        // Two of three read what they get.
        await sql(app.get(TransactionalConnection), ctx, `UPDATE broadcast_recipient SET "readAt" = now() WHERE "broadcastId" = $1 AND "memberId" % 3 > 0 AND $2::boolean`, [id, place > 0]);
    }
    // One that waits for a second look.
    await book.save(ctx, scope, { ...missing, idempotencyKey: 'demo-broadcast-draft' });
    progress.show('Broadcasts', 3, 3);
}
