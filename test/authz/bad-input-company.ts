/** As `bad-input.ts`: a company's addresses, rules of approval and customers, and the staff's own people. */
import { badId, type BadCall, calls, freshKey, inputs, type Row, tooLong, unknownId } from './bad-input';
import type { BadWorld } from './bad-input-world';
import { nobodysId } from './calls';

const place = () => ({ label: 'Depot', streetLine: 'Azadi 2', city: 'Qom', idempotencyKey: freshKey() });
const badPlace: readonly Row[] = [
    ['an empty label', /label/, { label: ' ' }],
    ['a long street', /streetLine/, { streetLine: tooLong(1000) }],
    ['no phone number', /phone/, { phone: 'call me' }],
    ['a country that is none', /countryCode/, { countryCode: 'Iran' }],
];
const otherBranch: Row = ['a branch of another company', /branch/i, ({ ids }) => ({ branchId: ids.foreignBranchId })];
const rule = () => ({ name: 'Large orders', levels: [{ memberIds: [], needed: 1 }] });
const badRule: readonly Row[] = [
    ['an empty name', /name/, { name: ' ' }],
    ['no level', /levels/, { levels: [] }],
    ['nobody needed', /levels\.0\.needed/, { levels: [{ memberIds: [], needed: 0 }] }],
    ['a member of another company', /levels\.0\.memberIds|member/i, { levels: [{ memberIds: [nobodysId], needed: 1 }] }],
    ['an amount below nothing', /amountFrom/, { amountFrom: -1 }],
    otherBranch,
];
const days = { from: '2030-01-01', until: '2030-01-07' };
const badDays: readonly Row[] = [
    ['a day that is none', /from/, { from: '2030-13-01' }],
    ['the last day before the first', /until/, { from: '2030-01-07', until: '2030-01-01' }],
    ['an unknown deputy', /deputyMemberId/, { deputyMemberId: nobodysId }],
];
const limit = () => ({ period: 'month', amount: 1_000_000 });
const badLimit: readonly Row[] = [
    ['a period that is none', /period/, { period: 'fortnight' }],
    ['an amount below nothing', /amount/, { amount: -1 }],
    ['an unknown member', /memberId/, { memberId: nobodysId }],
];
const change = (more: object = {}) => () => ({ id: nobodysId, version: 1, ...more });
const deletion: readonly Row[] = [
    ['an id that nothing has', /with the id/, { id: nobodysId, version: 1 }],
    ['an id that is none', /\bid\b/, { id: '0', version: 1 }],
];
const person = { firstName: 'Ali', lastName: 'Rad', emailAddress: 'ali@rad.example', language: 'en' };
const merge = ({ ids }: BadWorld, more: object = {}) => ({ keepId: ids.companyId, dropId: nobodysId, idempotencyKey: freshKey(), ...more });

