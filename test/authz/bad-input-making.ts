/** As `bad-input.ts`: what is decided on the way of production. */
import { type BadCall, calls, inputs } from './bad-input';
import { nobodysId } from './calls';

const noneOf = (type: RegExp, argument = 'id') => ['an id that nothing has', type, { [argument]: nobodysId }] as const;

export const makingBadInput: Record<string, BadCall[]> = {
    settleShortage: inputs('production-planner', ({ ids }) => ({ orderId: ids.readyId, orderLineId: ids.readyLineId, missing: 1, decision: 'write-off', reason: 'why' }),
        ['an order of nobody', /Order/, { orderId: nobodysId }],
        ['a line of another order', /OrderLine/, { orderLineId: nobodysId }],
        ['nothing missing', /missing/, { missing: 0 }],
        ['a decision that is none', /decision/, { decision: 'pray' }],
        ['no reason', /reason/, { reason: ' ' }]),
    setPromisedDay: inputs('production-planner', ({ ids }) => ({ orderId: ids.readyId, day: '2035-03-01', reason: 'why', version: 1 }),
        ['an order of nobody', /Order/, { orderId: nobodysId }],
        ['a day that is none', /day/, { day: '2035-02-30' }],
        ['no reason', /reason/, { reason: ' ' }],
        ['no version', /version/, { version: 0 }]),
    setProductionSettings: inputs('production-planner', () => ({ promiseBufferDays: 2, version: 0 }),
        ['days below nothing', /promiseBufferDays/, { promiseBufferDays: -1 }],
        ['more days than make sense', /promiseBufferDays/, { promiseBufferDays: 61 }],
        ['a version below nothing', /version/, { version: -1 }]),
    setReplenishmentRule: inputs('production-planner', ({ ids }) => ({ variantId: ids.variantId, way: 'make', minimum: 1, lot: 1 }),
        ['an article of nobody', /ProductVariant/, { variantId: nobodysId }],
        ['a way that is none', /way/, { way: 'steal' }],
        ['a minimum below nothing', /minimum/, { minimum: -1 }],
        ['lots of nothing', /lot/, { lot: 0 }]),
    deleteReplenishmentRule: calls('production-planner', noneOf(/ReplenishmentRule/, 'variantId')),
    acceptReplenishment: inputs('production-planner', ({ ids }) => ({ items: [{ variantId: ids.variantId, quantity: 1 }] }),
        ['nothing', /items/, { items: [] }],
        ['nothing of an article', /items\.0\.quantity/, ({ ids }) => ({ items: [{ variantId: ids.variantId, quantity: 0 }] })],
        ['an article twice', /items/, ({ ids }) => ({ items: [{ variantId: ids.variantId, quantity: 1 }, { variantId: ids.variantId, quantity: 2 }] })]),
    orderPurchaseProposal: inputs('production-planner', () => ({ id: nobodysId, expectedOn: '2031-03-01', reference: 'PO-1' }),
        ['a proposal of nobody', /PurchaseProposal/, {}],
        ['a day that is none', /expectedOn/, { expectedOn: '2031-02-30' }],
        ['no reference', /reference/, { reference: ' ' }]),
    dropPurchaseProposal: calls('production-planner', noneOf(/PurchaseProposal/)),
};
