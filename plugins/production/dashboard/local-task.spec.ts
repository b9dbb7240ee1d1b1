import { type KeptStep, type LocalTask, standsOn, withSteps } from './local-task';

const task = (id: string, change: Partial<LocalTask> = {}): LocalTask => ({
    id, workOrderId: '1', sequence: 1, openBeforeIds: [], state: 'ready', quantity: 20, goodQuantity: 0, scrapQuantity: 0, readyQuantity: 20,
    predecessorOpen: false, workedSeconds: 0, openProblems: 0, ...change,
});
const step = (kind: KeptStep['kind'], minute: number, change: Partial<KeptStep> = {}): KeptStep => ({
    key: `${kind}-${minute}`, operatorId: '7', operationId: 'cut', kind, at: `2026-11-29T08:${String(minute).padStart(2, '0')}:00.000Z`, clockOffsetMs: 0,
    afterKey: null, label: 'Cutting', ...change,
});
const noName = () => null;

describe('work that the server has not heard of yet', () => {
    it('is shown as it will be: time, pieces and states', () => {
        const steps = [step('start', 0), step('output', 10, { good: 5, scrap: 1 }), step('pause', 20, { reasonCode: 'break' }), step('resume', 30), step('finish', 40, { good: 14 })];
        const shown = (count: number) => withSteps([task('cut')], steps.slice(0, count), code => ({ en: code, fa: code }))[0];
        expect(shown(1)).toMatchObject({ state: 'running', runningSince: '2026-11-29T08:00:00.000Z' });
        expect(shown(3)).toMatchObject({ state: 'paused', goodQuantity: 5, scrapQuantity: 1, readyQuantity: 14, workedSeconds: 1200, pauseReasonName: { en: 'break' } });
        expect(shown(5)).toMatchObject({ state: 'done', goodQuantity: 19, readyQuantity: 0, workedSeconds: 1800, runningSince: null });
    });

    it('lets the next operation begin with what the finished one made', () => {
        const sew = task('sew', { sequence: 2, state: 'waiting', openBeforeIds: ['cut'], readyQuantity: 0, predecessorOpen: true });
        const [, after] = withSteps([task('cut', { state: 'running' }), sew], [step('finish', 10, { good: 18, scrap: 2 })], noName);
        expect(after).toMatchObject({ state: 'ready', readyQuantity: 18, predecessorOpen: false });
    });

    it('waits while another operation before it is open', () => {
        const pack = task('pack', { sequence: 3, state: 'waiting', openBeforeIds: ['cut', 'sew'] });
        expect(withSteps([task('cut'), pack], [step('finish', 10, { good: 20 })], noName)[1]).toMatchObject({ state: 'waiting', openBeforeIds: ['sew'] });
    });

    it('is blocked by a problem that stops it', () => {
        expect(withSteps([task('cut', { state: 'running' })], [step('problem', 5, { stopsWork: true, reason: 'Smoke' })], noName)[0]).toMatchObject({ state: 'blocked', openProblems: 1 });
    });

    it('is of a whole batch, whichever of its operations the step names', () => {
        const card = task('cut', { quantity: 50, readyQuantity: 50, batch: { members: [{ operationId: 'cut' }, { operationId: 'other' }] } });
        const steps = [step('start', 0), step('output', 10, { operationId: 'other', good: 30 })];
        expect(withSteps([card, task('sew')], steps, noName)).toMatchObject([{ state: 'running', goodQuantity: 30, readyQuantity: 20 }, { state: 'ready' }]);
    });

    it('stands on the step of the same operation before it, of which pieces are none', () => {
        expect(standsOn([step('start', 0), step('output', 5), step('start', 6, { operationId: 'sew' })], 'cut')).toBe('start-0');
        expect(standsOn([], 'cut')).toBeNull();
    });
});
