import { Controller, Get, Header, Inject, NotFoundException, Param, ParseIntPipe } from '@nestjs/common';

import { NOTIFICATIONS_OPTIONS } from '../constants';
import { inboxMessagePage, inboxPage } from '../domain/inbox-page';
import { MessageConsoleService } from '../services/message-console.service';
import type { NotificationsOptions } from '../types';

const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What people would have got, for developers and the demo. Not there in production. */
@Controller('dev/inbox')
export class InboxController {
    constructor(
        @Inject(NOTIFICATIONS_OPTIONS) private options: NotificationsOptions,
        private messages: MessageConsoleService,
    ) {}

    @Get()
    @Header('Content-Type', 'text/html; charset=utf-8')
    @Header('Content-Security-Policy', policy)
    @Header('Cache-Control', 'no-store')
    async list(): Promise<string> {
        this.mustBeOpen();
        return inboxPage(await this.messages.newest());
    }

    @Get(':id')
    @Header('Content-Type', 'text/html; charset=utf-8')
    @Header('Content-Security-Policy', policy)
    @Header('Cache-Control', 'no-store')
    @Header('Referrer-Policy', 'no-referrer')
    async one(@Param('id', ParseIntPipe) id: number): Promise<string> {
        this.mustBeOpen();
        const message = await this.messages.forInbox(id);
        if (message === null) {
            throw new NotFoundException();
        }
        return inboxMessagePage(message);
    }

    private mustBeOpen(): void {
        if (!this.options.inbox) {
            throw new NotFoundException();
        }
    }
}
