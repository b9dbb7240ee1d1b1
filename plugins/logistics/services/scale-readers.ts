import { Injectable, type OnModuleDestroy } from '@nestjs/common';

import { ScaleReader, type ScaleSettings, type ScaleSight } from '../../indicators';
import type { Scale } from '../entities/scale.entity';

/** Many indicators serve one connection only, so nobody holds it much longer than somebody looks. */
const idleMs = 60_000;
/** Where the zero between two vehicles counts it must be seen too, so there it is watched a while after the last look. */
const watchingMs = 15 * 60_000;

interface Held {
    reader: ScaleReader;
    usedAt: number;
    idleMs: number;
    /** How it is reached and what it is set to; another one needs a new connection. */
    settings: string;
}

/** The open connections to weighbridges: one for each scale that somebody looks at. */
@Injectable()
export class ScaleReaders implements OnModuleDestroy {
    private readonly held = new Map<number, Held>();
    private sweeper: NodeJS.Timeout | null = null;

    /** What the scale shows now. The first look opens the connection, so a steady weight needs a few seconds of looking. */
    look(scale: Scale): ScaleSight {
        const { host, port, protocol, hasChecksum, unit, divisionG, minimumG, capacityG } = scale;
        if (host === null || port === null) {
            throw new Error(`Scale ${scale.code} has no address`);
        }
        const settings: ScaleSettings = { protocol, hasChecksum, unit, divisionG, minimumG, capacityG };
        const written = JSON.stringify([host, port, settings]);
        const known = this.held.get(scale.id);
        if (known?.settings === written) {
            known.usedAt = performance.now();
            return known.reader.look();
        }
        known?.reader.close();
        const reader = new ScaleReader({ host, port }, settings);
        this.held.set(scale.id, { reader, usedAt: performance.now(), idleMs: scale.needsZero ? watchingMs : idleMs, settings: written });
        this.sweeper ??= setInterval(() => this.sweep(), idleMs / 4).unref();
        return reader.look();
    }

    onModuleDestroy(): void {
        if (this.sweeper) {
            clearInterval(this.sweeper);
        }
        this.held.forEach(({ reader }) => reader.close());
        this.held.clear();
    }

    private sweep(): void {
        for (const [id, { reader, usedAt, idleMs: longest }] of this.held) {
            if (performance.now() - usedAt > longest) {
                reader.close();
                this.held.delete(id);
            }
        }
    }
}
