import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { Cron } from 'croner';
import { z } from 'zod';

import { type StaffScope, systemScope } from '../../../kernel/scope';
import { checked, inputError, line, optional, recordId } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { codeTableNames } from '../domain/code-tables';
import { differences, type FieldDifference } from '../domain/differences';
import { compiled, type FieldMapping, refuseMapping, steps } from '../domain/field-mapping';
import { ErpObjectSetting } from '../entities/erp-object-setting.entity';
import { type ErpObject, erpObjects, type ErpValues } from '../types';
import type { ErpApplier, ErpField } from './apply/applier';
import { Appliers } from './appliers';
import { ConnectionService } from './connection.service';
import { Connectors } from './connectors';

const fieldInput = z.object({
    field: line(60),
    owner: z.enum(['erp', 'karvan']),
    from: optional(line(100)),
    constant: optional(line(200)),
    table: optional(z.enum(codeTableNames)),
    steps: z.array(z.object({ kind: z.enum(steps), with: z.preprocess(value => value ?? '', z.string().max(200)) })).max(10),
});
const minute = z.int().min(0).max(1440).nullish();
const saveInput = z.object({
    connectionId: recordId,
    object: z.enum(erpObjects),
    enabled: z.boolean(),
    cron: optional(line(60)),
    fromMinute: minute,
    untilMinute: minute,
    workingDaysOnly: z.boolean(),
    fullEveryHours: z.int().min(1).max(24 * 90),
    massChangePercent: z.int().min(1).max(100),
    alarmAfterFailures: z.int().min(1).max(100),
    mapping: z.array(fieldInput).max(100),
    version: z.int().nullish(),
});
const tryInput = z.object({ connectionId: recordId, object: z.enum(erpObjects), mapping: z.array(fieldInput).max(100), take: z.preprocess(value => value ?? 20, z.int().min(1).max(100)) });

const objectInput = z.object({ object: z.enum(erpObjects) });

const sampleMs = 30_000;

export interface TriedRecord {
    key: string;
    ourKey: string;
    /** As the source says it. */
    values: ErpValues;
    outcome: 'created' | 'updated' | 'unchanged' | 'rejected';
    reason: string | null;
    differences: FieldDifference[];
}

/** Undoes what was only tried. */
class TrialEnd extends Error {
    constructor(readonly tried: TriedRecord[]) {
        super('trial');
    }
}

/** How objects of a connection are pulled, and what a mapping would make of real records. */
@Injectable()
export class MappingService {
    constructor(
        private connection: TransactionalConnection,
        private connections: ConnectionService,
        private connectors: Connectors,
        private appliers: Appliers,
        private audit: AuditService,
    ) {}

    /** Each object that the connection's kind gives, set up or not. */
    async settings(ctx: RequestContext, connectionId: unknown): Promise<ErpObjectSetting[]> {
        const { id, kind } = await this.connections.find(ctx, connectionId);
        const known = await this.connection.getRepository(ctx, ErpObjectSetting).findBy({ connectionId: id });
        const given = this.connections.kindOf(kind).capabilities.pull;
        return this.appliers.all().filter(({ object }) => given[object] !== undefined).map(({ object }) =>
            known.find(one => one.object === object) ?? unset(id, object));
    }

    fields(object: ErpObject): readonly ErpField[] {
        return this.applier(object).fields;
    }

    /** Names that real records have, for the page. */
    async sampleNames(ctx: RequestContext, connectionId: unknown, object: unknown): Promise<string[]> {
        const records = await this.sample(ctx, connectionId, checked(objectInput, { object }).object, 20);
        return [...new Set(records.flatMap(({ values }) => Object.keys(values)))].sort().slice(0, 300);
    }

