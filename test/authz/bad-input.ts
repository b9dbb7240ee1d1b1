/**
 * For every mutation of ours, calls in which one thing is wrong and all else is right, and the field that the answer must name.
 * A mutation that is missing here fails `test/e2e/bad-input.e2e-spec.ts`.
 */
import type { BadWorld } from './bad-input-world';
import { nobodysId } from './calls';

export interface BadCall {
    /** Who has the right to call it. Undefined: anybody. */
    as: string | undefined;
    wrong: string;
    names: RegExp;
    variables(world: BadWorld): Record<string, unknown>;
    /** The input without the mistake. */
    right?: (world: BadWorld) => Record<string, unknown>;
}

type Given = Record<string, unknown> | ((world: BadWorld) => Record<string, unknown>);
export type Row = readonly [wrong: string, names: RegExp, given: Given];

export const tooLong = (length: number): string => 'x'.repeat(length + 1);
let keys = 0;
export const freshKey = (): string => `bad-input-${++keys}-${process.pid}`;

/** Arguments of a mutation as they come. */
export function calls(as: string | undefined, ...rows: Row[]): BadCall[] {
    return rows.map(([wrong, names, given]) => ({ as, wrong, names, variables: world => (typeof given === 'function' ? given(world) : given) }));
}

/** Changes of an `input` that is right, made afresh for each call. */
export function inputs(as: string | undefined, right: (world: BadWorld) => Record<string, unknown>, ...rows: Row[]): BadCall[] {
    return calls(as, ...rows).map(call => ({ ...call, right, variables: world => ({ input: { ...right(world), ...call.variables(world) } }) }));
}

export const unknownId: Row = ['an id that nothing has', /with the id/, { id: nobodysId }];
export const badId: Row = ['an id that is none', /\bid\b/, { id: '0' }];
const nobodysCart: Row = ['a cart of nobody', /Cart/, { cartId: nobodysId }];
const badCart: Row = ['an id that is none', /cartId/, { cartId: 'x' }];

const contact = () => ({
    companyName: 'Baran', personName: 'Mina', phone: '+982188776655', emailAddress: 'mina@baran.example', message: 'A call, please.', language: 'en',
    idempotencyKey: freshKey(),
});
const order = ({ ids }: BadWorld) => ({ branchId: ids.branchId, shownTotalGross: 1, idempotencyKey: freshKey() });
const rating = ({ ids }: BadWorld) => ({ shipmentId: ids.deliveredShipmentId, product: 5, transport: 5, idempotencyKey: freshKey() });
const colleague = () => ({
    firstName: 'Ali', lastName: 'Rad', emailAddress: `${freshKey()}@rad.example`, role: 'buyer', language: 'en', idempotencyKey: freshKey(),
});
const question = () => ({ subject: 'When?', text: 'When does it come?', idempotencyKey: freshKey() });
const cartLine = (change: object) => ({ ids }: BadWorld) => ({ input: { lines: [{ variantId: ids.variantId, unit: 'm2', quantity: 1, ...change }] } });