export const companyShopBadInput: Record<string, BadCall[]> = {
    beginActing: calls(undefined, ['a token that does not exist', /unknown/, { token: 'no-such-token' }], ['a long token', /unknown|token/, { token: tooLong(300) }]),
    addMyAddress: inputs('admin of A', place, ...badPlace, otherBranch, ['a short key', /idempotencyKey/, { idempotencyKey: 'x' }]),
    updateMyAddress: inputs('admin of A', change(), ['a long label', /label|with the id/, { label: tooLong(1000) }], unknownId, badId),
    retireMyAddress: calls('admin of A', unknownId, badId),
    createMyCustomer: inputs('admin of A', () => ({ name: 'Dune', person, markupBasisPoints: 1000, acceptance: 'approval', idempotencyKey: freshKey() }),
        ['a company that is no distributor', /authorized/, {}]),
    updateMyCustomer: inputs('admin of A', () => ({ customerId: nobodysId, version: 1 }), ['a company that is no distributor', /authorized/, {}]),
    resendCustomerInvitation: inputs('admin of A', () => ({ customerId: nobodysId, memberId: nobodysId }), ['a company that is no distributor', /authorized/, {}]),
    createApprovalRule: inputs('admin of A', () => ({ ...rule(), idempotencyKey: freshKey() }), ...badRule, ['a short key', /idempotencyKey/, { idempotencyKey: 'x' }]),
    updateApprovalRule: inputs('admin of A', change(rule()), ['no level', /levels|with the id/, { levels: [] }], unknownId, badId),
    deleteApprovalRule: calls('admin of A', ...deletion),
    setSpendingLimit: inputs('admin of A', limit, ...badLimit),
    deleteSpendingLimit: calls('admin of A', ...deletion),
    createDeputy: inputs('admin of A', ({ ids }) => ({ ...days, deputyMemberId: ids.memberId, idempotencyKey: freshKey() }), ...badDays, ['himself', /deputyMemberId/, {}]),
    updateDeputy: inputs('admin of A', change({ ...days, deputyMemberId: nobodysId }), unknownId, badId),
    deleteDeputy: calls('admin of A', ...deletion),
    decideApproval: inputs('admin of A', () => ({ orderCode: 'no-such-order', level: 1, decision: 'APPROVE', idempotencyKey: freshKey() }),
        ['an order that does not exist', /Order|orderCode/, {}],
        ['a long comment', /comment/, { comment: tooLong(5000) }],
        ['a short key', /idempotencyKey/, { idempotencyKey: 'x' }]),
    decideApprovalByLink: inputs(undefined, () => ({ token: 'x'.repeat(43), decision: 'APPROVE', idempotencyKey: freshKey() }),
        ['a link that does not exist', /link-unknown/, {}],
        ['a link that is cut off', /link-unknown/, { token: 'x'.repeat(20) }],
        ['no link', /token/, { token: ' ' }],
        ['a long comment', /comment/, { comment: tooLong(5000) }],
        ['a total below nothing', /shownTotalGross/, { shownTotalGross: -1 }],
        ['a short key', /idempotencyKey/, { idempotencyKey: 'x' }]),
    decideCustomerOrder: inputs('admin of A', () => ({ code: 'no-such-order', decision: 'approve', idempotencyKey: freshKey() }), ['a company that is no distributor', /authorized/, {}]),
};

