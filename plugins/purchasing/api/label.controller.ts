import { Controller, Get, HttpCode, HttpException, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import { Allow, Ctx, EntityNotFoundError, Permission, type RequestContext } from '@vendure/core';
import type { Request, Response } from 'express';
import { z } from 'zod';

import { checked, idOf, line } from '../../../kernel/vendure-input';
import { labelLimits } from '../../delivery';
import { readUpload, sendFile } from '../../documents';
import { ScopeService } from '../../organizations';
import { readCompanyOrder } from '../constants';
import { OrderCourierService } from '../services/order-courier.service';

const query = z.object({ filename: line(200) });

/** Labels of the buyer's own courier for members: in as the request's body, as imports are; `src/authz/routes.ts` says who may. */
@Controller('my-labels')
export class MyLabelController {
    constructor(
        private scopes: ScopeService,
        private couriers: OrderCourierService,
    ) {}

    @Post(':code')
    @HttpCode(200)
    @Allow(Permission.Authenticated)
    async upload(@Ctx() ctx: RequestContext, @Param('code') code: string, @Query() given: Record<string, string>, @Req() request: Request) {
        const { filename } = checked(query, given);
        const content = await readUpload(request, labelLimits);
        const done = await found(() => this.scopes.member(ctx).then(scope => this.couriers.store(ctx, scope, code, content, filename)));
        if (done === 'wrong-state') throw new HttpException('The order takes no label now', 409);
        return { stored: true };
    }

    @Get(':code')
    @Allow(Permission.Authenticated)
    async download(@Ctx() ctx: RequestContext, @Res() response: Response, @Param('code') code: string): Promise<void> {
        const scope = await this.scopes.member(ctx);
        sendFile(response, await found(() => this.couriers.file(ctx, scope, code)));
    }
}

/** The same for staff, who print it. */
@Controller('courier-labels')
export class CourierLabelController {
    constructor(
        private scopes: ScopeService,
        private couriers: OrderCourierService,
    ) {}

    @Get(':id')
    @Allow(readCompanyOrder.Permission)
    async download(@Ctx() ctx: RequestContext, @Res() response: Response, @Param('id') id: string): Promise<void> {
        const scope = await this.scopes.staff(ctx);
        sendFile(response, await found(() => this.couriers.file(ctx, scope, idOf(id))));
    }
}

async function found<T>(work: () => Promise<T>): Promise<T> {
    return work().catch((error: unknown) => {
        throw error instanceof EntityNotFoundError ? new NotFoundException('There is no such label') : error;
    });
}