export const shopBadInput: Record<string, BadCall[]> = {
    acceptInvitation: calls(undefined,
        ['a weak password', /password/, ({ invitation }) => ({ token: invitation, password: '12345678' })],
        ['a link that does not exist', /unknown/, { token: 'no-such-link', password: 'correct horse battery 12' }]),
    resetPasswordByLink: calls(undefined, ['a link that does not exist', /unknown/, { token: 'no-such-link', password: 'correct horse battery 12' }]),
    requestPasswordLink: calls(undefined, ['no address', /emailAddress/, { emailAddress: 'nobody' }]),
    sendContactRequest: inputs(undefined, contact,
        ['no address', /emailAddress/, { emailAddress: 'nobody' }],
        ['no phone number', /phone/, { phone: 'call me' }],
        ['an empty name', /companyName/, { companyName: '  ' }],
        ['a language that is not spoken', /language/, { language: 'xx' }],
        ['a long message', /message/, { message: tooLong(4000) }],
        ['a short key', /idempotencyKey/, { idempotencyKey: 'short' }]),
    switchCompany: calls('admin of A', ['a membership of nobody', /CompanyMember/, { memberId: nobodysId }], ['an id that is none', /memberId/, { memberId: 'x' }]),
    inviteTeamMember: inputs('admin of A', colleague,
        ['no address', /emailAddress/, { emailAddress: 'nobody' }],
        ['an address that is taken', /emailAddress/, ({ ids }) => ({ emailAddress: ids.memberEmail })],
        ['an unknown role', /role/, { role: 'king' }],
        ['a role of nobody', /ownRoleId/, { ownRoleId: nobodysId }],
        ["another company's branch", /branchId/, ({ ids }) => ({ branchId: ids.foreignBranchId })],
        ['no phone number', /phone/, { phone: 'call me' }],
        ['a short key', /idempotencyKey/, { idempotencyKey: 'short' }]),
    resendTeamInvitation: calls('admin of A', unknownId, badId, ['a member who has accepted', /already-accepted/, ({ ids }) => ({ id: ids.memberId })]),
    updateTeamMember: inputs('admin of A', ({ ids }) => ({ id: ids.memberId }),
        ['an unknown role', /role/, { role: 'king' }],
        ['no first name', /firstName/, { firstName: '' }],
        ['an old version', /version/, { version: 77 }],
        unknownId, badId),
    createTeamRole: inputs('admin of A', () => ({ name: freshKey(), permissions: ['order'], idempotencyKey: freshKey() }),
        ['no permissions', /permissions/, { permissions: [] }],
        ['a permission that is none', /permissions\.0/, { permissions: ['rule-the-world'] }],
        ['no name', /name/, { name: ' ' }],
        ['a long name', /name/, { name: tooLong(60) }]),
    updateTeamRole: inputs('admin of A', () => ({ name: 'x' }), unknownId, badId),
    deleteTeamRole: calls('admin of A', unknownId, badId),
    updateMyProfile: inputs('admin of A', () => ({ firstName: 'Sara', lastName: 'Karimi', version: 0 }),
        ['an empty name', /firstName/, { firstName: ' ' }], ['no phone number', /phone/, { phone: 'call me' }], ['an old version', /version/, {}]),
    chooseMyNews: inputs('admin of A', () => ({ topic: 'offers', channel: 'mail', wanted: false }),
        ['a topic that is none', /topic/, { topic: 'account' }],
        ['all mail', /topic/, { topic: '*' }],
        ['a channel that is none', /channel/, { channel: 'pigeon' }]),
    changeMyPassword: calls('admin of A', ['another password than that of now', /wrong-password/, { currentPassword: 'not the password 1', password: 'correct horse battery 13' }]),
    requestMyEmailChange: calls('admin of A',
        ['no address', /emailAddress/, { emailAddress: 'nobody', currentPassword: 'x' }],
        ['another password than that of now', /wrong-password/, { emailAddress: 'sara@moved.example', currentPassword: 'not the password 1' }]),
    stopStockNotices: calls(undefined, ['a link that does not exist', /unknown-link/, { token: 'no-such-link' }]),
    confirmMyEmail: calls(undefined, ['a link that does not exist', /unknown/, { token: 'no-such-link' }]),
    updateMyLanguage: calls('admin of A', ['a language that is not spoken', /language/, { language: 'xx' }]),
    setCartLines: calls('admin of A',
        ['no lines', /lines/, { input: { lines: [] } }],
        ['a negative quantity', /lines\.0\.quantity/, cartLine({ quantity: -1 })],
        ['an empty unit', /lines\.0\.unit/, cartLine({ unit: '' })],
        ['a unit of other goods', /unit/, cartLine({ unit: 'pallet' })],
        ['a long remark', /lines\.0\.remark/, cartLine({ remark: tooLong(500) })],
        ['an unknown variant', /not-available/, cartLine({ variantId: nobodysId })]),
    createCart: inputs('admin of A', () => ({ name: freshKey(), idempotencyKey: freshKey() }),
        ['a long name', /name/, { name: tooLong(100) }],
        ['a long remark', /remark/, { remark: tooLong(500) }],
        ['a cart of nobody to copy', /Cart/, { copyOf: nobodysId }],
        ['a short key', /idempotencyKey/, { idempotencyKey: 'short' }]),
    updateCart: inputs('admin of A', () => ({ name: freshKey() }), nobodysCart, badCart),
    shareCart: inputs('admin of A', () => ({ sharing: 'COMPANY' }), nobodysCart, badCart),
    switchCart: calls('admin of A', nobodysCart, badCart),
    transferCartLines: inputs('admin of A', () => ({ fromCartId: nobodysId, toCartId: String(Number(nobodysId) - 1), variantIds: [nobodysId], idempotencyKey: freshKey() }),
        ['carts of nobody', /Cart/, {}],
        ['the same cart of nobody', /Cart/, { toCartId: nobodysId }],
        ['no lines', /variantIds/, { variantIds: [] }],
        ['a line of no article', /variantIds\.0/, { variantIds: ['x'] }],
        ['a short key', /idempotencyKey/, { idempotencyKey: 'short' }]),
    deleteCart: calls('admin of A', nobodysCart, badCart),
    clearCart: calls('admin of A', nobodysCart, badCart),
    setCartSets: calls('admin of A',
        ['no sets', /sets/, { input: { sets: [] } }],
        ['neither set nor set of the cart', /sets\.0\.setId/, { input: { sets: [{ quantity: 1 }] } }],
        ['a negative quantity', /sets\.0\.quantity/, { input: { sets: [{ setId: nobodysId, quantity: -1 }] } }],
        ['an unknown set', /set-not-available/, { input: { sets: [{ setId: nobodysId, quantity: 1 }] } }],
        ['a set of another cart', /CartSet/, { input: { sets: [{ cartSetId: nobodysId, quantity: 1 }] } }]),
    placeOrder: inputs('admin of A', order,
        ["another company's branch", /branchId/, ({ ids }) => ({ branchId: ids.foreignBranchId })],
        ['a day that is none', /wishedDate/, { wishedDate: '2031-02-30' }],
        ['a day in the past', /wishedDate/, { wishedDate: '2001-01-01' }],
        ['long remarks', /remarks/, { remarks: tooLong(2000) }],
        ['a total that was not shown', /Prices have changed/, { shownTotalGross: 7 }],
        ['a negative total', /shownTotalGross/, { shownTotalGross: -1 }],
        ['an unknown way of delivery', /deliveryWay/, { deliveryWay: 'boat' }],
        ['a split of goods that all come at one time', /isSplit/, { isSplit: true }],
        ['a short key', /idempotencyKey/, { idempotencyKey: 'short' }]),
    cancelMyOrder: calls('admin of A',
        ['no reason', /reason/, ({ ids }) => ({ code: ids.submittedCode, reason: ' ', idempotencyKey: freshKey() })],
        ['an order that nobody has', /Order/, () => ({ code: 'nothing', reason: 'changed plans', idempotencyKey: freshKey() })]),
    askForOrderChange: inputs('admin of A', ({ ids }) => ({ code: ids.submittedCode, version: 1, kind: 'change', reason: 'the hall is smaller', idempotencyKey: freshKey() }),
        ['no reason', /reason/, { reason: ' ' }],
        ['a long reason', /reason/, { reason: tooLong(1000) }],
        ['an order that nobody has', /Order/, { code: 'nothing' }],
        ['an old version', /version/, { version: 999 }],
        ['a kind that is none', /kind/, { kind: 'swap' }],
        ['a day that is none', /wishedDate/, { wishedDate: '2031-02-30' }],
        ['long remarks', /remarks/, { remarks: tooLong(2000) }],
        ['a negative quantity', /lines\.0\.unitQuantity/, { lines: [{ lineId: nobodysId, unitQuantity: -1 }] }],
        ['a short key', /idempotencyKey/, { idempotencyKey: 'short' }]),
    withdrawOrderChange: inputs('admin of A', () => ({ id: nobodysId, version: 1, idempotencyKey: freshKey() }), ['a request that nobody has', /OrderChange/, {}], badId),
    reorder: calls('admin of A', ['an order that nobody has', /Order/, { code: 'nothing' }]),
    addItemToOrder: calls('admin of A',
        ['a negative quantity', /quantity/, ({ ids }) => ({ productVariantId: ids.variantId, quantity: -1 })],
        ['an unknown variant', /not available/, { productVariantId: nobodysId, quantity: 1 }]),
    addItemsToOrder: calls('admin of A', ['a negative quantity', /QUANTITY/, ({ ids }) => ({ inputs: [{ productVariantId: ids.variantId, quantity: -1 }] })]),
    adjustOrderLine: calls('admin of A', ['an unknown line', /OrderLine/, { orderLineId: nobodysId, quantity: 1 }],
        ['a negative quantity', /quantity/, ({ ids }) => ({ orderLineId: ids.cartLineId, quantity: -1 })]),
    removeOrderLine: calls('admin of A', ['an unknown line', /OrderLine/, { orderLineId: nobodysId }]),
    confirmDelivery: calls('admin of A',
        ['nobody who received', /receivedBy/, ({ ids }) => ({ shipmentId: ids.shipmentId, receivedBy: '', idempotencyKey: freshKey() })],
        ['an unknown shipment', /Shipment/, () => ({ shipmentId: nobodysId, receivedBy: 'Sara', idempotencyKey: freshKey() })]),
    rateDelivery: inputs('admin of A', rating,
        ['six of five', /product/, { product: 6 }],
        ['none of five', /transport/, { transport: 0 }],
        ['a long comment', /comment/, { comment: tooLong(2000) }],
        ['an unknown shipment', /Shipment/, { shipmentId: nobodysId }]),
    askForStockNotice: calls('admin of A', ['an unknown article', /ProductVariant/, { variantId: nobodysId }], ['no id', /variantId/, { variantId: 'x' }]),
    endStockNotice: calls('admin of A', ['no id', /variantId/, { variantId: 'x' }]),
    askQuestion: inputs('admin of A', question,
        ['no subject', /subject/, { subject: '' }],
        ['a long text', /text/, { text: tooLong(4000) }],
        ['a stage without an order', /orderCode/, { stageId: '1' }],
        ['an order that nobody has', /Order/, { orderCode: 'nothing' }],
        ['a stage of no order of his', /stageId/, ({ ids }) => ({ orderCode: ids.submittedCode, stageId: nobodysId })]),
    replyToThread: calls('admin of A',
        ['no text', /text/, ({ ids }) => ({ id: ids.threadId, text: '\t', idempotencyKey: freshKey() })],
        ['a file that does not wait', /fileIds/, ({ ids }) => ({ id: ids.threadId, text: 'Look', fileIds: [nobodysId], idempotencyKey: freshKey() })],
        ['an unknown thread', /SupportThread/, () => ({ id: nobodysId, text: 'Thanks', idempotencyKey: freshKey() })]),
};

