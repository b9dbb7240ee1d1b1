/** The HTTP server. `npm start` runs it beside the worker; in production each runs by itself. */
import { bootstrap } from '@vendure/core';

import { config } from '../vendure-config';
import { endWithSupervisor } from './supervisor/end-with-supervisor';

endWithSupervisor();

void bootstrap(config)
    .then(() => process.send?.('ready'))
    .catch((error: unknown) => {
        console.error(error);
        process.exit(1);
    });
