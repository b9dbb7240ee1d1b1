import { BadGatewayException, Body, Controller, Get, HttpCode, NotFoundException, Param, Post, Res } from '@nestjs/common';
import { Allow, Ctx, Permission, type RequestContext } from '@vendure/core';
import type { Response } from 'express';

import { OperationalError } from '../../../kernel/operational-error';
import { idOf, inputError } from '../../../kernel/vendure-input';
import { shipmentPermission } from '../constants';
import { labelFormats } from '../domain/courier-states';
import { CourierAccountService } from '../services/courier-account.service';
import { CourierBookingService } from '../services/courier-booking.service';
import { CourierSender } from '../services/courier-sender';

/** Labels of couriers for staff, and the address at which couriers tell that something changed. */
@Controller()
export class CourierController {
    constructor(
        private accounts: CourierAccountService,
        private bookings: CourierBookingService,
        private sender: CourierSender,
    ) {}

    /** By the shipment's id. */
    @Get('courier-parcels/:id/:format')
    @Allow(shipmentPermission.Read)
    async label(@Ctx() ctx: RequestContext, @Res() response: Response, @Param('id') id: string, @Param('format') format: string): Promise<void> {
        const wanted = labelFormats.find(one => one === format);
        if (wanted === undefined) throw inputError('format: must be pdf or zpl');
        const label = await this.bookings.label(ctx, idOf(id), wanted).catch((error: unknown) => {
            throw error instanceof OperationalError ? new BadGatewayException(error.message) : error;
        });
        if (label === null) throw new NotFoundException('id: there is no label');
        const type = wanted === 'pdf' ? 'application/pdf' : 'application/octet-stream';
        response.set({ 'Content-Type': type, 'Content-Disposition': `attachment; filename="${label.name}"`, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
        response.send(label.content);
    }

    /** A courier looks whether the address is there before he takes it. */
    @Get('courier-calls/:token')
    @Allow(Permission.Public)
    async isThere(@Ctx() ctx: RequestContext, @Param('token') token: string): Promise<{ ok: true }> {
        await this.accountOf(ctx, token);
        return { ok: true };
    }

    /** It brings nothing with it: what changed is asked for. */
    @Post('courier-calls/:token')
    @HttpCode(200)
    @Allow(Permission.Public)
    async changed(@Ctx() ctx: RequestContext, @Param('token') token: string, @Body() body: unknown): Promise<{ asked: boolean }> {
        return { asked: await this.sender.heard(ctx, await this.accountOf(ctx, token), body) };
    }

    private async accountOf(ctx: RequestContext, token: string) {
        const account = await this.accounts.byHook(ctx, token);
        if (account === null) throw new NotFoundException('There is no such account');
        return account;
    }
}
