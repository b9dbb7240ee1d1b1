/** As `bad-input.ts`: what staff change of goods and prices, in production, in transport and of the system. */
import { badId, type BadCall, calls, freshKey, inputs, type Row, tooLong, unknownId } from './bad-input';
import type { BadWorld } from './bad-input-world';
import { nobodysId } from './calls';

const sales = ({ ids }: BadWorld) => ({
    variantId: ids.variantId, baseUnit: 'm2', weightG: 1500, madeToOrder: false, minQuantity: 1, increment: 1, units: [],
});
const rules = { showAs: 'bands', bands: [1, 10, 21, 51], policy: 'to-stock', leadMinDays: 5, leadMaxDays: 7, staleAfterHours: 24 };
const priceList = () => ({ code: freshKey(), name: 'Spring', currencyCode: 'IRR' });
const item = ({ ids }: BadWorld) => ({ priceListId: ids.priceListId, variantId: ids.variantId, minQuantity: 50, unitNet: 100 });
const contract = ({ ids }: BadWorld) => ({ companyId: ids.companyId, variantId: ids.variantId, minQuantity: 50, unitNet: 100 });
const discount = ({ ids }: BadWorld) => ({ companyId: ids.companyId, collectionId: ids.collectionId, basisPoints: 500 });
const reversed = { validFrom: '2031-02-01', validUntil: '2031-01-01' };