const lead = () => ({ companyName: 'Baran', personName: 'Mina', phone: '+982188776655', source: 'call', language: 'en', idempotencyKey: freshKey() });
const company = () => ({ name: `Kavir ${freshKey()}`, currencyCode: 'IRR', language: 'fa', idempotencyKey: freshKey() });
const branch = ({ ids }: BadWorld) => ({ companyId: ids.companyId, name: 'Depot', idempotencyKey: freshKey() });
const invited = ({ ids }: Pick<BadWorld, 'ids'>) => ({
    companyId: ids.companyId, firstName: 'Ali', lastName: 'Rad', emailAddress: `${freshKey()}@rad.example`, role: 'buyer', language: 'en', idempotencyKey: freshKey(),
});
const qualification = ({ ids }: BadWorld) => ({
    leadId: ids.leadId, title: 'Hotel', amount: 1, currencyCode: 'IRR', acceptDuplicates: true, idempotencyKey: freshKey(),
});

export const salesBadInput: Record<string, BadCall[]> = {
    createLead: inputs('sales-expert', lead,
        ['an unknown source', /source/, { source: 'dream' }],
        ['no phone number', /phone/, { phone: 'call me' }],
        ['no country', /countryCode/, { countryCode: 'Iran' }],
        ['an owner who is nobody', /ownerId/, { ownerId: nobodysId }],
        ['a long name', /companyName/, { companyName: tooLong(200) }]),
    updateLead: inputs('sales-expert', ({ ids }) => ({ id: ids.leadId }),
        ['no address', /emailAddress/, { emailAddress: 'nobody' }],
        ['an old version', /version/, { version: 77 }],
        unknownId, badId),
    contactLead: calls('sales-expert', unknownId, badId),
    disqualifyLead: calls('sales-expert', ['no reason', /reason/, ({ ids }) => ({ id: ids.leadId, reason: '' })]),
    qualifyLead: inputs('sales-expert', qualification,
        ['a negative amount', /amount/, { amount: -1 }],
        ['a day that is none', /expectedCloseOn/, { expectedCloseOn: '2031-13-01' }],
        ['an unknown lead', /Lead/, { leadId: nobodysId }],
        ['a lead id that is none', /leadId/, { leadId: '-4' }]),
    addLeadActivity: inputs('sales-expert', ({ ids }) => ({ leadId: ids.leadId, kind: 'call', text: 'Called', idempotencyKey: freshKey() }),
        ['an unknown kind', /kind/, { kind: 'lunch' }],
        ['no text', /text/, { text: '' }],
        ['a day that is none', /followUpOn/, { followUpOn: 'tomorrow' }]),
    updateOpportunity: inputs('sales-expert', ({ ids }) => ({ id: ids.opportunityId }),
        ['a negative amount', /amount/, { amount: -1 }],
        ['an owner who is nobody', /ownerId/, { ownerId: nobodysId }],
        unknownId),
    moveOpportunity: calls('sales-expert', ['an unknown stage', /stage/, ({ ids }) => ({ id: ids.opportunityId, stage: 'heaven' })]),
    loseOpportunity: calls('sales-expert', ['a long reason', /reason/, ({ ids }) => ({ id: ids.opportunityId, reason: tooLong(500) })]),
    winOpportunity: inputs('sales-expert', ({ ids }) => ({ id: ids.opportunityId, company: companyOf(), member: personOf(ids), idempotencyKey: freshKey() }),
        ['no company', /company/, { company: null }],
        ['no member', /member/, { member: null }],
        ["no phone number of the member's", /member\.phone/, ({ ids }) => ({ member: { ...personOf(ids), phone: 'x' } })],
        ["no tax number of the company's", /company\.taxId/, () => ({ company: { ...companyOf(), taxId: '1' } })]),
    createCompany: inputs('sales-expert', company,
        ['an empty name', /name/, { name: ' ' }],
        ['a wrong tax number', /taxId/, { taxId: '123' }],
        ['no currency of the world', /currencyCode/, { currencyCode: 'ABCD' }],
        ['a manager who is nobody', /managerAdministratorId/, { managerAdministratorId: nobodysId }],
        ['a day that is none', /isNewCustomerUntil/, { isNewCustomerUntil: '1.2.2031' }],
        ["a wrong address of the head office's", /headOffice\.email/, { headOffice: { email: 'nobody' } }]),
    updateCompany: inputs('sales-expert', ({ ids }) => ({ id: ids.companyId }),
        ['a long code', /code/, { code: tooLong(40) }],
        ['an old version', /version/, { version: 77 }],
        unknownId, badId),
    setCompanyActive: calls('sales-expert',
        ['a long reason', /reason/, ({ ids }) => ({ id: ids.companyId, active: false, reason: tooLong(500) })],
        ['an unknown company', /Company/, { id: nobodysId, active: false }]),
    createCompanyBranch: inputs('sales-expert', branch,
        ["another company's branch above it", /parentId/, ({ ids }) => ({ parentId: ids.foreignBranchId })],
        ['no phone number', /phone/, { phone: 'x' }],
        ['a company id that is none', /companyId/, { companyId: '0' }]),
    updateCompanyBranch: inputs('sales-expert', ({ ids }) => ({ id: ids.branchId }),
        ['no country', /countryCode/, { countryCode: '1' }],
        ['below itself', /parentId/, ({ ids }) => ({ parentId: ids.branchId })],
        ['an inactive head office', /active/, { active: false }]),
    inviteMember: inputs('sales-expert', invited,
        ['no address', /emailAddress/, { emailAddress: 'nobody' }],
        ['an address that is taken', /emailAddress/, ({ ids }) => ({ emailAddress: ids.memberEmail })],
        ['an unknown role', /role/, { role: 'king' }],
        ["another company's branch", /branchId|CompanyBranch/, ({ ids }) => ({ branchId: ids.foreignBranchId })]),
    resendInvitation: calls('sales-expert', unknownId, ['a member who has accepted', /already-accepted/, ({ ids }) => ({ id: ids.memberId })]),
    updateCompanyMember: inputs('sales-expert', ({ ids }) => ({ id: ids.memberId }),
        ['an unknown role', /role/, { role: 'king' }],
        ['no first name', /firstName/, { firstName: '' }]),
    createCompanyRole: inputs('sales-expert', ({ ids }) => ({ companyId: ids.companyId, name: freshKey(), permissions: ['order'], idempotencyKey: freshKey() }),
        ['no permissions', /permissions/, { permissions: [] }],
        ['a permission that is none', /permissions\.0/, { permissions: ['rule-the-world'] }],
        ['a company of nobody', /Company/, { companyId: nobodysId }]),
    updateCompanyRole: inputs('sales-expert', () => ({ name: 'x' }), unknownId, badId),
    deleteCompanyRole: calls('sales-expert', unknownId, badId),
    approveOrder: step('sales-manager'),
    rejectOrder: [...step('sales-manager'), ...noReason('sales-manager', 'submittedId')],
    holdOrder: [...step('sales-manager'), ...noReason('sales-manager', 'submittedId')],
    releaseHeldOrder: [...step('sales-manager'), ...noReason('sales-manager', 'heldId')],
    handOutPreSale: step('sales-manager'),
    cancelCompanyOrder: [...step('sales-manager'), ...noReason('sales-manager', 'submittedId')],
    decideOrderChange: inputs('sales-manager', ({ ids }) => ({ orderId: ids.submittedId, id: nobodysId, version: 1, accept: false, reason: 'too late', idempotencyKey: freshKey() }),
        ['a request that nobody has', /OrderChange/, {}],
        badId,
        ['a long reason', /reason/, { reason: tooLong(1000) }],
        ['a negative total', /shownTotalGross/, { shownTotalGross: -1 }],
        ['a short key', /idempotencyKey/, { idempotencyKey: 'short' }]),
    placeOrderForCompany: inputs('sales-expert', ({ ids }) => ({
        companyId: ids.companyId, branchId: ids.branchId, lines: [{ variantId: ids.variantId, unit: 'm2', quantity: 1 }], idempotencyKey: freshKey(),
    }),
        ['no lines', /lines/, { lines: [] }],
        ['more than there is', /lines\.0/, ({ ids }) => ({ lines: [{ variantId: ids.variantId, unit: 'm2', quantity: 1_000_000 }] })],
        ["another company's goods", /lines\.0/, ({ ids }) => ({ lines: [{ variantId: ids.foreignVariantId, unit: 'm2', quantity: 1 }] })],
        ["another company's branch", /branchId/, ({ ids }) => ({ branchId: ids.foreignBranchId })],
        ['an unknown way of delivery', /deliveryWay/, { deliveryWay: 'boat' }],
        ['a day in the past', /wishedDate/, { wishedDate: '2001-01-01' }]),
    updateOrderRules: inputs('sales-manager', () => ({ leadWorkingDays: 3, changeDecisionDays: 3, amounts: [], discountPercent: 5, newCustomerIsSpecial: true }),
        ['negative days', /leadWorkingDays/, { leadWorkingDays: -1 }],
        ['no day to decide on', /changeDecisionDays/, { changeDecisionDays: 0 }],
        ['more than all of it', /discountPercent/, { discountPercent: 101 }],
        ['one currency twice', /amounts/, { amounts: [{ currencyCode: 'IRR', amountMinor: 1 }, { currencyCode: 'IRR', amountMinor: 2 }] }]),
    setCreditTerms: inputs('sales-manager', ({ ids }) => ({ companyId: ids.companyId, limitMinor: 1000, termDays: 30, idempotencyKey: freshKey() }),
        ['a negative limit', /limitMinor/, { limitMinor: -1 }],
        ['a term of years', /termDays/, { termDays: 366 }],
        ['an unknown company', /Company/, { companyId: nobodysId }]),
    decideCreditProposal: inputs('superadmin', () => ({ id: nobodysId, version: 1, accept: true, idempotencyKey: freshKey() }),
        ['one that does not exist', /CreditProposal/, {}],
        ['a long reason', /reason/, { reason: tooLong(1000) }],
        badId),
    withdrawCreditProposal: calls('superadmin', unknownId, badId),
    setLargeCredit: inputs('superadmin', () => ({ currencyCode: 'EUR', fromMinor: 1000 }),
        ['nothing', /fromMinor/, { fromMinor: 0 }],
        ['an amount below nothing', /fromMinor/, { fromMinor: -1 }],
        ['an old version', /version/, { version: 77 }]),
    answerSupportThread: calls('sales-expert', ['no text', /text/, ({ ids }) => ({ id: ids.threadId, text: '', idempotencyKey: freshKey() })],
        ['a file that does not wait', /fileIds/, ({ ids }) => ({ id: ids.threadId, text: 'Look', fileIds: [nobodysId], idempotencyKey: freshKey() })],
        ['an unknown thread', /SupportThread/, () => ({ id: nobodysId, text: 'Yes', idempotencyKey: freshKey() })]),
    closeSupportThread: calls('sales-expert', unknownId, badId),
    assignSupportThread: calls('sales-expert', unknownId, ['nobody who answers', /administratorId/, ({ ids }) => ({ id: ids.threadId, administratorId: nobodysId })]),
    setSupportThreadPriority: calls('sales-expert', ['an unknown thread', /SupportThread/, { id: nobodysId, priority: 'high' }], ['an unknown priority', /priority/, ({ ids }) => ({ id: ids.threadId, priority: 'yesterday' })]),
    addSupportNote: calls('sales-expert', ['no text', /text/, ({ ids }) => ({ id: ids.threadId, text: '', idempotencyKey: freshKey() })], ['an unknown thread', /SupportThread/, () => ({ id: nobodysId, text: 'Yes', idempotencyKey: freshKey() })]),
    saveCannedAnswer: calls('sales-expert', ['no title', /title/, { input: { language: 'en', title: '', text: 'Yes' } }], ['a language of nobody', /language/, { input: { language: 'xx', title: 'Greeting', text: 'Yes' } }],
        ['an unknown one', /CannedAnswer/, { input: { id: nobodysId, version: 1, language: 'en', title: 'Greeting', text: 'Yes' } }]),
    deleteCannedAnswer: calls('sales-expert', unknownId, badId),
    setSupportSettings: calls('superadmin', ['closing before opening', /closeMinute/, { input: { version: 1, openMinute: 900, closeMinute: 480, normalMinutes: 60, highMinutes: 60, urgentMinutes: 60 } }],
        ['urgent later than normal', /urgentMinutes/, { input: { version: 1, openMinute: 480, closeMinute: 900, normalMinutes: 60, highMinutes: 60, urgentMinutes: 90 } }]),
};

function personOf(ids: BadWorld['ids']): Record<string, unknown> {
    const { firstName, lastName, emailAddress, role, language } = invited({ ids });
    return { firstName, lastName, emailAddress, role, language };
}

function companyOf(): Record<string, unknown> {
    const { name, currencyCode, language } = company();
    return { name, currencyCode, language };
}

function step(as: string): BadCall[] {
    return inputs(as, ({ ids }) => ({ orderId: ids.submittedId, reason: 'because', idempotencyKey: freshKey() }),
        ['an unknown order', /Order/, { orderId: nobodysId }],
        ['an order id that is none', /orderId/, { orderId: '0' }],
        ['a long reason', /reason/, { reason: tooLong(1000) }],
        ['a short key', /idempotencyKey/, { idempotencyKey: 'short' }]);
}

function noReason(as: string, orderId: string): BadCall[] {
    return inputs(as, ({ ids }) => ({ orderId: ids[orderId], idempotencyKey: freshKey() }), ['no reason', /reason/, { reason: '  ' }]);
}
