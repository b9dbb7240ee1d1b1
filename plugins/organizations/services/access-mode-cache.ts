import { Injectable } from '@nestjs/common';
import { TransactionalConnection } from '@vendure/core';

import type { AccessMode } from '../domain/access-modes';

const freshMs = 1_000;

/**
 * The firm's access mode for who asks at each request before anything else is known, at most a second old in each process.
 * It only spares strangers' requests the way in: what is shown is decided by `ViewerService`, which asks the database.
 */
@Injectable()
export class AccessModeCache {
    private known: { mode: Promise<AccessMode>; until: number } | null = null;

    constructor(private connection: TransactionalConnection) {}

    current(): Promise<AccessMode> {
        const now = performance.now();
        if (this.known === null || this.known.until < now) {
            const mode = this.read();
            this.known = { mode, until: now + freshMs };
            mode.catch(() => this.forget());
        }
        return this.known.mode;
    }

    forget(): void {
        this.known = null;
    }

    private async read(): Promise<AccessMode> {
        const [row] = await this.connection.rawConnection.query<{ accessMode: AccessMode }[]>('SELECT "accessMode" FROM firm_settings WHERE id = 1');
        return row?.accessMode ?? 'closed';
    }
}
