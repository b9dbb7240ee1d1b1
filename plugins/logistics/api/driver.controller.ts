import { Body, Controller, Get, Inject, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import { Allow, Ctx, EntityNotFoundError, Permission, type RequestContext, UserInputError } from '@vendure/core';
import type { Request, Response } from 'express';
import { createHash } from 'node:crypto';

import { newToken } from '../../../kernel/token';
import { idOf, inputError } from '../../../kernel/vendure-input';
import { readUpload, sendFile } from '../../documents';
import { FirmSettingsService } from '../../organizations';
import { LOGISTICS_OPTIONS, shipmentPermission } from '../constants';
import { isOwnForm } from '../domain/delivery-form';
import { driverContentPolicy } from '../domain/driver-page';
import type { TapFields } from '../domain/driver-steps';
import { driverTexts } from '../domain/driver-texts';
import { foreignFormPage, linkNotFoundPage, tooManyVisitsPage } from '../domain/tracking-page';
import { type TrackingLanguage, trackingLanguage } from '../domain/tracking-texts';
import { DriverLinkService } from '../services/driver-link.service';
import { DriverPageService } from '../services/driver-page.service';
import { VisitLimiter } from '../services/visit-limiter';
import type { LogisticsOptions } from '../types';

/** A driver presses more than a customer looks, and several may share one mobile network's address. */
const pressesPerMinute = 120;

/** The driver's page without login. Whoever holds the link is the driver; nothing else of the request is trusted. */
@Controller('d')
export class DriverController {
    constructor(
        private driverPage: DriverPageService,
        private links: DriverLinkService,
        private firm: FirmSettingsService,
        private limiter: VisitLimiter,
        @Inject(LOGISTICS_OPTIONS) private options: LogisticsOptions,
    ) {}

    @Get(':token')
    @Allow(Permission.Public)
    async show(@Ctx() ctx: RequestContext, @Req() request: Request, @Res() response: Response, @Param('token') token: string, @Query('lang') lang: unknown): Promise<void> {
        secure(response);
        const loadId = await this.opened(ctx, request, response, token);
        if (loadId === null) return;
        const language = await this.languageFor(ctx, lang);
        response.status(200).send(await this.driverPage.page(ctx, loadId, `/d/${token}`, language, newToken, null));
    }

    @Post(':token/photo')
    @Allow(Permission.Public)
    async photo(
        @Ctx() ctx: RequestContext, @Req() request: Request, @Res() response: Response,
        @Param('token') token: string, @Query('shipmentId') shipmentId: unknown, @Query('key') key: unknown,
    ): Promise<void> {
        secure(response);
        if (!this.isOwn(request)) {
            response.status(403).send(foreignFormPage);
            return;
        }
        const loadId = await this.opened(ctx, request, response, token);
        if (loadId === null) return;
        if (typeof key !== 'string' || !/^[\x21-\x7e]{8,100}$/.test(key)) throw inputError('key: must be 8 to 100 printable characters without spaces');
        await this.driverPage.addPhoto(ctx, loadId, idOf(shipmentId, 'shipmentId'), key, await readUpload(request)).catch(notFound);
        response.status(200).json({ done: true });
    }

    @Post(':token/:step')
    @Allow(Permission.Public)
    async tap(
        @Ctx() ctx: RequestContext, @Req() request: Request, @Res() response: Response,
        @Param('token') token: string, @Param('step') step: string, @Query('lang') lang: unknown, @Body() body: unknown,
    ): Promise<void> {
        secure(response);
        if (!this.isOwn(request)) {
            response.status(403).send(foreignFormPage);
            return;
        }
        const loadId = await this.opened(ctx, request, response, token);
        if (loadId === null) return;
        const language = await this.languageFor(ctx, lang);
        const refused = await this.driverPage.tap(ctx, loadId, step, tapFields(body)).catch((error: unknown) => {
            // A signature that is no picture.
            if (error instanceof UserInputError) return 'unreadable' as const;
            throw error;
        });
        // The script asks for JSON; without it a form is sent, and a reload shows the page instead of sending it again.
        if (request.is('application/json')) {
            response.status(refused === null ? 200 : 422).json(refused === null ? { done: true } : { reason: refused, message: driverTexts[language].refused[refused] });
        } else if (refused === null) {
            response.status(303).setHeader('Location', `/d/${token}?lang=${language}`).end();
        } else {
            response.status(422).send(await this.driverPage.page(ctx, loadId, `/d/${token}`, language, newToken, refused));
        }
    }

    private isOwn({ headers: { origin, 'sec-fetch-site': fetchSite } }: Request): boolean {
        return isOwnForm({ origin, fetchSite: typeof fetchSite === 'string' ? fetchSite : undefined }, this.options.publicUrl);
    }

    /** The load that the link opens; else the answer has been given. */
    private async opened(ctx: RequestContext, request: Request, response: Response, token: string): Promise<number | null> {
        if (!(await this.limiter.isWithinLimit(request.ip ?? '', 'driver', pressesPerMinute))) {
            response.status(429).setHeader('Retry-After', '60').send(tooManyVisitsPage);
            return null;
        }
        const loadId = await this.links.loadOf(ctx, token);
        if (loadId === null) response.status(404).send(linkNotFoundPage);
        return loadId;
    }

    private async languageFor(ctx: RequestContext, lang: unknown): Promise<TrackingLanguage> {
        return trackingLanguage(typeof lang === 'string' ? lang : (await this.firm.get(ctx)).language);
    }
}

/** Signature and photo of a delivery, for staff. */
@Controller('delivery-pictures')
export class DeliveryPictureController {
    constructor(private driverPage: DriverPageService) {}

    @Get(':id/:kind')
    @Allow(shipmentPermission.Read)
    async show(@Ctx() ctx: RequestContext, @Res() response: Response, @Param('id') id: string, @Param('kind') kind: string): Promise<void> {
        if (kind !== 'signature' && kind !== 'photo') throw inputError('kind: must be signature or photo');
        const content = await this.driverPage.picture(ctx, idOf(id), kind).catch(notFound);
        sendFile(response, { name: `${kind}-${idOf(id)}`, format: 'jpeg', content });
    }
}

const contentPolicy = driverContentPolicy(text => `sha256-${createHash('sha256').update(text).digest('base64')}`);

/** The page's own way to say what it asks the browser for: its place, if the driver allows it. */
function secure(response: Response): void {
    response.removeHeader('Content-Security-Policy-Report-Only');
    response.set({
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': contentPolicy,
        'Permissions-Policy': 'geolocation=(self)',
        'Referrer-Policy': 'no-referrer',
        'X-Robots-Tag': 'noindex, nofollow',
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
        'X-Frame-Options': 'DENY',
    });
}

/** Only texts count as fields: a parser may make lists and objects of odd names. */
function tapFields(body: unknown): TapFields {
    const entries = Object.entries((body ?? {}) as Record<string, unknown>);
    return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** Vendure answers 500 to an unknown id outside GraphQL. */
function notFound(error: unknown): never {
    throw error instanceof EntityNotFoundError ? new NotFoundException('id: there is no such record') : error;
}
