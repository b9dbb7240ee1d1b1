import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Logger, ProcessContext, RequestContextService } from '@vendure/core';

import { AVAILABILITY_OPTIONS, loggerContext } from '../constants';
import { NoticeSender } from '../services/notice-sender.service';
import type { AvailabilityOptions } from '../types';

/** In every worker: looks for what is back in stock. */
@Injectable()
export class StockWatcher implements OnApplicationBootstrap, OnApplicationShutdown {
    private timer: NodeJS.Timeout | undefined;
    private running: Promise<void> = Promise.resolve();
    private stopped = false;

    constructor(
        private processContext: ProcessContext,
        private requestContextService: RequestContextService,
        private notices: NoticeSender,
        @Inject(AVAILABILITY_OPTIONS) private options: AvailabilityOptions,
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
            this.running = this.look().finally(() => this.schedule());
        }, this.options.noticesEveryMs);
    }

    private async look(): Promise<void> {
        try {
            await this.notices.sendDue(await this.requestContextService.create({ apiType: 'admin' }));
        } catch (error) {
            // Who was not told still waits, and the next round finds him.
            Logger.error(`Not all were told of what is back in stock: ${String(error)}`, loggerContext);
        }
    }
}
