/** As `bad-input.ts`: what the ERP is told. */
import { type BadCall, calls, inputs, tooLong } from './bad-input';
import { nobodysId } from './calls';
import { pushSetting } from './good-input-push';

const who = 'superadmin';

export const pushBadInput: Record<string, BadCall[]> = {
    saveErpPushSetting: inputs(who, () => pushSetting(nobodysId),
        ['an unknown connection', /ErpConnection/, {}],
        ['a state from which nothing goes', /sendFrom/, { sendFrom: 'Shipped' }],
        ['a policy that there is none of', /limitPolicy/, { limitPolicy: 'guess' }],
        ['no time at all', /limitMinutes/, { limitMinutes: 0 }],
        ['a time without end', /stockMinutes/, { stockMinutes: 1_000_000 }]),
    startErpReconciliation: inputs(who, () => ({ connectionId: nobodysId, object: 'customer' }),
        ['an unknown connection', /ErpConnection/, {}],
        ['an object that there is none of', /object/, { object: 'spaceship' }]),
    replayErpDocuments: calls(who, ['none', /ids/, { ids: [] }], ['an unknown document', /ErpDocument/, { ids: [nobodysId] }], ['an id that is none', /ids/, { ids: ['0'] }]),
    discardErpDocument: calls(who,
        ['an unknown document', /ErpDocument/, { id: nobodysId, reason: 'entered by hand' }],
        ['no reason', /reason/, { id: nobodysId, reason: '' }],
        ['a long reason', /reason/, { id: nobodysId, reason: tooLong(500) }]),
};
