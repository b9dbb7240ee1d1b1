/** The background process: the outbox's effects and the job queue. As many as wanted may run. */
import { bootstrapWorker } from '@vendure/core';

import { config } from '../vendure-config';
import { endWithSupervisor } from './supervisor/end-with-supervisor';

endWithSupervisor();

void bootstrapWorker(config)
    .then(worker => worker.startJobQueue())
    .then(() => process.send?.('ready'))
    .catch((error: unknown) => {
        console.error(error);
        process.exit(1);
    });
