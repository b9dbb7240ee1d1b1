import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Logger, ProcessContext, RequestContextService } from '@vendure/core';

import { ASSORTMENT_OPTIONS, loggerContext } from '../constants';
import { CatalogueIndexService } from '../services/catalogue-index.service';
import type { AssortmentOptions } from '../types';

/** In every worker: brings the index up to date with what the triggers noted, about once a second. */
@Injectable()
export class CatalogueRefresher implements OnApplicationBootstrap, OnApplicationShutdown {
    private timer: NodeJS.Timeout | undefined;
    private running: Promise<void> = Promise.resolve();
    private stopped = false;

    constructor(
        private processContext: ProcessContext,
        private requestContextService: RequestContextService,
        private index: CatalogueIndexService,
        @Inject(ASSORTMENT_OPTIONS) private options: AssortmentOptions,
    ) {}

    onApplicationBootstrap(): void {
        if (this.processContext.isWorker) this.schedule();
    }

    async onApplicationShutdown(): Promise<void> {
        this.stopped = true;
        clearTimeout(this.timer);
        await this.running;
    }

    private schedule(): void {
        if (this.stopped) return;
        this.timer = setTimeout(() => {
            this.running = this.refresh().finally(() => this.schedule());
        }, this.options.refreshEveryMs);
    }

    private async refresh(): Promise<void> {
        try {
            await this.index.refresh(await this.requestContextService.create({ apiType: 'admin' }));
        } catch (error) {
            // The notes stay in their table, and the next round takes them again.
            Logger.error(`The catalogue index was not refreshed: ${String(error)}`, loggerContext);
        }
    }
}
