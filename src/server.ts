/** The HTTP server. `npm start` runs it beside the worker; in production each runs by itself. */
import { bootstrap } from '@vendure/core';

import { config } from '../vendure-config';
import { env, refuseUnsafeProduction } from './config/env';
import { endWithSupervisor } from './supervisor/end-with-supervisor';

refuseUnsafeProduction(env);
endWithSupervisor();

void bootstrap(config)
    .then(() => process.send?.('ready'))
    .catch((error: unknown) => {
        console.error(error);
        process.exit(1);
    });
