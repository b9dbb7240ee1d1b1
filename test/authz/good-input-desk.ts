/** As `good-input.ts`: what staff do with conversations among themselves. */
import { freshKey } from './bad-input';
import type { Making } from './good-input';

const targets = { openMinute: 490, closeMinute: 1000, normalMinutes: 500, highMinutes: 200, urgentMinutes: 50 };
const ready = () => ({ input: { language: 'en', title: freshKey(), text: 'Tomorrow' } });

export const deskAdmin = {
    // Who answered it first has it.
    assignSupportThread: ({ ids }: Making) => ({ id: ids.threadId, administratorId: null }),
    setSupportThreadPriority: ({ ids }: Making) => ({ id: ids.threadId, priority: 'urgent' }),
    addSupportNote: ({ ids }: Making) => ({ id: ids.threadId, text: 'He called', idempotencyKey: freshKey() }),
    saveCannedAnswer: ready,
    deleteCannedAnswer: async ({ ask }: Making) => ({ id: (await ask('admin', 'saveCannedAnswer', ready())).id }),
    setSupportSettings: async ({ row }: Making) => ({ input: { ...targets, version: Number((await row('SELECT version::text AS version FROM support_settings')).version) } }),
};