const goods: Record<string, BadCall[]> = {
    setAssortmentModes: calls('sales-manager', ['neither yes nor no', /byPrice/, { input: { byPrice: 'maybe', byCategory: true } }]),
    setCategoryAccess: inputs('sales-manager', () => ({ collectionIds: [] }),
        ['an unknown category', /collectionIds/, { collectionIds: [nobodysId] }],
        ['an unknown company', /Company/, { companyId: nobodysId }],
        ['a company and a group', /groupName/, ({ ids }) => ({ companyId: ids.companyId, groupName: 'dealers' })]),
    setVariantSales: inputs('sales-manager', sales,
        ['an unknown unit', /baseUnit/, { baseUnit: 'ell' }],
        ['a negative weight', /weightG/, { weightG: -1 }],
        ['a step of nothing', /increment/, { increment: 0 }],
        ['a unit twice', /units/, { units: [{ code: 'roll', factor: 2 }, { code: 'roll', factor: 3 }] }],
        ['a factor of one', /units\.0\.factor/, { units: [{ code: 'roll', factor: 1 }] }],
        ['a factor of nothing', /units\.0\.factor/, { units: [{ code: 'roll', factor: 0 }] }],
        ['a roll that is not counted by its length', /rollWidthCm/, { rollWidthCm: 400 }],
        ['an unknown unit group', /UnitGroup/, { unitGroupId: nobodysId }],
        ['an unknown variant', /ProductVariant/, { variantId: nobodysId }]),
    setUnitGroup: inputs('sales-manager', () => ({ name: freshKey(), baseUnit: 'piece', units: [{ code: 'sixpack', factor: 6 }] }),
        ['no name', /name/, { name: ' ' }],
        ['an unknown unit', /units\.0\.code/, { units: [{ code: 'ell', factor: 6 }] }],
        ['the base unit again', /units/, { units: [{ code: 'piece', factor: 6 }] }],
        ['an unknown group', /UnitGroup/, { id: nobodysId }]),
    deleteUnitGroup: calls('sales-manager', unknownId, badId),
    setAvailabilityRules: inputs('sales-manager', () => rules,
        ['an unknown way to show', /showAs/, { showAs: 'roughly' }],
        ['bands that fall', /bands/, { bands: [10, 5] }],
        ['no bands', /bands/, { bands: [] }],
        ['days that end before they begin', /leadMaxDays/, { leadMinDays: 9, leadMaxDays: 2 }],
        ['figures that are never good', /staleAfterHours/, { staleAfterHours: 0 }],
        ['an unknown policy', /policy/, { policy: 'never' }]),
    setWarehouse: inputs('sales-manager', ({ ids }) => ({ stockLocationId: ids.stockLocationId, kind: 'local', leadMinDays: 0, leadMaxDays: 0 }),
        ['an unknown kind', /kind/, { kind: 'moon' }],
        ['no local one left', /kind/, { kind: 'external' }],
        ['days that end before they begin', /leadMaxDays/, { leadMinDays: 3 }],
        ['an unknown place', /StockLocation/, { stockLocationId: nobodysId }]),
    setVariantAvailability: inputs('sales-manager', ({ ids }) => ({ variantId: ids.variantId }),
        ['an unknown policy', /policy/, { policy: 'never' }],
        ['half a lead time', /leadMaxDays/, { leadMinDays: 3 }],
        ['an unknown variant', /ProductVariant/, { variantId: nobodysId }]),
    setExpectedDelivery: inputs('sales-manager', ({ ids }) => ({ variantId: ids.variantId, quantity: 100, day: '2031-01-05' }),
        ['nothing', /quantity/, { quantity: 0 }],
        ['a day that is none', /day/, { day: '2031-02-29' }],
        ['two lines', /reference/, { reference: 'a\nb' }],
        ['an unknown delivery', /ExpectedDelivery/, { id: nobodysId }],
        ['an unknown variant', /ProductVariant/, { variantId: nobodysId }]),
    deleteExpectedDelivery: calls('sales-manager', unknownId, badId),
    createPriceList: inputs('sales-manager', priceList,
        ['reversed days', /validUntil/, reversed],
        ['a code that is taken', /code/, ({ ids }) => ({ code: ids.priceListCode })],
        ['no name', /name/, { name: '' }]),
    updatePriceList: inputs('sales-manager', ({ ids }) => ({ id: ids.priceListId }),
        ['another currency', /currencyCode/, { currencyCode: 'EUR' }],
        ['reversed days', /validUntil/, reversed],
        unknownId, badId),
    deletePriceList: calls('sales-manager', unknownId, badId),
    setPriceListItem: inputs('sales-manager', item,
        ['a price of nothing', /unitNet/, { unitNet: 0 }],
        ['a negative quantity', /minQuantity/, { minQuantity: -1 }],
        ['reversed days', /validUntil/, reversed],
        ['an unknown list', /PriceList/, { priceListId: nobodysId }],
        ['an unknown variant', /variantId|ProductVariant/, { variantId: nobodysId }],
        ['a price that exists', /minQuantity/, { minQuantity: 1 }]),
    deletePriceListItem: calls('sales-manager', unknownId, badId),
    setPriceListCompanies: inputs('sales-manager', ({ ids }) => ({ priceListId: ids.priceListId, companies: [] }),
        ['an unknown company', /companies|Company/, { companies: [{ companyId: nobodysId, priority: 1 }] }],
        ['a negative priority', /companies\.0\.priority/, ({ ids }) => ({ companies: [{ companyId: ids.companyId, priority: -1 }] })]),
    setContractPrice: inputs('sales-manager', contract,
        ['a negative price', /unitNet/, { unitNet: -5 }],
        ['a day that is none', /validFrom/, { validFrom: '2031-02-29' }],
        ['an unknown company', /companyId|Company/, { companyId: nobodysId }]),
    deleteContractPrice: calls('sales-manager', unknownId, badId),
    setCategoryDiscount: inputs('sales-manager', discount,
        ['a discount below nothing', /basisPoints/, { basisPoints: -1 }],
        ['a gift', /basisPoints/, { basisPoints: 10_000 }],
        ['reversed days', /validUntil/, reversed],
        ['an unknown category', /Collection/, { collectionId: nobodysId }],
        ['an unknown company', /companyId|Company/, { companyId: nobodysId }]),
    deleteCategoryDiscount: calls('sales-manager', unknownId, badId),
    setQuantityDiscount: inputs('sales-manager', () => ({ minQuantity: 900, basisPoints: 500 }),
        ['a gift', /basisPoints/, { basisPoints: 10_000 }],
        ['from nothing on', /minQuantity/, { minQuantity: 0 }],
        ['reversed days', /validUntil/, reversed],
        ['an unknown category', /Collection/, { collectionId: nobodysId }]),
    deleteQuantityDiscount: calls('sales-manager', unknownId, badId),
};

