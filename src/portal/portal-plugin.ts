/** Serves the built portal on every address that no other part of the server owns. */
import { MiddlewareConsumer, NestModule } from '@nestjs/common';
import { PluginCommonModule, ProcessContext, registerPluginStartupMessage, Type, VendurePlugin } from '@vendure/core';
import express, { NextFunction, Request, RequestHandler, Response } from 'express';
import path from 'node:path';

import { isHashed, portalPath } from './portal-paths';

interface PortalOptions {
    /** Where `npm run build` put the portal. It may be absent when the server starts: it is looked for at each request. */
    folder: string;
}

@VendurePlugin({ imports: [PluginCommonModule], compatibility: '^3.7.0' })
export class PortalPlugin implements NestModule {
    private static options: PortalOptions = { folder: 'dist/storefront' };

    constructor(private readonly processContext: ProcessContext) {}

    static init(options: PortalOptions): Type<PortalPlugin> {
        this.options = options;
        return PortalPlugin;
    }

    configure(consumer: MiddlewareConsumer): void {
        if (this.processContext.isWorker) {
            return;
        }
        consumer.apply(servePortal(path.resolve(PortalPlugin.options.folder))).forRoutes('/{*path}');
        registerPluginStartupMessage('Portal', '');
    }
}

function servePortal(folder: string): RequestHandler {
    const files = express.static(folder, {
        index: false,
        redirect: false,
        setHeaders: (response, file) => response.setHeader('Cache-Control', cacheControl(file)),
    });
    return (request: Request, response: Response, next: NextFunction) => {
        const [address = '/'] = request.originalUrl.split('?');
        const kind = portalPath(address);
        if (kind === 'foreign' || (request.method !== 'GET' && request.method !== 'HEAD')) {
            next();
            return;
        }
        if (kind === 'page') {
            sendPage(folder, response, next);
            return;
        }
        // Nest mounts middleware with the matched path stripped; the static handler needs the whole address.
        const stripped = request.url;
        request.url = request.originalUrl;
        files(request, response, (error?: unknown) => {
            request.url = stripped;
            // A missing file is "not found", never the page: a browser would try to run it.
            if (error) next(error);
            else response.status(404).type('text').send('Not found');
        });
    };
}

function sendPage(folder: string, response: Response, next: NextFunction): void {
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile('index.html', { root: folder }, (error) => {
        if (error && !response.headersSent) next();
    });
}

function cacheControl(file: string): string {
    return isHashed(file) ? 'public, max-age=31536000, immutable' : 'no-cache';
}
