import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { createHash } from 'node:crypto';

import type { StaffScope } from '../../../kernel/scope';
import { inputError } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { redrawnPicture } from '../../documents';
import { ProblemPhoto } from '../entities/problem-photo.entity';
import { ProductionProblem } from '../entities/production-problem.entity';
import { ownOperation } from '../queries/floor.query';

const most = 5;

/** Photos of problems. They are no assets: nobody finds one by guessing, and the catalogue does not know them. */
@Injectable()
export class PhotoService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly audit: AuditService,
    ) {}

    /** The same bytes sent again are the same photo. */
    async store(ctx: RequestContext, scope: StaffScope, problemId: number, content: Buffer): Promise<number> {
        const { content: drawn } = await redrawnPicture(content);
        const fingerprint = createHash('sha256').update(content).digest('hex');
        return withTx(this.connection, ctx, async inner => {
            // Held, so that two devices do not both put the last one.
            const problem = await this.connection.getRepository(inner, ProductionProblem).findOne({ where: { id: problemId }, lock: { mode: 'pessimistic_write' } });
            if (problem === null) {
                throw new EntityNotFoundError('ProductionProblem', problemId);
            }
            const repository = this.connection.getRepository(inner, ProblemPhoto);
            const known = await repository.findOneBy({ problemId, fingerprint });
            if (known !== null) {
                return known.id;
            }
            if ((await repository.countBy({ problemId })) >= most) {
                throw inputError(`file: a problem has at most ${most} photos`);
            }
            const { id } = await repository.save(new ProblemPhoto({ problemId, fingerprint, uploadedByAdministratorId: scope.administratorId, content: drawn }));
            await this.audit.record(inner, {
                scope, action: 'production-problem.photo', entity: 'Operation', entityId: problem.operationId, after: { problemId, photoId: id },
            });
            return id;
        });
    }

    async find(ctx: RequestContext, scope: StaffScope, id: number): Promise<Buffer> {
        const photo = await this.connection.getRepository(ctx, ProblemPhoto).findOne({ where: { id }, select: { id: true, problemId: true, content: true } });
        if (photo === null) {
            throw new EntityNotFoundError('ProblemPhoto', id);
        }
        await this.refuseForeign(ctx, scope, photo.problemId);
        return photo.content;
    }

    async idsOf(ctx: RequestContext, problemId: number): Promise<number[]> {
        const photos = await this.connection.getRepository(ctx, ProblemPhoto).find({ where: { problemId }, select: { id: true }, order: { id: 'ASC' } });
        return photos.map(photo => photo.id);
    }

    /** Of an operation that is not his, and of a company beyond a planner's reach, nothing is there. */
    async refuseForeign(ctx: RequestContext, scope: StaffScope, problemId: number): Promise<void> {
        const problem = await this.connection.getRepository(ctx, ProductionProblem).findOneBy({ id: problemId });
        const isSeen = problem !== null && ((await this.isPlanners(ctx, scope, problem)) || (await this.isOperators(ctx, scope, problem)));
        if (!isSeen) {
            throw new EntityNotFoundError('ProductionProblem', problemId);
        }
    }

    private async isOperators(ctx: RequestContext, scope: StaffScope, problem: ProductionProblem): Promise<boolean> {
        return scope.permissions.has('OperateWork') && (await ownOperation(this.connection, ctx, problem.operationId, scope.administratorId)) !== null;
    }

    private async isPlanners(ctx: RequestContext, scope: StaffScope, problem: ProductionProblem): Promise<boolean> {
        if (!scope.permissions.has('ReadWorkOrder')) return false;
        const found = await sql(
            this.connection,
            ctx,
            `SELECT 1 FROM production_operation o JOIN production_work_order w ON w.id = o."workOrderId" LEFT JOIN company c ON c.id = w."companyId"
             WHERE o.id = $1 AND ($2::int[] IS NULL OR w."companyId" IS NULL OR c."managerAdministratorId" = ANY($2::int[]))`,
            [problem.operationId, scope.reach],
        );
        return found.length > 0;
    }
}