const name = { en: 'Cutting', fa: 'برش' };
const station = () => ({ code: `s-${freshKey()}`, name, openMinute: 480, closeMinute: 960 });
const routing = ({ ids }: BadWorld) => ({ title: 'Carpet', variantId: ids.variantId, operations: [operation(ids)] });
const operation = (ids: Readonly<Record<string, string>>, change: object = {}) => ({ kind: 'cut', name, stationId: ids.stationId, setupMinutes: 5, minutesPerUnit: 1, ...change });
const planned = (ids: Readonly<Record<string, string>>, change: object = {}) => ({
    kind: 'cut', name, stationId: ids.stationId, plannedMinutes: 60, plannedStart: '2031-01-01T08:00:00Z', plannedEnd: '2031-01-01T09:00:00Z', ...change,
});
const replan = (change: object) => ({ ids }: BadWorld) => ({ id: ids.workOrderId, input: { operations: [planned(ids, change)] } });
const noneOf = (type: RegExp, argument = 'id') => ['an id that nothing has', type, { [argument]: nobodysId }] as const;

const production: Record<string, BadCall[]> = {
    createProductionStation: inputs('production-planner', station,
        ['closing before opening', /closeMinute/, { openMinute: 900, closeMinute: 480 }],
        ['a code with capitals', /code/, { code: 'CUT 1' }],
        ['no Persian name', /name\.fa/, { name: { en: 'Cutting', fa: '' } }],
        ['an operator who is nobody', /operatorId/, { operatorIds: [nobodysId] }]),
    updateProductionStation: [
        ...calls('production-planner',
            ['nothing at once', /parallelOperations/, ({ ids }) => ({ id: ids.stationId, input: { ...station(), parallelOperations: 0 } })],
            ['an unknown station', /Station/, () => ({ id: nobodysId, input: station() })]),
    ],
    deleteProductionStation: calls('production-planner', unknownId, ['a station in use', /id/, ({ ids }) => ({ id: ids.stationId })]),
    createProductionRouting: inputs('production-planner', routing,
        ['no operations', /operations/, { operations: [] }],
        ['a variant and a category', /categoryId/, { categoryId: '2' }],
        ['an unknown variant', /variantId/, { variantId: nobodysId }],
        ['negative minutes', /operations\.0\.setupMinutes/, ({ ids }) => ({ operations: [operation(ids, { setupMinutes: -1 })] })],
        ['an unknown station', /stationId/, ({ ids }) => ({ operations: [operation(ids, { stationId: nobodysId })] })],
        ['an unknown kind', /operations\.0\.kind/, ({ ids }) => ({ operations: [operation(ids, { kind: 'dream' })] })]),
    updateProductionRouting: calls('production-planner',
        ['no title', /title/, world => ({ id: world.ids.routingId, input: { ...routing(world), title: '' } })],
        ['an unknown routing', /Routing/, world => ({ id: nobodysId, input: routing(world) })]),
    deleteProductionRouting: calls('production-planner', unknownId, badId),
    planOrder: calls('production-planner', noneOf(/Order/, 'orderId'),
        ['no lines', /lines/, ({ ids }) => ({ orderId: ids.approvedId, input: { lines: [] } })],
        ['a line of another order', /lines|orderLineId/, ({ ids }) => ({ orderId: ids.approvedId, input: { lines: [{ orderLineId: nobodysId, operations: [planned(ids)] }] } })]),
    releaseWorkOrders: calls('production-planner', noneOf(/Order/, 'orderId'), ['an order without a plan', /orderId/, ({ ids }) => ({ orderId: ids.submittedId })]),
    skipProduction: calls('production-planner', noneOf(/Order/, 'orderId'), ['an order that is not approved', /orderId/, ({ ids }) => ({ orderId: ids.submittedId })]),
    replanWorkOrder: calls('production-planner',
        ['ending before it starts', /operations/, replan({ plannedEnd: '2030-01-01T08:00:00Z' })],
        ['a year that is none', /plannedStart/, replan({ plannedStart: '0001-01-01T08:00:00Z' })],
        ['an operator who is nobody', /operatorId/, replan({ operatorId: nobodysId })],
        ['no operations', /operations/, ({ ids }) => ({ id: ids.workOrderId, input: { operations: [] } })]),
    cancelWorkOrder: calls('production-planner', ['no reason', /reason/, ({ ids }) => ({ id: ids.workOrderId, reason: '' })],
        ['an unknown work order', /WorkOrder/, { id: nobodysId, reason: 'none' }]),
    resolveProductionProblem: calls('production-planner', ['no words', /resolution/, { id: '1', resolution: '' }],
        ['an unknown problem', /ProductionProblem/, { id: nobodysId, resolution: 'mended' }]),
    startOperation: calls('superadmin', noneOf(/Operation/), badId),
    pauseOperation: calls('superadmin', ['no reason', /reason/, ({ ids }) => ({ id: ids.operationId, reason: '' })]),
    resumeOperation: calls('superadmin', noneOf(/Operation/), badId),
    finishOperation: calls('superadmin', noneOf(/Operation/), badId),
    reportProductionProblem: calls('superadmin',
        ['an unknown kind', /kind/, ({ ids }) => ({ operationId: ids.operationId, input: { kind: 'ghost', text: 'boo', idempotencyKey: freshKey() } })],
        ['a short key', /idempotencyKey/, ({ ids }) => ({ operationId: ids.operationId, input: { kind: 'machine', text: 'boo', idempotencyKey: 'x' } })],
        ['an operation id that is none', /operationId/, () => ({ operationId: '0', input: { kind: 'machine', text: 'boo', idempotencyKey: freshKey() } })]),
};

