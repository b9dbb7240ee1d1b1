import { Injectable, type OnModuleDestroy } from '@nestjs/common';

import type { Scale } from '../entities/scale.entity';
import { ScaleReader, type ScaleSight } from './scale-reader';

/** Many indicators serve one connection only, so nobody holds it longer than somebody looks. */
const idleMs = 60_000;

interface Held {
    reader: ScaleReader;
    usedAt: number;
}

/** The open connections to weighbridges: one for each scale that somebody looks at. */
@Injectable()
export class ScaleReaders implements OnModuleDestroy {
    private readonly held = new Map<number, Held>();
    private sweeper: NodeJS.Timeout | null = null;

    /** What the scale shows now. The first look opens the connection, so a steady weight needs a few seconds of looking. */
    look(scale: Scale): ScaleSight {
        const known = this.held.get(scale.id);
        const { host, port, hasChecksum } = scale;
        const isSame = known && known.reader.address.host === host && known.reader.address.port === port;
        if (known && isSame && known.reader.address.hasChecksum === hasChecksum) {
            known.usedAt = performance.now();
            return known.reader.look();
        }
        known?.reader.close();
        const reader = new ScaleReader({ host, port, hasChecksum });
        this.held.set(scale.id, { reader, usedAt: performance.now() });
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
        for (const [id, { reader, usedAt }] of this.held) {
            if (performance.now() - usedAt > idleMs) {
                reader.close();
                this.held.delete(id);
            }
        }
    }
}
