/** As `bad-input.ts`: what operators do on the floor, and how it is set up. */
import { type BadCall, badId, calls, freshKey, inputs } from './bad-input';
import { nobodysId } from './calls';

const unknown = ['an id that nothing has', /Operation/, { id: nobodysId }] as const;

export const floorBadInput: Record<string, BadCall[]> = {
    startOperation: calls('superadmin', unknown, badId),
    pauseOperation: calls('superadmin', ['no reason', /reason/, ({ ids }) => ({ id: ids.operationId, reason: '' })]),
    recordOperatorSteps: calls('superadmin',
        ['a key that is none', /steps\.0\.key/, ({ ids }) => ({ steps: [{ key: 'x', operationId: ids.operationId, kind: 'start', at: '2026-01-01T08:00:00Z' }] })],
        ['an operation id that is none', /steps\.0\.operationId/, () => ({ steps: [{ key: freshKey(), operationId: '0', kind: 'start', at: '2026-01-01T08:00:00Z' }] })],
        ['too many steps', /steps/, ({ ids }) => ({ steps: Array.from({ length: 101 }, () => ({ key: freshKey(), operationId: ids.operationId, kind: 'start', at: '2026-01-01T08:00:00Z' })) })]),
    setStationFloor: calls('production-planner',
        ['an unknown station', /Station/, { stationId: nobodysId, input: { overlap: true, skills: [] } }],
        ['a stranger', /administratorId/, ({ ids }) => ({ stationId: ids.stationId, input: { overlap: true, skills: [{ administratorId: nobodysId, kinds: ['cut'] }] } })],
        ['an unknown kind', /kinds/, ({ ids }) => ({ stationId: ids.stationId, input: { overlap: true, skills: [{ administratorId: '1', kinds: ['dream'] }] } })]),
    saveProductionReason: inputs('production-planner', () => ({ use: 'pause', code: 'tea', name: { en: 'Tea', fa: 'چای' } }),
        ['an unknown use', /use/, { use: 'joy' }],
        ['a code with blanks', /code/, { code: 'Tea time' }],
        ['a pause that stops work', /kind/, { stopsWork: true }],
        ['no Persian name', /name\.fa/, { name: { en: 'Tea', fa: '' } }],
        ['an unknown reason', /ProductionReason/, { id: nobodysId }]),
    resumeOperation: calls('superadmin', unknown, badId),
    finishOperation: calls('superadmin', unknown, badId, ['pieces below nothing', /good/, ({ ids }) => ({ id: ids.operationId, good: -1 })]),
    reportProductionProblem: calls('superadmin',
        ['an unknown kind', /kind/, ({ ids }) => ({ operationId: ids.operationId, input: { kind: 'ghost', text: 'boo', idempotencyKey: freshKey() } })],
        ['a short key', /idempotencyKey/, ({ ids }) => ({ operationId: ids.operationId, input: { kind: 'machine', text: 'boo', idempotencyKey: 'x' } })],
        ['an operation id that is none', /operationId/, () => ({ operationId: '0', input: { kind: 'machine', text: 'boo', idempotencyKey: freshKey() } })]),
};