    async save(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<ErpObjectSetting> {
        const { connectionId, object, version, ...facts } = checked(saveInput, input);
        if (facts.cron !== null) refuseCron(facts.cron);
        const [fromMinute, untilMinute] = [facts.fromMinute ?? null, facts.untilMinute ?? null];
        if ((fromMinute === null) !== (untilMinute === null)) throw inputError('untilMinute: both hours or none');
        if (facts.mapping.length > 0 || facts.enabled) this.check(object, facts.mapping);
        return withTx(this.connection, ctx, async tx => {
            await this.connections.find(tx, connectionId);
            const repository = this.connection.getRepository(tx, ErpObjectSetting);
            const known = await repository.findOne({ where: { connectionId, object }, lock: { mode: 'pessimistic_write' } });
            const before = known ?? unset(connectionId, object);
            await this.audit.refuseStale(tx, scope, version, { version: before.version, entity: 'ErpObjectSetting', entityId: known?.id ?? 0 });
            const isNew = JSON.stringify(before.mapping) !== JSON.stringify(facts.mapping);
            const row = Object.assign(known ?? new ErpObjectSetting({ connectionId, object }), facts, {
                fromMinute, untilMinute, mappingVersion: before.mappingVersion + (isNew ? 1 : 0), version: before.version + 1,
                // Records that did not change there become something else here: all are read again.
                ...(isNew && { cursor: null }),
            });
            const saved = await repository.save(row);
            await this.audit.record(tx, {
                ...{ scope, action: 'erp-mapping.save', entity: 'ErpObjectSetting', entityId: saved.id },
                before: { enabled: before.enabled, cron: before.cron, mapping: before.mapping }, after: { connectionId, object, enabled: facts.enabled, cron: facts.cron, mapping: facts.mapping },
            });
            return saved;
        });
    }

    /** What a mapping would do to real records: everything is done by the rules, told, and undone. */
    async attempt(ctx: RequestContext, input: unknown): Promise<TriedRecord[]> {
        const { connectionId, object, mapping, take } = checked(tryInput, input);
        const applier = this.check(object, mapping);
        const records = await this.sample(ctx, connectionId, object, take);
        const { name, tables } = await this.connections.find(ctx, connectionId);
        const map = compiled(mapping, tables);
        try {
            await withTx(this.connection, ctx, async tx => {
                const read = records.map(({ key, values }) => ({ key, values, mapped: map(values) }));
                const good = read.flatMap(({ mapped, ...record }, row) => ('cells' in mapped ? [{ ...record, row, cells: mapped.cells }] : []));
                const here = await applier.current(tx, good.map(({ cells }) => cells));
                const answers = new Map((await applier.apply(tx, good, { scope: systemScope, from: name, acceptUnusual: false })).map(answer => [answer.row, answer]));
                throw new TrialEnd(read.map(({ key, values, mapped }, row): TriedRecord => {
                    if ('reason' in mapped) return { key, values, ourKey: '', outcome: 'rejected', reason: `${mapped.field}: ${mapped.reason}`, differences: [] };
                    const answer = answers.get(row);
                    const ourKey = applier.ourKey(mapped.cells);
                    const ours = here.get(ourKey);
                    return { key, values, ourKey, outcome: answer?.outcome ?? 'rejected', reason: answer?.message ?? null, differences: ours ? differences(ours, withoutOwn(mapped.cells, mapping)) : [] };
                }));
            });
        } catch (error) {
            if (error instanceof TrialEnd) return error.tried;
            throw error;
        }
        return [];
    }

    private check(object: ErpObject, mapping: readonly FieldMapping[]): ErpApplier {
        const applier = this.applier(object);
        const refused = refuseMapping(mapping, applier.fields.map(({ name }) => name), applier.fields.filter(({ required }) => required).map(({ name }) => name));
        if (refused !== null) throw inputError(`mapping: ${refused}`);
        return applier;
    }

    private applier(object: ErpObject): ErpApplier {
        const found = this.appliers.find(object);
        if (found === undefined) throw inputError(`object: ${object} is not brought in`);
        return found;
    }

    private async sample(ctx: RequestContext, connectionId: unknown, object: ErpObject, take: number) {
        const connector = this.connectors.open(await this.connections.find(ctx, connectionId));
        return (await connector.sample(object, take, AbortSignal.timeout(sampleMs))).records;
    }
}

function unset(connectionId: number, object: ErpObject): ErpObjectSetting {
    return new ErpObjectSetting({
        ...{ connectionId, object, enabled: false, cron: null, fromMinute: null, untilMinute: null, workingDaysOnly: false, fullEveryHours: 24, massChangePercent: 5 },
        ...{ alarmAfterFailures: 3, mapping: [], mappingVersion: 0, cursor: null, lastAskedAt: null, lastFullAt: null, freshAt: null, failuresInRow: 0, alarmedAt: null, version: 0 },
    });
}

/** What is ours is not compared: no pull changes it. */
function withoutOwn(cells: Record<string, string>, mapping: readonly FieldMapping[]): Record<string, string> {
    const own = new Set(mapping.filter(({ owner }) => owner === 'karvan').map(({ field }) => field));
    return Object.fromEntries(Object.entries(cells).filter(([field]) => !own.has(field)));
}

function refuseCron(pattern: string): void {
    if (pattern.split(/\s+/).length !== 5) throw inputError('cron: must have five parts, such as */15 * * * *');
    try {
        new Cron(pattern);
    } catch {
        throw inputError('cron: is no time pattern');
    }
}
