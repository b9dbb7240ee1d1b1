/** The product's worker, whose SMS go to a fake panel: one that can be asked by our own id, or one that cannot. */
import { bootstrapWorker } from '@vendure/core';

import { KavenegarDelivery, NotificationsPlugin, SmsIrDelivery } from '../../plugins/notifications';
import { config } from '../../vendure-config';

async function main(): Promise<void> {
    const baseUrl = process.env.FAKE_PANEL ?? '';
    const account = { line: '10001000', baseUrl, allowLoopback: true };
    NotificationsPlugin.init({
        smsPerSecond: 500,
        sms: process.env.FAKE_PANEL_KIND === 'smsir' ? new SmsIrDelivery({ ...account, apiKey: 'right-key' }) : new KavenegarDelivery({ ...account, apiKey: 'secret-key' }),
    });
    const worker = await bootstrapWorker(config);
    await worker.startJobQueue();
    process.send?.('ready');
}

process.on('disconnect', () => process.exit());
main().catch((error: unknown) => {
    console.error(error);
    process.exit(1);
});
