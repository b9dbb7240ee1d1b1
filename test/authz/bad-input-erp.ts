/** As `bad-input.ts`: connections to ERPs and what is pulled by them. */
import { type BadCall, calls, inputs, tooLong } from './bad-input';
import { nobodysId } from './calls';
import { erpConnectionInput, erpObjectInput } from './good-input-erp';

const noConnection = /ErpConnection/;
const who = 'superadmin';

export const erpBadInput: Record<string, BadCall[]> = {
    saveErpConnection: inputs(who, erpConnectionInput,
        ['no name', /name/, { name: '' }],
        ['a long name', /name/, { name: tooLong(100) }],
        ['a kind that there is none of', /kind/, { kind: 'oracle' }],
        ['settings that are none', /records/, { settings: { records: 7 } }],
        ['a secret that the kind has not', /secrets\.key/, { secrets: { key: 'x' } }],
        ['an unknown connection', noConnection, { id: nobodysId }]),
    setErpTable: inputs(who, () => ({ connectionId: nobodysId, name: 'units', pairs: [] }),
        ['an unknown connection', noConnection, {}],
        ['a table that there is none of', /name/, { name: 'colours' }],
        ['a code twice', /pairs/, { pairs: [{ theirs: 'a', ours: 'b' }, { theirs: 'a', ours: 'c' }] }],
        ['an empty code', /pairs\.0\.theirs/, { pairs: [{ theirs: '', ours: 'b' }] }]),
    checkErpConnection: calls(who, ['an unknown connection', noConnection, { id: nobodysId }]),
    renewErpWebhook: calls(who, ['an unknown connection', noConnection, { connectionId: nobodysId }]),
    saveErpObjectSetting: inputs(who, () => erpObjectInput(nobodysId),
        ['an unknown connection', noConnection, {}],
        ['an object that there is none of', /object/, { object: 'spaceship' }],
        ['no time pattern', /cron/, { cron: 'every now and then please' }],
        ['one hour only', /untilMinute/, { fromMinute: 60 }],
        ['nothing mapped', /mapping/, { mapping: [] }],
        ['a field that there is none of', /mapping/, { mapping: [{ field: 'smell', owner: 'erp', from: 'x', steps: [] }] }],
        ['an owner that there is none of', /mapping\.0\.owner/, { mapping: [{ field: 'sku', owner: 'nobody', from: 'x', steps: [] }] }],
        ['a step that there is none of', /mapping\.0\.steps\.0\.kind/, { mapping: [{ field: 'sku', owner: 'erp', from: 'x', steps: [{ kind: 'eval', with: '1' }] }] }]),
    tryErpMapping: inputs(who, () => ({ connectionId: nobodysId, object: 'stock', mapping: erpObjectInput(1).mapping }),
        ['an unknown connection', noConnection, {}],
        ['nothing mapped', /mapping/, { mapping: [] }],
        ['too many', /take/, { take: 1000 }]),
    pullErp: inputs(who, () => ({ connectionId: nobodysId, objects: ['stock'] }),
        ['an unknown connection', noConnection, {}],
        ['nothing', /objects/, { objects: [] }],
        ['an object that there is none of', /objects\.0/, { objects: ['spaceship'] }]),
    decideHeldErpRun: inputs(who, () => ({ runId: nobodysId, accept: true }),
        ['an unknown run', /ErpRun/, {}],
        ['no reason', /reason/, { accept: false }]),
    decideErpParked: inputs(who, () => ({ ids: [nobodysId], decision: 'retry' }),
        ['an unknown record', /ErpParkedRow/, {}],
        ['nothing', /ids/, { ids: [] }],
        ['a decision that there is none of', /decision/, { decision: 'shrug' }],
        ['no reason', /reason/, { decision: 'discard' }]),
};