export const companyAdminBadInput: Record<string, BadCall[]> = {
    updateStaffMember: inputs('superadmin', () => ({ id: nobodysId, reach: 'all' }), ['a reach that is none', /reach/, { reach: 'the moon' }], ['no phone number', /phone/, { phone: 'call me' }], unknownId, badId),
    blockStaffMember: calls('superadmin', ['no reason', /reason/, { id: nobodysId, reason: ' ' }], ['an id that nothing has', /with the id/, { id: nobodysId, reason: 'Left.' }]),
    unblockStaffMember: calls('superadmin', unknownId, badId),
    createFirmBranch: calls('superadmin',
        ['an empty name', /name/, () => ({ name: ' ', idempotencyKey: freshKey() })],
        ['a long name', /name/, () => ({ name: tooLong(300), idempotencyKey: freshKey() })],
        ['a short key', /idempotencyKey/, { name: 'Tabriz', idempotencyKey: 'x' }]),
    updateFirmBranch: calls('superadmin', ['an empty name', /name/, { id: nobodysId, name: ' ' }], ['an id that nothing has', /with the id/, { id: nobodysId, name: 'Tabriz' }]),
    deleteFirmBranch: calls('superadmin', unknownId, badId),
    confirmSecondFactor: calls('superadmin', ['before it was begun', /not-begun/, { code: '123456' }]),
    renewRecoveryCodes: calls('superadmin', ['before it was begun', /not-begun/, { code: '123456' }]),
    resetSecondFactor: calls('superadmin', ['no reason', /reason/, { administratorId: nobodysId, reason: ' ' }], ['an id that nothing has', /with the id/, { administratorId: nobodysId, reason: 'Lost.' }]),
    setSecondFactorRoles: calls('superadmin', ['a role that does not exist', /role/i, { roleIds: [nobodysId] }]),
    beginSignInEnrolment: calls(undefined, ['a ticket that does not exist', /ticket|unknown|expired/, { ticket: 'no-such-ticket' }]),
    confirmSignIn: calls(undefined, ['a ticket that does not exist', /ticket|unknown|expired/, { ticket: 'no-such-ticket', code: '123456' }]),
    actForMember: calls('superadmin',
        ['no reason', /reason/, ({ ids }) => ({ memberId: ids.memberId, reason: ' ', idempotencyKey: freshKey() })],
        ['an id that nothing has', /with the id/, () => ({ memberId: nobodysId, reason: 'He called.', idempotencyKey: freshKey() })]),
    endActingSession: calls('superadmin', unknownId, badId),
    createCompanyGroup: inputs('superadmin', () => ({ name: 'Hotels', idempotencyKey: freshKey() }), ['an empty name', /name/, { name: ' ' }], ['a long name', /name/, { name: tooLong(300) }], ['a short key', /idempotencyKey/, { idempotencyKey: 'x' }]),
    updateCompanyGroup: inputs('superadmin', () => ({ id: nobodysId, name: 'Hotels' }), ['a long name', /name|with the id/, { name: tooLong(300) }], unknownId, badId),
    deleteCompanyGroup: calls('superadmin', unknownId, badId),
    mergeCompanies: calls('superadmin',
        ['a company that nothing has', /with the id/, world => merge(world)],
        ['itself', /dropId|itself|same/, world => merge(world, { dropId: world.ids.companyId })],
        ['a short key', /idempotencyKey/, world => merge(world, { idempotencyKey: 'x' })]),
    undoCompanyMerge: calls('superadmin', unknownId, badId),
    createCompanyAddress: inputs('superadmin', ({ ids }) => ({ ...place(), companyId: ids.companyId }), ...badPlace, otherBranch, ['an unknown company', /with the id/, { companyId: nobodysId }]),
    updateCompanyAddress: inputs('superadmin', change(), unknownId, badId),
    acceptCompanyAddress: calls('superadmin', unknownId, badId),
    refuseCompanyAddress: calls('superadmin', ['no reason', /reason/, { id: nobodysId, reason: ' ' }], ['an id that nothing has', /with the id/, { id: nobodysId, reason: 'No such street.' }]),
    retireCompanyAddress: calls('superadmin', unknownId, badId),
    setCompanyDistributor: inputs('superadmin', ({ ids }) => ({ companyId: ids.companyId, distributorCompanyId: ids.companyId, markupBasisPoints: 1000, acceptance: 'approval', active: true, version: 0 }),
        ['itself', /circle|itself|distributor/i, {}],
        ['a mark-up below nothing', /markupBasisPoints/, { markupBasisPoints: -1 }],
        ['an unknown company', /with the id/, { companyId: nobodysId }]),
    setCompanyIsDistributor: calls('superadmin', ['an id that nothing has', /with the id/, { companyId: nobodysId, isDistributor: true }]),
    createCompanyApprovalRule: inputs('superadmin', ({ ids }) => ({ ...rule(), companyId: ids.companyId, idempotencyKey: freshKey() }), ...badRule, ['an unknown company', /with the id/, { companyId: nobodysId }]),
    updateCompanyApprovalRule: inputs('superadmin', change(rule()), unknownId, badId),
    deleteCompanyApprovalRule: calls('superadmin', ...deletion),
    setCompanySpendingLimit: inputs('superadmin', ({ ids }) => ({ ...limit(), companyId: ids.companyId }), ...badLimit, ['an unknown company', /with the id/, { companyId: nobodysId }]),
    deleteCompanySpendingLimit: calls('superadmin', ...deletion),
    createCompanyDeputy: inputs('superadmin', ({ ids }) => ({ ...days, companyId: ids.companyId, memberId: ids.memberId, deputyMemberId: ids.memberId, idempotencyKey: freshKey() }), ...badDays, ['himself', /deputyMemberId/, {}]),
    updateCompanyDeputy: inputs('superadmin', change({ ...days, deputyMemberId: nobodysId }), unknownId, badId),
    deleteCompanyDeputy: calls('superadmin', ...deletion),
};
