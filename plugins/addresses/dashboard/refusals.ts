import { msg } from '@lingui/core/macro';

/** Why the server refuses what staff ask of it, in its own English, by which the Dashboard looks the sentence up (`said-by-server.ts`). */
export const refusals = [
    msg({ id: 'The address is not in a state that allows this.', message: 'The address is not in a state that allows this.' }),
    msg({ id: 'The address is retired. Add it again to use it.', message: 'The address is retired. Add it again to use it.' }),
];
