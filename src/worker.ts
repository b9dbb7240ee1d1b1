/** The background process: the outbox's effects and the job queue. As many as wanted may run. */
import { bootstrapWorker } from '@vendure/core';

import { config } from '../vendure-config';
import { env, refuseUnsafeProduction } from './config/env';
import { endWithSupervisor } from './supervisor/end-with-supervisor';

refuseUnsafeProduction(env);
endWithSupervisor();

void bootstrapWorker(config)
    .then(worker => worker.startJobQueue())
    .then(() => process.send?.('ready'))
    .catch((error: unknown) => {
        console.error(error);
        process.exit(1);
    });