const shipment = ({ ids }: BadWorld) => ({ orderId: ids.readyId, destination: 'Yazd', idempotencyKey: freshKey() });
const weighing = ({ ids }: BadWorld) => ({ shipmentId: ids.loadingShipmentId, scaleId: ids.scaleId, idempotencyKey: freshKey() });
const vehicle = () => ({ name: 'Lorry', plate: freshKey(), capacityG: 20_000_000 });
const scale = () => ({ code: 'W9', name: 'Gate', host: '127.0.0.1', port: 9001, toleranceBasisPoints: 100, toleranceG: 20_000 });

const transport: Record<string, BadCall[]> = {
    createShipment: inputs('transport-officer', shipment,
        ['an unknown order', /Order/, { orderId: nobodysId }],
        ['an unknown line', /lines/, { lines: [{ orderLineId: nobodysId, quantity: 1 }] }],
        ['a negative quantity', /lines\.0\.quantity/, ({ ids }) => ({ lines: [{ orderLineId: ids.readyLineId, quantity: -1 }] })],
        ['more than was ordered', /lines/, ({ ids }) => ({ lines: [{ orderLineId: ids.readyLineId, quantity: 1000 }] })],
        ['an unknown driver', /TransportDriver/, { driverId: nobodysId }],
        ['a long plate', /plate/, { plate: tooLong(30) }]),
    updateShipment: inputs('transport-officer', ({ ids }) => ({ id: ids.plannedShipmentId }),
        ['an unknown vehicle', /TransportVehicle/, { vehicleId: nobodysId }],
        ['a year that is none', /loadingAt/, { loadingAt: '0004-01-01T00:00:00Z' }],
        unknownId),
    startLoading: calls('transport-officer', unknownId, ['a shipment without a vehicle', /plate/, ({ ids }) => ({ id: ids.plannedShipmentId })]),
    dispatchShipment: calls('transport-officer', unknownId, ['a shipment that was not weighed', /state/, ({ ids }) => ({ id: ids.plannedShipmentId })]),
    cancelShipment: calls('transport-officer', ['no reason', /reason/, ({ ids }) => ({ id: ids.plannedShipmentId, reason: '' })]),
    confirmShipmentDelivery: inputs('transport-officer', ({ ids }) => ({ shipmentId: ids.shipmentId, receivedBy: 'Sara', idempotencyKey: freshKey() }),
        ['nobody who received', /receivedBy/, { receivedBy: ' ' }],
        ['a long note', /note/, { note: tooLong(500) }]),
    recordFirstWeight: weights(['a typed weight without a reason', /reason/, { manualWeightG: 5000 }]),
    recordSecondWeight: weights(),
    correctTicket: inputs('transport-officer', () => ({ ticketId: nobodysId, grossG: 2000, tareG: 1000, reason: 'typing', idempotencyKey: freshKey() }),
        ['an unknown ticket', /WeighbridgeTicket/, {}],
        ['a weight of nothing', /grossG/, { grossG: 0 }],
        ['a tare of a mountain', /tareG/, { tareG: 2_000_000_000 }]),
    createTransportDriver: inputs('transport-officer', () => ({ name: 'Karim', phone: '+989121234567' }),
        ['no phone number', /phone/, { phone: 'none' }], ['no name', /name/, { name: '' }]),
    updateTransportDriver: inputs('transport-officer', ({ ids }) => ({ id: ids.driverId }), ['no phone number', /phone/, { phone: 'none' }], unknownId),
    createTransportVehicle: inputs('transport-officer', vehicle,
        ['a capacity of nothing', /capacityG/, { capacityG: 0 }],
        ['a plate that is taken', /plate/, ({ ids }) => ({ plate: ids.plate })]),
    updateTransportVehicle: inputs('transport-officer', ({ ids }) => ({ id: ids.vehicleId }), ['a negative tare', /storedTareG/, { storedTareG: -1 }], badId),
    createScale: inputs('transport-officer', scale,
        ['a port that is none', /port/, { port: 70_000 }],
        ['a host that is none', /host/, { host: 'file:///etc/passwd' }],
        ['a code in small letters', /code/, { code: 'w-9' }]),
    updateScale: inputs('transport-officer', ({ ids }) => ({ id: ids.scaleId }), ['a negative tolerance', /toleranceG/, { toleranceG: -1 }], unknownId),
};

