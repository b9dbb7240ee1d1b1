/** The product's worker, whose ERP is the one behind HTTP that books whatever it is sent (`test/fakes/erp/booking-erp.ts`). */
import { bootstrapWorker } from '@vendure/core';

import { ErpPlugin } from '../../plugins/erp';
import { config } from '../../vendure-config';
import { booksKind } from '../fakes/erp/booking-erp';

async function main(): Promise<void> {
    ErpPlugin.init({ ...ErpPlugin.options, kinds: [...ErpPlugin.options.kinds, booksKind] });
    const worker = await bootstrapWorker(config);
    await worker.startJobQueue();
    process.send?.('ready');
}

process.on('disconnect', () => process.exit());
main().catch((error: unknown) => {
    console.error(error);
    process.exit(1);
});
