/** What the edge tells the audit log: sign-ins, well or badly, and calls of signed-in people that were refused. */
import { internal_getRequestContext, Logger, type RequestContext, type SessionService, type TransactionalConnection } from '@vendure/core';
import type { Request, Response } from 'express';

import type { AccessRecord, AuditService } from '../../plugins/audit';

type Req = Request & { session?: { token?: string; ticket?: string } | null };

export class AccessAudit {
    private audit: AuditService | undefined;
    private sessions: SessionService;
    private connection: TransactionalConnection;

    /** Where to tell it; known once the server is up. */
    tell(audit: AuditService, sessions: SessionService, connection: TransactionalConnection): void {
        this.audit = audit;
        this.sessions = sessions;
        this.connection = connection;
    }

    /** After the answer is made. What cannot be recorded is logged, and the answer goes out all the same. */
    async observe(api: string, field: string, given: { req?: unknown; res?: unknown }, name: string | undefined, wasForbidden: boolean): Promise<void> {
        if (this.audit === undefined || given.req === undefined) return;
        const req = given.req as Req;
        try {
            if (field === 'login') await this.signIn(this.audit, api, req, given.res as Response, name);
            else if (wasForbidden) await this.denied(this.audit, api, field, req);
        } catch (error) {
            Logger.error(`${field} is in no audit log: ${(error as Error).message}`, 'audit');
        }
    }

    private async signIn(audit: AuditService, api: string, req: Req, res: Response, name: string | undefined): Promise<void> {
        const isOpen = typeof res.getHeader('vendure-auth-token') === 'string' && res.getHeader('vendure-auth-token') !== '';
        const isHalf = !isOpen && typeof req.session?.ticket === 'string';
        const known = name === undefined ? undefined : await this.actor('u.identifier = $1', name.trim().toLowerCase());
        const outcome = isOpen ? 'success' : isHalf ? 'half' : 'failure';
        await audit.recordAccess({
            ...this.entry(req, api, 'login'),
            action: `sign-in.${outcome}`,
            actor: known ?? 'nobody',
            actorName: name?.slice(0, 200) ?? null,
            entity: 'Session',
            eachTime: true,
        });
    }

    private async denied(audit: AuditService, api: string, field: string, req: Req): Promise<void> {
        const bearer = /^bearer\s+(.+)$/i.exec(req.headers.authorization ?? '')?.[1];
        const token = bearer ?? req.session?.token;
        const user = contextOf(req)?.session?.user ?? (token === undefined ? undefined : (await this.sessions.getSessionFromToken(token))?.user);
        // A stranger's refusals are the network's business; whoever is signed in is somebody.
        if (user === undefined) return;
        const actor = await this.actor('u.id = $1', Number(user.id));
        await audit.recordAccess({
            ...this.entry(req, api, field),
            action: 'access.denied',
            actor: actor ?? `user:${user.id}`,
            actorName: user.identifier,
            userId: Number(user.id),
            entity: 'Field',
            eachTime: false,
        });
    }

    private entry(req: Req, api: string, field: string): Pick<AccessRecord, 'entityId' | 'after' | 'requestId'> {
        const id = req.headers['x-request-id'];
        return { entityId: `${api}.${field}`, after: { address: req.ip ?? null }, requestId: typeof id === 'string' ? id.slice(0, 100) : null };
    }

    private async actor(condition: string, value: string | number): Promise<string | undefined> {
        const [row] = await this.connection.rawConnection.query<{ actor: string }[]>(
            `SELECT COALESCE('staff:' || a.id, 'member:' || (SELECT min(m.id) FROM customer cu JOIN company_member m ON m."customerId" = cu.id WHERE cu."userId" = u.id),
                             'user:' || u.id) AS actor
               FROM "user" u LEFT JOIN administrator a ON a."userId" = u.id AND a."deletedAt" IS NULL WHERE ${condition} AND u."deletedAt" IS NULL LIMIT 1`,
            [value],
        );
        return row?.actor;
    }
}

/** None where the call was refused before Vendure looked at it; Vendure's own reader fails then. */
function contextOf(req: Req): RequestContext | undefined {
    try {
        return internal_getRequestContext(req);
    } catch {
        return undefined;
    }
}