function weights(...more: Row[]): BadCall[] {
    return inputs('transport-officer', weighing,
        ['a negative weight', /manualWeightG/, { manualWeightG: -1, reason: 'indicator broken' }],
        ...more,
        ['an unknown scale', /Scale/, { scaleId: nobodysId }],
        ['an unknown shipment', /Shipment/, { shipmentId: nobodysId }]);
}

const endpoint = () => ({ url: 'https://shop.example/hook', kinds: ['*'] });

const system: Record<string, BadCall[]> = {
    updateFirmSettings: inputs('superadmin', () => ({}),
        ['a time zone that is none', /timeZone/, { timeZone: 'Mars/Base' }],
        ['eight days a week', /weekendDays/, { weekendDays: [7] }],
        ['no address', /supportEmail/, { supportEmail: 'nobody' }],
        ['an access mode that is none', /accessMode/, { accessMode: 'ajar' }],
        ['an open shop for nobody', /publicCompanyId/, { accessMode: 'shop', publicCompanyId: null }],
        ['a company with members for visitors', /publicCompanyId/, ({ ids }) => ({ publicCompanyId: ids.companyId })],
        ['no name', /name/, { name: '' }]),
    updateActiveAdministrator: inputs('superadmin', () => ({}),
        ['a new password without the old one', /currentPassword/, { password: 'correct horse battery 34' }],
        ['a new address with a wrong password', /currentPassword/, { emailAddress: 'thief@test.example', currentPassword: 'guess' }],
        ['no address', /emailAddress/, { emailAddress: 'nobody', currentPassword: 'superadmin' }],
        ['a long name', /firstName/, { firstName: tooLong(100) }]),
    replayOutboxMessages: calls('superadmin', ['none', /ids/, { ids: [] }], ['an unknown message', /OutboxMessage/, { ids: [nobodysId] }], ['an id that is none', /ids/, { ids: ['0'] }]),
    discardOutboxMessage: calls('superadmin', ['no reason', /reason/, { id: '1', reason: '' }], ['an unknown message', /OutboxMessage/, { id: nobodysId, reason: 'old' }]),
    createWebhookEndpoint: inputs('superadmin', endpoint,
        ['no URL', /url/, { url: 'shop' }],
        ['an unsafe URL', /url/, { url: 'http://shop.example/hook' }],
        ['no kinds', /kinds/, { kinds: [] }],
        ['a kind that is none', /kinds\.0/, { kinds: ['Order Approved!'] }]),
    updateWebhookEndpoint: inputs('superadmin', ({ ids }) => ({ id: ids.endpointId }), ['a long description', /description/, { description: tooLong(200) }], unknownId, badId),
    deleteWebhookEndpoint: calls('superadmin', unknownId, badId),
    rotateWebhookSecret: calls('superadmin', unknownId, badId),
    revealWebhookSecret: calls('superadmin', unknownId, badId),
    sendTestWebhook: calls('superadmin', unknownId, badId),
};

export const worksBadInput: Record<string, BadCall[]> = { ...goods, ...production, ...transport, ...system };
